#include "records/control/share.h"

#include <charconv>

#include "records/tree.h"

namespace dateline::records {
namespace {

/// "half" → 0.5, "most" → 0.5 and up: the table `share` gives "min" or "min-max" in percent.
std::optional<Control::Share> share_word(const Index& index, TokenIndex t) {
  const auto& k = *index.lexicon.knowledge;
  const std::string_view value = k.lookup(index.lexicon.share_table, index.doc.lemma(t));
  if (value.empty()) return std::nullopt;
  Control::Share share;
  double low = 0, high = 0;
  const char* end = value.data() + value.size();
  auto r = std::from_chars(value.data(), end, low);
  if (r.ec != std::errc()) return std::nullopt;
  share.min = low / 100;
  if (r.ptr != end && *r.ptr == '-') {
    if (std::from_chars(r.ptr + 1, end, high).ec == std::errc()) share.max = high / 100;
  } else if (r.ptr == end) {
    share.max = share.min;
  }
  return share;
}

std::optional<Control::Share> percent(const CountMention& m) {
  Control::Share share;
  if (m.count.min) share.min = static_cast<double>(*m.count.min) / 100;
  if (m.count.max) share.max = static_cast<double>(*m.count.max) / 100;
  return share;
}

}  // namespace

void find_share(const Index& index, TokenIndex at, Control& control) {
  if (at == kNoToken) return;
  const Document& doc = index.doc;
  const auto [first, last] = doc.subtree(at);
  for (TokenIndex t = first; t < last; ++t) {
    const std::int32_t i = doc.mentions.count_headed_by[t];
    if (i >= 0 && doc.mentions.counts[static_cast<std::size_t>(i)].percent && !control.share) {
      control.share = percent(doc.mentions.counts[static_cast<std::size_t>(i)]);
    } else if (!control.share) {
      control.share = share_word(index, t);
    }
    if (!control.part.empty() || doc.tokens[t].upos != Upos::NOUN || !index.lexicon.is(index.lexicon.part_noun, doc, t)) continue;
    if (t == at && index.lexicon.is(index.lexicon.settlement_noun, doc, t)) continue;  // "the town of X" is all of it
    TokenIndex from = t;
    for (TokenIndex c : doc.children(t)) {
      if (c < from && (relation(doc, c) == Deprel::amod || relation(doc, c) == Deprel::compound)) from = c;
    }
    control.part = doc.words(doc.span_of(from, t + 1));
  }
}

}  // namespace dateline::records
