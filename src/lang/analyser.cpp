#include "lang/analyser.h"

#include <chrono>

#include "lang/components.h"
#include "lang/hashing.h"

namespace dateline::lang {

struct Scratch {
  std::vector<std::string_view> forms;
  SentenceFeatures features;
  std::vector<TagClass> tags;
  Tagger::Scratch tagger;
  std::string lemma;
  std::string folded;
  std::vector<std::uint32_t> lemma_hashes;
  ParserInput input;
  Parser::Scratch parser;
  std::vector<std::uint32_t> heads;
  std::vector<Deprel> labels;
  NameRecognizer::Scratch names;
  std::vector<NameSpan> spans;
};

namespace {

/// Adds the time since the last call to a stage; does nothing without a StageTimes.
class Stopwatch {
 public:
  explicit Stopwatch(StageTimes* times) : times_(times) {
    if (times_) last_ = Clock::now();
  }
  void lap(Stage stage) {
    if (!times_) return;
    const auto now = Clock::now();
    times_->nanoseconds[static_cast<int>(stage)] +=
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now - last_).count());
    last_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;
  StageTimes* times_;
  Clock::time_point last_;
};

void set_tags(Document& doc, const Sentence& sentence, const Components& c, Scratch& s) {
  c.tagger.tag(s.features, s.tags, s.tagger);
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const TagClass tag = s.tags[t - sentence.first];
    doc.tokens[t].upos = c.tagger.upos(tag);
    doc.tokens[t].xpos = c.tagger.xpos(tag);
  }
}

void set_lemmas(Document& doc, const Sentence& sentence, const Components& c, Scratch& s) {
  s.lemma_hashes.clear();
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const std::size_t i = t - sentence.first;
    c.lemmatizer.lemma(s.forms[i], s.features.lower_text(i), s.tags[i], s.features.letter_case(), s.lemma);
    doc.set_lemma(t, s.lemma);
    s.folded.clear();
    append_normalised(s.folded, s.lemma, true);
    s.lemma_hashes.push_back(hash_word(s.folded));
  }
}

void set_tree(Document& doc, const Sentence& sentence, const Components& c, Scratch& s) {
  prepare_input(s.features, s.tags, s.lemma_hashes, c.parser.words(), c.tagger, c.pairs, s.input);
  c.parser.parse(s.input, s.parser, s.heads, s.labels);
  const std::uint32_t n = sentence.last - sentence.first;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const std::uint32_t head = s.heads[t - sentence.first];
    doc.tokens[t].head = head == n ? kNoHead : sentence.first + head;
    doc.tokens[t].deprel = s.labels[t - sentence.first];
  }
}

void add_names(Document& doc, const Sentence& sentence, const Components& c, Scratch& s) {
  s.spans.clear();
  c.names.find(s.features, s.forms, s.tags, c.tagger, s.names, s.spans);
  for (const NameSpan& name : s.spans) {
    const TokenIndex first = sentence.first + name.first, last = sentence.first + name.last;
    doc.entities.push_back({doc.span_of(first, last), first, last, name.label});
  }
}

}  // namespace

Workspace::Workspace() : scratch_(std::make_unique<Scratch>()) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Analyser::Analyser(const LanguageModel& model) : components_(&model.components()) {}

void Analyser::analyse(Document& doc) const {
  thread_local Workspace workspace;
  analyse(doc, workspace);
}

void Analyser::analyse(Document& doc, Workspace& workspace, StageTimes* times) const {
  Scratch& s = *workspace.scratch_;
  Stopwatch watch(times);
  doc.lemma_pool.clear();
  doc.lemma_pool.reserve(doc.text.size());
  doc.entities.clear();
  for (const Sentence& sentence : doc.sentences) {
    if (sentence.first >= sentence.last) continue;
    s.forms.clear();
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) s.forms.push_back(doc.form(t));
    s.features.assign(s.forms, components_->vocabulary);
    watch.lap(Stage::features);
    set_tags(doc, sentence, *components_, s);
    watch.lap(Stage::tags);
    set_lemmas(doc, sentence, *components_, s);
    watch.lap(Stage::lemmas);
    set_tree(doc, sentence, *components_, s);
    watch.lap(Stage::trees);
    add_names(doc, sentence, *components_, s);
    watch.lap(Stage::names);
  }
  doc.index_children();
}

}  // namespace dateline::lang
