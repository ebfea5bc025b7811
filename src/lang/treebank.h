// Treebanks as training data: files, sentences, altered copies, and the named entities of GUM.
#pragma once

#include <filesystem>
#include <vector>

#include "lang/conllu.h"
#include "lang/names.h"
#include "lang/train_sentence.h"

namespace dateline::lang {

/// The training files of a folder ("*-train.conllu", also .gz) or the file itself; sorted by name.
/// With `all`, every *.conllu of the folder. A missing folder throws EnvironmentError unless `all`.
std::vector<std::filesystem::path> treebank_files(const std::filesystem::path& folder, bool all);

/// Reads and, where the name ends in .gz, inflates. Throws EnvironmentError.
std::string read_file(const std::filesystem::path& path);

/// Appends the sentences of `documents`.
void append_sentences(const std::vector<ConlluDocument>& documents, std::vector<TrainSentence>& out);

/// Appends an example for each sentence of `documents` that carry GUM's `Entity=` in MISC; others are skipped.
void append_name_examples(const std::vector<ConlluDocument>& documents, std::vector<NameExample>& out);

/// A sentence as headlines and wires write it. `drop` removes the final punctuation mark.
enum class Alteration : std::uint8_t { lower, upper, title, drop };
TrainSentence altered(const TrainSentence& sentence, Alteration alteration);
NameExample altered(const NameExample& example, Alteration alteration);

}  // namespace dateline::lang
