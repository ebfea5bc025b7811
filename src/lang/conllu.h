// CoNLL-U in and out.
//
//   Expected<std::vector<ConlluDocument>> documents = read_conllu(bytes, "en_ewt-dev.conllu");
//   std::string out;
//   write_conllu(document, out);
//
// Reading makes one Document for each "# newdoc" (or one for the whole file), its text rebuilt from the
// tokens, SpaceAfter=No and the multi-word tokens; empty nodes are skipped; the words of a multi-word
// token share out its bytes, so that form() is the surface ("du" may become "d" + "u"). Errors name the
// line. Reading and writing what write_conllu() wrote gives the same bytes.
//
// Writing needs sentences and tokens; columns of layers that are not there are what a Token holds by
// default. "# text" is the sentence's text with white space folded to single spaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/error.h"

namespace dateline::lang {

struct ConlluDocument {
  std::string id;                   // of "# newdoc id", or empty
  Document document;
  std::vector<std::string> forms;   // the FORM column, where it matters that it is not the surface
  std::vector<std::string> misc;    // the MISC column, one a token
  std::vector<std::string> sentence_ids;  // of "# sent_id", one a sentence; empty where there is none
};

/// `name` stands in errors: "name:line".
Expected<std::vector<ConlluDocument>> read_conllu(std::string_view bytes, std::string_view name);

/// Appends `document` to `out`. `id`: for "# newdoc id" and the sentences' ids, or empty.
void write_conllu(const Document& document, std::string& out, std::string_view id = {});

}  // namespace dateline::lang
