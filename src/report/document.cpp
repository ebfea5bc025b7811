// The parts of Document that are more than data, and the names of tags and relations.
#include "dateline/document.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr std::array kUpos{"ADJ"sv, "ADP"sv, "ADV"sv, "AUX"sv, "CCONJ"sv, "DET"sv, "INTJ"sv, "NOUN"sv, "NUM"sv,
                           "PART"sv, "PRON"sv, "PROPN"sv, "PUNCT"sv, "SCONJ"sv, "SYM"sv, "VERB"sv, "X"sv};
static_assert(kUpos.size() == kUposCount);

constexpr std::array kDeprel{
    "root"sv, "acl"sv, "acl:relcl"sv, "advcl"sv, "advcl:relcl"sv, "advmod"sv, "amod"sv, "appos"sv, "aux"sv, "aux:pass"sv,
    "case"sv, "cc"sv, "cc:preconj"sv, "ccomp"sv, "compound"sv, "compound:prt"sv, "conj"sv, "cop"sv, "csubj"sv,
    "csubj:outer"sv, "csubj:pass"sv, "dep"sv, "det"sv, "det:predet"sv, "discourse"sv, "dislocated"sv, "expl"sv, "fixed"sv,
    "flat"sv, "goeswith"sv, "iobj"sv, "list"sv, "mark"sv, "nmod"sv, "nmod:desc"sv, "nmod:poss"sv, "nmod:unmarked"sv,
    "nsubj"sv, "nsubj:outer"sv, "nsubj:pass"sv, "nummod"sv, "obj"sv, "obl"sv, "obl:agent"sv, "obl:unmarked"sv, "orphan"sv,
    "parataxis"sv, "punct"sv, "reparandum"sv, "vocative"sv, "xcomp"sv};
static_assert(kDeprel.size() == kDeprelCount);

constexpr std::array kEntityLabel{"PER"sv, "ORG"sv, "LOC"sv, "GPE"sv, "NORP"sv, "FAC"sv,
                                  "WEAPON"sv, "EVENT"sv, "MONEY"sv, "QUANTITY"sv, "DATE"sv, "OTHER"sv};

/// The place of `text` in `values`, or `missing`.
template <std::size_t N>
std::size_t place(const std::array<std::string_view, N>& values, std::string_view text, std::size_t missing) {
  const auto found = std::find(values.begin(), values.end(), text);
  return found == values.end() ? missing : static_cast<std::size_t>(found - values.begin());
}

}  // namespace

std::string_view name(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }
Upos upos_from(std::string_view name) { return static_cast<Upos>(place(kUpos, name, static_cast<std::size_t>(Upos::X))); }

std::string_view name(Deprel relation) { return kDeprel[static_cast<std::size_t>(relation)]; }

Deprel deprel_from(std::string_view name) {
  std::size_t found = place(kDeprel, name, kDeprel.size());
  if (found == kDeprel.size()) found = place(kDeprel, name.substr(0, name.find(':')), static_cast<std::size_t>(Deprel::dep));
  return static_cast<Deprel>(found);
}

Deprel base(Deprel relation) {
  const std::string_view full = name(relation);
  const std::size_t colon = full.find(':');
  return colon == std::string_view::npos ? relation : deprel_from(full.substr(0, colon));
}

std::string_view name(EntityLabel label) { return kEntityLabel[static_cast<std::size_t>(label)]; }

std::optional<EntityLabel> entity_label_from(std::string_view name) {
  const auto found = std::find(kEntityLabel.begin(), kEntityLabel.end(), name);
  if (found == kEntityLabel.end()) return std::nullopt;
  return static_cast<EntityLabel>(found - kEntityLabel.begin());
}

const std::vector<std::string_view>& xpos_names() {
  static const std::vector<std::string_view> names = {
      "_",   "$",   "''",  ",",   "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD",  "DT",   "EX",  "FW",  "GW",  "HYPH",
      "IN",  "JJ",  "JJR", "JJS", "LS",    "MD",    "NFP", "NN",  "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR",
      "RBS", "RP",  "SYM", "TO",  "UH",    "VB",    "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP",   "WP$", "WRB", "``", "#", "XX"};
  return names;
}

std::uint8_t xpos_from(std::string_view name) {
  const auto& names = xpos_names();
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0 : static_cast<std::uint8_t>(found - names.begin());
}

void Document::set_lemma(TokenIndex t, std::string_view lemma) {
  const auto begin = static_cast<std::uint32_t>(lemma_pool.size());
  lemma_pool += lemma;
  tokens[t].lemma = {begin, static_cast<std::uint32_t>(lemma_pool.size())};
}

std::uint32_t Document::sentence_of(TokenIndex t) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), t,
                                      [](TokenIndex token, const Sentence& s) { return token < s.last; });
  return static_cast<std::uint32_t>(after - sentences.begin());
}

TokenIndex Document::token_at(std::uint32_t byte) const {
  const auto found = std::upper_bound(tokens.begin(), tokens.end(), byte,
                                      [](std::uint32_t at, const Token& token) { return at < token.span.end; });
  return static_cast<TokenIndex>(found - tokens.begin());
}

void Document::index_children() {
  child_start.assign(tokens.size() + 1, 0);
  for (const Token& token : tokens) {
    if (token.head != kNoHead) ++child_start[token.head + 1];
  }
  for (std::size_t t = 0; t < tokens.size(); ++t) child_start[t + 1] += child_start[t];
  child_list.resize(child_start.back());
  // Children are counted in order of the text: after this loop child_start[t] stands at the next token's start.
  for (TokenIndex t = 0; t < tokens.size(); ++t) {
    if (tokens[t].head != kNoHead) child_list[child_start[tokens[t].head]++] = t;
  }
  for (std::size_t t = tokens.size(); t > 0; --t) child_start[t] = child_start[t - 1];
  child_start[0] = 0;
}

TokenIndex Document::child(TokenIndex t, Deprel relation) const {
  for (const TokenIndex c : children(t)) {
    if (tokens[c].deprel == relation) return c;
  }
  return kNoToken;
}

std::pair<TokenIndex, TokenIndex> Document::subtree(TokenIndex t) const {
  TokenIndex first = t, last = t + 1;
  // Trees are projective, so the outermost children lead to the edges.
  for (TokenIndex at = t;;) {
    const Children below = children(at);
    if (below.begin() == below.end() || *below.begin() >= at) break;
    first = at = *below.begin();
  }
  for (TokenIndex at = t;;) {
    const Children below = children(at);
    if (below.begin() == below.end() || *(below.end() - 1) <= at) break;
    at = *(below.end() - 1);
    last = at + 1;
  }
  return {first, last};
}

}  // namespace dateline
