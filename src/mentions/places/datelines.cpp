#include "mentions/places/datelines.h"

#include <string_view>

namespace dateline::mentions {

namespace {

constexpr TokenIndex kLongestDateline = 32;  // tokens
constexpr TokenIndex kLongestHead = 8;

bool is_dash(std::string_view form) {
  return form == "—" || form == "–" || form == "-" || form == "--" || form == "---" || form == "―";
}

/// The end of the dateline that a paragraph begins with (the token of its dash, or colon after a slash), or `first` when there is none.
TokenIndex dateline_end(const Document& doc, TokenIndex first, TokenIndex last) {
  const TokenIndex limit = std::min(last, first + kLongestDateline);
  bool bracket = false;
  for (TokenIndex t = first; t < limit; ++t) {
    const std::string_view form = doc.form(t);
    if (form == "(" ) bracket = true;
    if (is_dash(form)) {
      const bool inside_word = t > first && !doc.tokens[t - 1].space_after && !doc.tokens[t].space_after;
      if (!inside_word && t > first) return t;
      continue;
    }
    const bool verb = doc.tokens[t].upos == Upos::VERB || doc.tokens[t].upos == Upos::AUX;
    if (verb && !bracket && t > first + 1 && form.size() > 3 && form[0] >= 'a' && form[0] <= 'z') return first;
    if (form == ")") {
      bracket = false;
      // "BEIRUT (AP) Fighting …": the agency ends the dateline where the dash was lost.
      if (t + 1 < limit && t - first <= 8 && t > first + 1 && !is_dash(doc.form(t + 1)) && doc.form(t + 1) != ":") return t + 1;
    }
    if (form == ":" && t > first + 1 && bracket == false) return first;
  }
  return first;
}

}  // namespace

void mark_datelines(const Document& doc, std::vector<PlaceMention>& places) {
  // A dateline stands in the first paragraphs of the body: some wires carry lines of their own before it.
  int paragraphs = 0;
  std::uint32_t paragraph = 0xFFFFFFFF;
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const Sentence& s = doc.sentences[i];
    if (s.in_title || s.paragraph == paragraph) continue;
    paragraph = s.paragraph;
    if (++paragraphs > 3) return;
    TokenIndex past = s.last;
    for (std::uint32_t k = i + 1; k < doc.sentences.size() && k < i + 3 && doc.sentences[k].paragraph == paragraph; ++k) past = doc.sentences[k].last;
    TokenIndex end = dateline_end(doc, s.first, past);
    // "Mozdok. Federal forces …": a first sentence of nothing but a name.
    if (end == s.first && s.last - s.first <= 4 && past > s.last) end = s.last;
    bool any = false;
    for (PlaceMention& p : places)
      if (p.first >= s.first && p.last <= end && !p.actor_use) {
        if (!any && p.first > s.first + 1) break;  // it begins with its place
        p.dateline = any = true;
      }
    if (any) return;
  }
}

void mark_section_heads(const Document& doc, std::vector<PlaceMention>& places) {
  std::uint32_t paragraph = 0xFFFFFFFF;
  std::size_t p = 0;
  for (const Sentence& s : doc.sentences) {
    if (s.in_title || s.paragraph == paragraph) continue;
    paragraph = s.paragraph;
    while (p < places.size() && places[p].first < s.first) ++p;
    // Bullets and numbers may stand before the head.
    if (p >= places.size() || places[p].first > s.first + 1 || places[p].dateline || places[p].actor_use) continue;
    TokenIndex t = places[p].last;
    const TokenIndex limit = std::min<TokenIndex>(s.last, places[p].first + kLongestHead);
    while (t < limit && doc.form(t) != ":" && doc.form(t) != "." && (doc.tokens[t].upos == Upos::PROPN || doc.tokens[t].upos == Upos::NOUN ||
           doc.form(t) == "," || doc.form(t) == "/" || doc.form(t) == "(" || doc.form(t) == ")")) ++t;
    const bool ends = t < limit && (doc.form(t) == ":" || (doc.form(t) == "." && t + 1 == s.last));
    if (ends) places[p].section_head = true;
  }
}

}  // namespace dateline::mentions
