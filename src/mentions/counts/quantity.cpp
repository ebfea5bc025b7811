#include "mentions/counts/quantity.h"

#include <algorithm>

#include "mentions/names/tree.h"

namespace dateline::mentions {
namespace {

// No counted noun stands further from its number.
constexpr TokenIndex kChunk = 8;

}  // namespace

QuantityReader::QuantityReader(const Document& doc, const Words& words, const CountVocabulary& vocabulary,
                               const Numerals& numerals)
    : doc_(doc),
      words_(words),
      vocabulary_(vocabulary),
      numerals_(numerals),
      in_time_(doc.tokens.size(), false),
      entities_(entity_of_tokens(doc)),
      vbn_(xpos_from("VBN")),
      vbg_(xpos_from("VBG")) {
  for (const TimeMention& m : doc.mentions.times)
    for (TokenIndex t = m.first; t < m.last; ++t) in_time_[t] = true;
}

/// "Resolution 2334", "Brigade 55", "59 Division", "$ 5", "T - 72".
bool QuantityReader::is_label(TokenIndex at, TokenIndex past_number, const Sentence& s) const {
  const bool digits = words_.form(at).front() >= '0' && words_.form(at).front() <= '9';
  if (at > s.first) {
    const TokenIndex before = at - 1;
    const bool alone = past_number >= s.last || !is_nominal(doc_.tokens[past_number].upos);
    if (vocabulary_.is(vocabulary_.label, words_.form(before)) ||
        vocabulary_.is(vocabulary_.label, words_.lemma(before)))
      return digits || alone;
    if (doc_.tokens[before].upos == Upos::SYM) return true;
    const bool joined = words_.form(before) == "-" && before > s.first && !doc_.tokens[before].space_after &&
                        !doc_.tokens[before - 1].space_after;
    if (joined && !numerals_.may_begin(words_.form(before - 1))) return true;
    // "Front 33", "Ramadan 17": a name with its number, when nothing is counted after it.
    const bool noun_follows = past_number < s.last &&
                              (is_nominal(doc_.tokens[past_number].upos) || doc_.tokens[past_number].upos == Upos::ADJ);
    if (digits && doc_.tokens[before].upos == Upos::PROPN && words_.capitalised(before) && !noun_follows &&
        doc_.tokens[before].space_after)
      return true;
  }
  if (digits && past_number < s.last && words_.capitalised(past_number) &&
      words_.casing(words_.sentence(at)) != Casing::upper) {
    for (TokenIndex t = past_number; t < s.last && t < past_number + 3 && words_.capitalised(t); ++t)
      if (vocabulary_.is(vocabulary_.name_noun, words_.form(t))) return true;
  }
  const std::int32_t e = entities_[at];
  if (e >= 0) {
    const Entity& entity = doc_.entities[static_cast<std::size_t>(e)];
    const bool name = entity.label == EntityLabel::PER || entity.label == EntityLabel::ORG ||
                      entity.label == EntityLabel::FAC || entity.label == EntityLabel::WEAPON;
    if (name && digits && entity.first < at && entity.last >= past_number) return true;
  }
  return false;
}

bool QuantityReader::is_measure(TokenIndex t, const Sentence& s) const {
  if (t >= s.last) return false;
  if (words_.form(t) == "-") ++t;  // "30-km", "122-mm"
  return t < s.last &&
         (vocabulary_.is(vocabulary_.measure, words_.form(t)) || vocabulary_.is(vocabulary_.measure, words_.lemma(t)));
}

/// "Tommy Rafferty, 54."
bool QuantityReader::is_age(TokenIndex at, TokenIndex past_number, const Sentence& s) const {
  if (at < s.first + 2 || words_.form(at - 1) != "," || doc_.tokens[at - 2].upos != Upos::PROPN) return false;
  return past_number >= s.last || words_.form(past_number) == "," || words_.form(past_number) == "." ||
         words_.form(past_number) == ")";
}

/// "between 5 and 7", "5-7", "five or six".
bool QuantityReader::range(Quantity& q, const Numeral& low, const Sentence& s) const {
  const TokenIndex link = low.last;
  if (link + 1 >= s.last || !low.value || low.vague) return false;
  const std::string_view word = words_.form(link);
  if (!vocabulary_.is(vocabulary_.range_link, word)) return false;
  const bool opened = q.number > s.first && vocabulary_.is(vocabulary_.range_open, words_.form(q.number - 1));
  const bool both = word == "and";
  if (both && !opened) return false;
  const auto high = numerals_.read(doc_, words_, link + 1, s.last);
  if (!high || !high->value || *high->value <= *low.value) return false;
  // "5 to 7 thousand"
  const double scale =
      *high->value >= 1000 && *low.value < 1000 && static_cast<std::int64_t>(*high->value) % 1000 == 0 && !high->digits
          ? 1000
          : 1;
  q.min = *low.value * (scale == 1000 && *low.value * 1000 < *high->value ? 1000 : 1);
  q.max = high->value;
  q.number_last = high->last;
  if (opened) q.first = q.number - 1;
  return true;
}

/// "at least", "an estimated", "some" before the number; they also say what the number means.
void QuantityReader::modifiers(Quantity& q, const Sentence& s) const {
  Bound bound = Bound::plain;
  for (int n = 0; n < 3 && q.first > s.first; ++n) {
    const CountPhrase* found = nullptr;
    for (const CountPhrase& p : vocabulary_.modifiers(words_.form(q.first - 1))) {
      if (q.first < s.first + p.words.size()) continue;
      const TokenIndex start = q.first - static_cast<TokenIndex>(p.words.size());
      bool fits = true;
      for (std::size_t i = 0; i < p.words.size() && fits; ++i)
        fits = words_.form(start + static_cast<TokenIndex>(i)) == p.words[i];
      if (fits) {
        found = &p;
        break;
      }
    }
    if (found == nullptr) break;
    q.first -= static_cast<TokenIndex>(found->words.size());
    if (bound == Bound::plain)
      bound = found->bound;
    else if (found->bound == Bound::min || found->bound == Bound::max)
      bound = found->bound;
  }
  TokenIndex end = q.number_last;
  if (end < s.last)
    for (const CountPhrase& p : vocabulary_.afters(words_.form(end))) {
      bool fits = end + p.words.size() <= s.last;
      for (std::size_t i = 0; i < p.words.size() && fits; ++i)
        fits = words_.form(end + static_cast<TokenIndex>(i)) == p.words[i];
      if (!fits) continue;
      q.number_last = q.last = end + static_cast<TokenIndex>(p.words.size());
      bound = p.bound;
      break;
    }
  if (bound == Bound::min) q.max.reset();
  if (bound == Bound::max) q.min.reset();
  if (bound == Bound::about) q.approx = true;
}

/// Adjectives and nouns after the number; the last noun is what is counted.
void QuantityReader::chunk(Quantity& q, TokenIndex from, const Sentence& s) const {
  const TokenIndex past = std::min(s.last, from + kChunk);
  for (TokenIndex t = from; t < past && !in_time_[t]; ++t) {
    const Token& token = doc_.tokens[t];
    const std::string_view form = words_.form(t);
    const bool participle = token.upos == Upos::VERB && (token.xpos == vbn_ || token.xpos == vbg_);
    const bool nominal_next =
        t + 1 < past && (is_nominal(doc_.tokens[t + 1].upos) || doc_.tokens[t + 1].upos == Upos::ADJ);
    if (is_nominal(token.upos)) {
      // "15 soldiers dead": what became of them, and not a part of the name.
      if (q.noun != kNoToken && vocabulary_.effect_word(form) && !nominal_next) return;
      q.noun = t;
      q.last = t + 1;
    } else if (token.upos == Upos::ADJ || (participle && nominal_next && q.noun == kNoToken) ||
               (token.upos == Upos::ADV && nominal_next)) {
      if (q.noun != kNoToken && !nominal_next) return;
      if (!nominal_next && vocabulary_.effect_word(form)) {  // "two American wounded"
        q.last = t + 1;
        return;
      }
    } else if (form == "-" || form == "\"") {
      if (!nominal_next) return;
    } else {
      return;
    }
  }
}

void QuantityReader::noun_phrase(Quantity& q, const Sentence& s) const {
  TokenIndex t = q.number_last;
  if (t >= s.last) return;
  if (vocabulary_.is(vocabulary_.of, words_.form(t)) &&
      t + 1 < s.last) {  // "three of its tanks", "four of the notables", "14 of them"
    ++t;
    if (vocabulary_.is(vocabulary_.part_pronoun, words_.form(t))) {
      q.of_pronoun = true;
      q.last = t + 1;
      return;
    }
    while (t < s.last && (doc_.tokens[t].upos == Upos::DET || doc_.tokens[t].upos == Upos::PRON)) ++t;
  }
  chunk(q, t, s);
}

std::optional<Quantity> QuantityReader::read(TokenIndex at, const Sentence& s) const {
  if (in_time_[at]) return std::nullopt;
  Quantity q;
  q.first = q.number = at;
  const auto numeral = numerals_.may_begin(words_.form(at)) ? numerals_.read(doc_, words_, at, s.last) : std::nullopt;
  if (!numeral) {
    const bool article = vocabulary_.is(vocabulary_.article, words_.form(at)) && at + 1 < s.last;
    if (!article) return std::nullopt;
    q.article = true;
    q.number_last = q.last = at + 1;
    q.min = q.max = 1;
    chunk(q, at + 1, s);
    return q.noun == kNoToken ? std::nullopt : std::optional(q);
  }
  q.number_last = q.last = numeral->last;
  for (TokenIndex t = at; t < numeral->last; ++t)
    if (in_time_[t]) return std::nullopt;
  // "18.00 news", "0'12": a clock or a score.
  const bool fraction = numeral->digits && numeral->last == at + 1 && *numeral->value < 1000 &&
                        words_.form(at).find_first_of(".,") != std::string_view::npos && numeral->whole();
  if (fraction || (numeral->value && *numeral->value == 0)) return std::nullopt;
  if (is_label(at, q.number_last, s) || is_age(at, q.number_last, s)) return std::nullopt;
  q.approx = numeral->vague;
  if (numeral->vague)
    q.min = numeral->value;
  else
    q.min = q.max = numeral->value;
  if (range(q, *numeral, s))
    q.approx = false;
  else if (q.number_last < s.last && words_.form(q.number_last) == "-")
    return std::nullopt;  // "a 3,000-strong force", "two-hour"
  const TokenIndex next = q.number_last;
  modifiers(q, s);
  const bool per_cent = next + 1 < s.last && vocabulary_.is(vocabulary_.per, words_.form(next));
  if (per_cent || (next < s.last && vocabulary_.is(vocabulary_.percent, words_.form(next)))) {
    q.percent = true;
    q.last = next + (per_cent ? 2 : 1);
    q.noun = q.last - 1;
    return q;
  }
  if (is_measure(q.number_last, s) || !numeral->whole() == numeral->value.has_value()) return std::nullopt;
  noun_phrase(q, s);
  if (q.noun != kNoToken && is_measure(q.noun, s)) return std::nullopt;
  return q;
}

}  // namespace dateline::mentions
