#include "mentions/names/words.h"

#include "text/fold.h"

namespace dateline::mentions {

Words::Words(const Document& doc) {
  const std::size_t n = doc.tokens.size();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> at(2 * n);
  std::string key;
  pool_.reserve(2 * doc.text.size());
  const auto keep = [&](std::string_view word) {
    text::fold(word, key);
    const std::pair<std::uint32_t, std::uint32_t> where(pool_.size(), key.size());
    pool_ += key;
    return where;
  };
  for (TokenIndex t = 0; t < n; ++t) {
    at[2 * t] = keep(doc.form(t));
    const std::string_view lemma = doc.lemma(t);
    at[2 * t + 1] = lemma.empty() || lemma == doc.form(t) ? at[2 * t] : keep(lemma);
  }
  forms_.resize(n), lemmas_.resize(n);
  for (TokenIndex t = 0; t < n; ++t) {
    forms_[t] = std::string_view(pool_).substr(at[2 * t].first, at[2 * t].second);
    lemmas_[t] = std::string_view(pool_).substr(at[2 * t + 1].first, at[2 * t + 1].second);
  }
  sentence_of_.assign(n, 0);
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
    for (TokenIndex t = doc.sentences[s].first; t < doc.sentences[s].last; ++t) sentence_of_[t] = s;
  read_shapes(doc);
  read_casings(doc);
}

void Words::read_shapes(const Document& doc) {
  shapes_.resize(doc.tokens.size());
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    const std::string_view form = doc.form(t);
    const unsigned char first = form.empty() ? '0' : static_cast<unsigned char>(form.front());
    const bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (!letter && forms_[t].find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos) shapes_[t] = Shape::other;
    else if (text::is_all_caps(form)) shapes_[t] = Shape::upper;
    else shapes_[t] = text::is_capital(form) ? Shape::capital : Shape::lower;
  }
}

void Words::read_casings(const Document& doc) {
  casings_.resize(doc.sentences.size());
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    int upper = 0, lower = 0, capital = 0, long_lower = 0;
    for (TokenIndex t = doc.sentences[s].first; t < doc.sentences[s].last; ++t) {
      upper += shapes_[t] == Shape::upper;
      lower += shapes_[t] == Shape::lower;
      capital += shapes_[t] == Shape::capital;
      long_lower += shapes_[t] == Shape::lower && forms_[t].size() > 4;
    }
    if (upper >= 3 && upper > 4 * (lower + capital)) casings_[s] = Casing::upper;
    else if (capital >= 4 && long_lower == 0 && capital > 2 * lower) casings_[s] = Casing::title;
    else casings_[s] = Casing::sentence;
  }
}

}  // namespace dateline::mentions
