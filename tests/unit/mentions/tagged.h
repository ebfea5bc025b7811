// Documents from tagged words, and the repository's words of time and number, for the tests of times and counts.
//
//   Document doc = tagged("2017-01-19", "Rebels/NNS left/leave/VBD on/IN Tuesday/NNP ./.");
//
// A token is form/TAG or form/lemma/TAG with a Penn tag; the lemma is the lower-cased form unless given. "\n" ends a paragraph,
// "./." a sentence. No trees: the finders must do without. A token that begins with "+" continues the one before it ("Friday/NNP +'s/POS").
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "knowledge/compile.h"
#include "knowledge/knowledge.h"
#include "text/fold.h"

namespace dateline::mentions::testing {

inline const knowledge::Knowledge& words_of_time_and_number() {
  static const knowledge::Knowledge words = [] {
    const std::filesystem::path dir =
        std::filesystem::temp_directory_path() / ("dateline-times-test-" + std::to_string(::getpid()));
    std::filesystem::create_directories(dir / "en/words");
    std::filesystem::copy(DATELINE_SOURCE_DIR "/knowledge/en/times", dir / "en/times");
    std::filesystem::copy_file(DATELINE_SOURCE_DIR "/knowledge/en/words/counts.toml", dir / "en/words/counts.toml");
    const auto result = knowledge::compile(dir, dir / "k.bin");
    for (const Error& e : result.problems) throw std::runtime_error(e.message());
    knowledge::Knowledge k = knowledge::Knowledge::open(dir / "k.bin");
    std::filesystem::remove_all(dir);
    return k;
  }();
  return words;
}

inline Upos upos_of(std::string_view tag) {
  if (tag.starts_with("NNP")) return Upos::PROPN;
  if (tag.starts_with("NN")) return Upos::NOUN;
  if (tag.starts_with("VB")) return Upos::VERB;
  if (tag.starts_with("JJ")) return Upos::ADJ;
  if (tag.starts_with("RB")) return Upos::ADV;
  if (tag.starts_with("PRP") || tag == "WP" || tag == "WDT") return Upos::PRON;
  if (tag == "MD") return Upos::AUX;
  if (tag == "DT") return Upos::DET;
  if (tag == "CD") return Upos::NUM;
  if (tag == "IN") return Upos::ADP;
  if (tag == "TO" || tag == "POS") return Upos::PART;
  if (tag == "CC") return Upos::CCONJ;
  if (tag == "SYM" || tag == "$") return Upos::SYM;
  return Upos::PUNCT;
}

inline Document tagged(const std::string& date, const std::string& words) {
  Document doc;
  doc.date = date;
  std::vector<std::string> lemmas, tags;
  std::uint32_t paragraph = 0;
  TokenIndex first = 0;
  const auto end_sentence = [&] {
    const auto last = static_cast<TokenIndex>(doc.tokens.size());
    if (last > first) doc.sentences.push_back({doc.span_of(first, last), first, last, paragraph, false});
    first = last;
  };
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" \n", at), words.size());
    std::string word = words.substr(at, end - at);
    const std::size_t tag_at = word.rfind('/');
    if (tag_at != std::string::npos) {
      std::string tag = word.substr(tag_at + 1), form = word.substr(0, tag_at), lemma;
      if (const std::size_t slash = form.rfind('/'); slash != std::string::npos && slash > 0 && tag != "CD")
        lemma = form.substr(slash + 1), form.resize(slash);
      else
        text::fold(form, lemma);
      Token token;
      token.joined = form.size() > 1 && form.front() == '+';
      if (token.joined)
        form.erase(0, 1);
      else if (!doc.text.empty())
        doc.text += ' ';
      token.span = {static_cast<std::uint32_t>(doc.text.size()),
                    static_cast<std::uint32_t>(doc.text.size() + form.size())};
      token.xpos = xpos_from(tag);
      // "have" and "be" before another verb are auxiliaries: written with the tag of a verb and a "*".
      const bool auxiliary = form.size() > 1 && form.back() == '*';
      if (auxiliary) form.pop_back(), --token.span.end;
      token.upos = auxiliary ? Upos::AUX : upos_of(tag);
      if (auxiliary && !lemma.empty() && lemma.back() == '*') lemma.pop_back();
      doc.text += form;
      doc.tokens.push_back(token);
      lemmas.push_back(lemma);
      if (tag == ".") end_sentence();
    }
    if (end < words.size() && words[end] == '\n') end_sentence(), ++paragraph;
    at = end + 1;
  }
  end_sentence();
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) doc.set_lemma(t, lemmas[t]);
  doc.index_children();
  return doc;
}

}  // namespace dateline::mentions::testing
