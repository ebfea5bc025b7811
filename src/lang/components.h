// The stages of a model, loaded: views into its sections.
#pragma once

#include "lang/lemmatizer.h"
#include "lang/names.h"
#include "lang/parser.h"
#include "lang/tagger.h"
#include "lang/vocabulary.h"
#include "lang/word_pairs.h"

namespace dateline::lang {

struct Components {
  Vocabulary vocabulary;
  Tagger tagger;
  Lemmatizer lemmatizer;
  WordPairs pairs;
  Parser parser;
  NameRecognizer names;

  static Components load(const SectionSource& source) {
    return {Vocabulary::load(source), Tagger::load(source), Lemmatizer::load(source), WordPairs::load(source), Parser::load(source),
            NameRecognizer::load(source)};
  }
};

}  // namespace dateline::lang
