// Treebanks as training data: files, sentences, their names, and altered copies.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "lang/conllu.h"
#include "lang/train_sentence.h"

namespace dateline::lang {

/// The training files of a folder ("*-train.conllu", also .gz) or the file itself; sorted by name.
/// With `all`, every *.conllu of the folder. A missing folder throws EnvironmentError unless `all`.
std::vector<std::filesystem::path> treebank_files(const std::filesystem::path& folder, bool all);

/// Reads and, where the name ends in .gz, inflates. Throws EnvironmentError.
std::string read_file(const std::filesystem::path& path);

/// Names of sentences by "# sent_id", from a file beside the treebank: "id<TAB>KIND:first-last<TAB>KIND:only…",
/// words counted from 1. Throws EnvironmentError for a line that is none of these.
using NamesOfSentences = std::map<std::string, std::vector<NameSpan>, std::less<>>;
NamesOfSentences read_names(const std::filesystem::path& file);

/// Appends the sentences of `documents`. Their names are those of `names` where it is given (a sentence that
/// it lacks has none), else what MISC says: NER=B-PER, or GUM's Entity= (gum_names.cpp); documents without
/// either are not named.
void append_sentences(const std::vector<ConlluDocument>& documents, const NamesOfSentences* names, std::vector<TrainSentence>& out);

/// Sets the names of sentences from GUM's `Entity=`, if `document` has them. `sentences`: one for each of the document's.
void set_gum_names(const ConlluDocument& document, std::span<TrainSentence> sentences);

/// A sentence as headlines and wires write it. `drop` removes the final punctuation mark.
enum class Alteration : std::uint8_t { lower, upper, title, drop };
TrainSentence altered(const TrainSentence& sentence, Alteration alteration);

}  // namespace dateline::lang
