#include "lang/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "dateline/error.h"
#include "lang/components.h"
#include "lang/language_model.h"
#include "lang/treebank.h"

namespace dateline::lang {
namespace {

constexpr double kCopyShare = 0.08;  // of the sentences, for each alteration

std::vector<const TrainSentence*> pointers(const std::vector<TrainSentence>& sentences) {
  std::vector<const TrainSentence*> out;
  for (const TrainSentence& s : sentences) out.push_back(&s);
  return out;
}

class Training {
 public:
  explicit Training(const TrainOptions& options) : options_(options), random_(options.seed) {
    if (options_.data.empty()) options_.data = options_.output.parent_path() / "data";
  }
  TrainReport run();

 private:
  void say(std::string_view line) const {
    if (options_.progress) options_.progress(line);
  }
  std::function<void(const std::string&)> sayer() const {
    return [this](const std::string& line) { say(line); };
  }
  void read();
  void read_file_of_trees(const std::filesystem::path& path);
  void add_copies();
  void tag_by_jackknife();
  void tag_with(const Tagger& tagger, const Tagger& final, const Vocabulary& vocabulary, TrainSentence& s) const;
  void train_stages();

  TrainOptions options_;
  Random random_;
  std::vector<TrainSentence> sentences_;
  ModelWriter writer_;
  TrainReport report_;
};

void Training::read_file_of_trees(const std::filesystem::path& path) {
  const auto documents = read_conllu(read_file(path), path.string());
  if (!documents) throw EnvironmentError(documents.error());
  const std::size_t before = sentences_.size();
  std::optional<NamesOfSentences> names;
  const std::string stem = path.filename().string();
  const auto beside = options_.data / (stem.substr(0, stem.find(".conllu")) + ".names.tsv");
  if (std::filesystem::exists(beside)) names = read_names(beside);
  append_sentences(*documents, names ? &*names : nullptr, sentences_);
  say(fmt::format("{}: {} sentences", path.filename().string(), sentences_.size() - before));
}

void Training::read() {
  for (const auto& path : treebank_files(options_.treebanks, false)) read_file_of_trees(path);
  for (const auto& path : treebank_files(options_.data, true)) read_file_of_trees(path);
  if (sentences_.empty()) {
    throw EnvironmentError({ErrorCode::kFileNotFound, options_.treebanks.string(), "no *-train.conllu file with trees", ""});
  }
  report_.sentences = sentences_.size();
  for (const TrainSentence& s : sentences_) report_.tokens += s.forms.size();
  const auto named = std::count_if(sentences_.begin(), sentences_.end(), [](const TrainSentence& s) { return s.named; });
  say(fmt::format("{} sentences, {} tokens, {} sentences with their names", report_.sentences, report_.tokens, named));
}

void Training::add_copies() {
  for (TrainSentence& s : sentences_) s.fold = random_.below(static_cast<std::uint64_t>(std::max(options_.folds, 1)));
  const std::size_t originals = sentences_.size();
  for (const auto alteration : {Alteration::lower, Alteration::upper, Alteration::title, Alteration::drop}) {
    for (std::size_t i = 0; i < originals; ++i) {
      if (random_.unit() >= kCopyShare) continue;
      sentences_.push_back(altered(sentences_[i], alteration));
    }
  }
}

void Training::tag_with(const Tagger& tagger, const Tagger& final, const Vocabulary& vocabulary, TrainSentence& s) const {
  SentenceFeatures features;
  Tagger::Scratch scratch;
  features.assign(s.views(), vocabulary);
  tagger.tag(features, s.tags, scratch);
  for (TagClass& tag : s.tags) tag = final.class_of(tagger.upos(tag), tagger.xpos(tag));
}

void Training::tag_by_jackknife() {
  const Tagger final = Tagger::load(writer_);
  const Vocabulary vocabulary = Vocabulary::load(writer_);
  if (options_.folds < 2) {
    for (TrainSentence& s : sentences_) tag_with(final, final, vocabulary, s);
    return;
  }
  for (std::size_t fold = 0; fold < static_cast<std::size_t>(options_.folds); ++fold) {
    say(fmt::format("jackknife: part {} of {}", fold + 1, options_.folds));
    std::vector<const TrainSentence*> others;
    for (const TrainSentence& s : sentences_) {
      if (s.fold != fold) others.push_back(&s);
    }
    ModelWriter part;
    part.put_bytes("vocabulary.slots", writer_.section("vocabulary.slots"));
    train_tagger(others, {std::max(options_.tagger_epochs / 2, 1), options_.seed}, part, {});
    const Tagger tagger = Tagger::load(part);
    for (TrainSentence& s : sentences_) {
      if (s.fold == fold) tag_with(tagger, final, vocabulary, s);
    }
  }
}

void Training::train_stages() {
  const auto clusters = options_.data / "clusters.tsv";
  Vocabulary::build(std::filesystem::exists(clusters) ? clusters : std::filesystem::path(), writer_);
  const auto all = pointers(sentences_);
  train_tagger(all, {options_.tagger_epochs, options_.seed}, writer_, sayer());
  train_lemmatizer(all, options_.data, writer_);
  tag_by_jackknife();
  NameLists::build(options_.data / "names", writer_);
  train_names(all, options_.names_epochs, options_.seed, writer_, sayer());
  ParserOptions parser;
  parser.epochs = options_.parser_epochs;
  parser.word_count = options_.parser_word_count;
  parser.seed = options_.seed;
  WordPairs::build(options_.data / "pairs.bin", writer_);
  train_parser(all, parser, writer_, sayer());
}

TrainReport Training::run() {
  read();
  add_copies();
  train_stages();
  for (const auto& [name, bytes] : writer_.sections()) say(fmt::format("section {}: {} bytes", name, bytes.size()));
  writer_.write(options_.output, options_.language);
  report_.file_bytes = std::filesystem::file_size(options_.output);
  report_.hash = LanguageModel::open(options_.output).hash();
  return report_;
}

}  // namespace

TrainReport train(const TrainOptions& options) { return Training(options).run(); }

}  // namespace dateline::lang
