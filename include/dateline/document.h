// A report's text with its layers of analysis. Each stage of the pipeline reads the layers before it
// and adds its own (see src/coder.cpp for the order):
//
//   text      sentences, paragraphs, tokens (spans only)
//   lang      tags, lemmas, trees, entities
//   mentions  actors, places, times, counts, chains     (dateline/mention.h)
//
// Offsets: every Span counts bytes of Document::text. Where the report has a title, `text` is
// title + "\n\n" + body and `body_begin` is where the body starts, so that one document carries both;
// `code_points()` converts a span to the offsets that records use, relative to its own part.
//
// Trees follow Universal Dependencies English (v2). Heads are indexes of tokens of the document, not
// of the sentence; a sentence's root has head == kNoHead. A Document is a value: build it by hand in
// tests, or from CoNLL-U with read_conllu(). Not thread-safe while a stage writes; free to share after.
//
//   for (const Sentence& s : doc.sentences)
//     for (TokenIndex t = s.first; t < s.last; ++t) print(doc.form(t), doc.lemma(t), doc.tokens[t].upos);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/mention.h"
#include "dateline/span.h"
#include "dateline/token.h"

namespace dateline {

/// Universal part-of-speech tags, in alphabetical order as UD lists them.
enum class Upos : std::uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };
inline constexpr int kUposCount = 17;
std::string_view name(Upos upos);
Upos upos_from(std::string_view name);  // X when unknown

/// Universal relations with the subtypes of UD English that carry meaning for us. The list and its
/// order are part of the model format: add at the end.
enum class Deprel : std::uint8_t {
  root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp,
  compound, compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet, discourse, dislocated,
  expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmod_desc, nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass,
  nummod, obj, obl, obl_agent, obl_unmarked, orphan, parataxis, punct, reparandum, vocative, xcomp
};
inline constexpr int kDeprelCount = 51;
std::string_view name(Deprel relation);          // "nsubj:pass"
Deprel deprel_from(std::string_view name);       // unknown subtypes fall back to their base; dep when unknown
Deprel base(Deprel relation);                    // nsubj_pass → nsubj

/// Kinds of names, as `dateline annotate` writes them.
enum class EntityLabel : std::uint8_t { PER, ORG, LOC, GPE, NORP, FAC, WEAPON, EVENT, MONEY, QUANTITY, DATE, OTHER };
std::string_view name(EntityLabel label);
std::optional<EntityLabel> entity_label_from(std::string_view name);  // nothing when there is none of this name

struct Token {
  Span span;                       // bytes of Document::text
  bool space_after = true;         // white space follows
  bool joined = false;             // continues the multi-word token that the token before it began ("n't" in "don't")
  // set by lang:
  Upos upos = Upos::X;
  std::uint8_t xpos = 0;           // index into xpos_names(); 0 is "_"
  Deprel deprel = Deprel::dep;
  TokenIndex head = kNoHead;
  Span lemma;                      // bytes of Document::lemma_pool
};

struct Sentence {
  Span span;                       // from the first to the last token
  TokenIndex first = 0;            // half-open range of tokens
  TokenIndex last = 0;
  std::uint32_t paragraph = 0;     // index into Document::paragraphs
  bool in_title = false;
};

/// A name found by lang. Nested names are separate entities; outer ones come first.
struct Entity {
  Span span;
  TokenIndex first = 0;
  TokenIndex last = 0;
  EntityLabel label = EntityLabel::OTHER;
};

class Document {
 public:
  std::string text;                // title + "\n\n" + body, or the body alone
  std::uint32_t body_begin = 0;    // 0 when there is no title
  std::string date;                // the report's date (ISO day), or empty
  std::string source;              // the report's publisher, or empty

  std::vector<Span> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::string lemma_pool;          // the lemmas' bytes; Token::lemma points into it
  std::vector<Entity> entities;
  Mentions mentions;

  std::string_view form(TokenIndex t) const { return slice(text, tokens[t].span); }
  std::string_view lemma(TokenIndex t) const { return slice(lemma_pool, tokens[t].lemma); }
  std::string_view words(Span span) const { return slice(text, span); }
  void set_lemma(TokenIndex t, std::string_view lemma);

  /// The sentence that holds token `t`. O(log n).
  std::uint32_t sentence_of(TokenIndex t) const;
  /// The first token that ends after byte `byte`, or tokens.size(). O(log n).
  TokenIndex token_at(std::uint32_t byte) const;
  bool in_title(Span span) const { return span.begin < body_begin; }

  /// The children of each token in order, as one flat index: children of `t` are
  /// child_list[child_start[t] … child_start[t+1]). Made by index_children() once the trees stand.
  std::vector<std::uint32_t> child_start;
  std::vector<TokenIndex> child_list;
  void index_children();

  struct Children {
    const TokenIndex* first;
    const TokenIndex* past;
    const TokenIndex* begin() const { return first; }
    const TokenIndex* end() const { return past; }
  };
  Children children(TokenIndex t) const {
    return {child_list.data() + child_start[t], child_list.data() + child_start[t + 1]};
  }
  /// First child of `t` whose relation is `relation` exactly, or kNoToken.
  TokenIndex child(TokenIndex t, Deprel relation) const;
  /// Tokens [first, last) spanned by the subtree of `t`.
  std::pair<TokenIndex, TokenIndex> subtree(TokenIndex t) const;
  Span span_of(TokenIndex first, TokenIndex last) const { return {tokens[first].span.begin, tokens[last - 1].span.end}; }
};

/// Penn tags as EWT uses them; index 0 is "_".
const std::vector<std::string_view>& xpos_names();
std::uint8_t xpos_from(std::string_view name);

}  // namespace dateline
