#include "lang/names.h"

#include <algorithm>
#include <set>

#include "lang/hashing.h"
#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

// Label 0 is O; kind k has 1 + 4k + {B, I, E, S}.
enum Position : std::uint8_t { kBegin, kInside, kEnd, kSingle };
constexpr std::uint8_t kOutside = 0;
constexpr double kDropout = 0.2;   // of the features, while training
constexpr int kMinimumWeight = 8;  // weights that round to less are dropped

std::uint8_t label_of(std::size_t kind, Position position) { return static_cast<std::uint8_t>(1 + kind * 4 + position); }
bool is_open(std::uint8_t label) { return label != kOutside && ((label - 1) & 3) <= kInside; }

/// May `label` follow `before`? An open span must go on with its kind; none may end that is not open.
bool follows(std::uint8_t before, std::uint8_t label) {
  const bool continues = label != kOutside && (((label - 1) & 3) == kInside || ((label - 1) & 3) == kEnd);
  if (!is_open(before)) return !continues;
  return continues && (label - 1) / 4 == (before - 1) / 4;
}
bool may_end(std::uint8_t label) { return !is_open(label); }

/// A sentence as the features see it.
struct NameView {
  const SentenceFeatures& words;
  std::span<const TagClass> tags;
  std::span<const NameMark> marks;
  std::span<const NameRecognizer::Run> runs;

  std::uint64_t tag(std::ptrdiff_t k) const {
    return k < 0 || k >= static_cast<std::ptrdiff_t>(tags.size()) ? 0xFF : tags[static_cast<std::size_t>(k)];
  }
  const NameMark& mark(std::ptrdiff_t k) const {
    static constexpr NameMark kNone;
    return k < 0 || k >= static_cast<std::ptrdiff_t>(marks.size()) ? kNone : marks[static_cast<std::size_t>(k)];
  }
};

/// Runs of words with capitals, hyphens between them included. In sentences written in capitals or without
/// any, each word is a run of its own.
void find_runs(const SentenceFeatures& sentence, std::span<const std::string_view> forms, std::vector<NameRecognizer::Run>& runs) {
  const auto n = static_cast<std::uint32_t>(sentence.size());
  runs.resize(n);
  const bool telling = sentence.letter_case() == SentenceCase::normal;
  for (std::uint32_t i = 0; i < n;) {
    std::uint32_t end = i + 1;
    if (telling && sentence[i].has_upper) {
      while (end < n && (sentence[end].has_upper || (forms[end] == "-" && end + 1 < n && sentence[end + 1].has_upper))) ++end;
    }
    for (const NameRecognizer::Run run = {i, end}; i < end; ++i) runs[i] = run;
  }
}

std::uint64_t places_of(const NameMark& mark) {
  std::uint64_t places = 0;
  for (const std::uint8_t place : mark.place) places = places * 5 + place;
  return places;
}

/// What the lists say of the words around.
void list_templates(const NameView& v, std::ptrdiff_t at, std::uint64_t before, Templates& t) {
  const NameMark &m = v.mark(at), &l1 = v.mark(at - 1), &r1 = v.mark(at + 1), &r2 = v.mark(at + 2);
  const std::uint64_t places = places_of(m), words = m.words;
  const std::uint64_t shape = v.words.at(at).shape;
  for (std::size_t k = 0; k < kPhraseLists; ++k) t.add(m.place[k], before);
  t.add(places);
  t.add(places, before);
  t.add(places, shape);
  t.add(places, words, before);
  t.add(places, v.tag(at));
  t.add(places_of(r1), places);
  t.add(places_of(l1), places, before);
  t.add(words, before);
  t.add(words, shape);
  t.add(words, r1.words);
  t.add(l1.words, words, before);
  t.add(words, r1.words, r2.words);
  t.add(l1.words, before);
  t.add(r1.words, shape);
  t.add(words, v.tag(at));
  t.add(v.words.at(at - 1).lower, places);
  t.add(v.words.at(at - 1).lower, words);
  t.add(v.words.at(at + 1).lower, places);
}

/// The run of capitalised words: its length and ends, and the words around it.
void run_templates(const NameView& v, std::size_t i, std::uint64_t before, Templates& t) {
  const NameRecognizer::Run run = v.runs[i];
  const auto first = static_cast<std::ptrdiff_t>(run.first), last = static_cast<std::ptrdiff_t>(run.last) - 1;
  const std::uint64_t length = std::min<std::uint32_t>(run.last - run.first, 6), place = std::min<std::uint64_t>(i - run.first, 5);
  const WordFeatures &head = v.words.at(last), &left = v.words.at(first - 1), &right = v.words.at(last + 1);
  const std::uint64_t head_words = v.mark(last).words;
  t.add(length, place, before);
  t.add(head.lower, before);
  t.add(head.lower, place);
  t.add(head.suffix[2], length, before);
  t.add(head.cluster, before);
  t.add(head_words, length, place);
  t.add(head_words, v.mark(first).words, length, before);
  t.add(left.lower, before);
  t.add(left.lower, length, place);
  t.add(right.lower, before);
  t.add(right.lower, length, place);
  t.add(left.lower, right.lower, before);
  t.add(left.cluster, before, length);
  t.add(right.cluster, before, length);
  t.add(v.words.at(first).lower, head.lower);
  t.add(v.words.at(last + 1).lower, v.words.at(last + 2).lower, before);
}

void name_keys(const NameView& v, std::size_t i, std::uint64_t before, std::uint64_t before2, Keys& keys) {
  const auto at = static_cast<std::ptrdiff_t>(i);
  const auto tag = [&v](std::ptrdiff_t k) { return v.tag(k); };
  const SentenceFeatures& s = v.words;
  const WordFeatures &w = s[i], &l1 = s.at(at - 1), &l2 = s.at(at - 2), &r1 = s.at(at + 1), &r2 = s.at(at + 2);
  keys.clear();
  Templates t{keys, 2001};
  t.add(before);
  t.add(before, before2);
  t.add(w.lower);
  t.add(w.form);
  t.add(w.lower, before);
  for (const std::uint32_t suffix : w.suffix) t.add(suffix);
  for (const std::uint32_t prefix : w.prefix) t.add(prefix);
  t.add(w.shape);
  t.add(w.shape, before);
  t.add(w.shape, r1.shape);
  t.add(l1.shape, w.shape, r1.shape);
  t.add(w.cluster);
  t.add(w.cluster, before);
  t.add(w.cluster, w.shape);
  t.add(w.coarse, w.shape, before);
  t.add(tag(at));
  t.add(tag(at), before);
  t.add(tag(at), tag(at + 1), before);
  t.add(tag(at), tag(at + 1), tag(at + 2));
  t.add(tag(at - 1), tag(at), before);
  t.add(l1.lower);
  t.add(l1.lower, before);
  t.add(l2.lower);
  t.add(r1.lower);
  t.add(r1.lower, before);
  t.add(r2.lower);
  t.add(l1.lower, w.lower);
  t.add(w.lower, r1.lower);
  t.add(l1.lower, w.shape);
  t.add(r1.lower, w.shape);
  t.add(l2.lower, l1.lower);
  t.add(r1.lower, r2.lower);
  t.add(l1.cluster, before);
  t.add(r1.cluster, before);
  t.add(l1.cluster, w.cluster);
  t.add(w.cluster, r1.cluster);
  t.add(l2.cluster);
  t.add(r2.cluster);
  t.add(l1.coarse, w.coarse, r1.coarse);
  t.add(r1.suffix[2], w.suffix[2]);
  t.add(l1.suffix[2], w.suffix[2]);
  t.add(w.suffix[2], w.shape, before);
  list_templates(v, at, before, t);
  run_templates(v, i, before, t);
}

template <typename Score>
std::uint8_t best_label(const Score* scores, std::size_t labels, std::uint8_t before, bool last) {
  std::uint8_t best = 0xFF;
  for (std::size_t label = 0; label < labels; ++label) {
    const auto candidate = static_cast<std::uint8_t>(label);
    if (!follows(before, candidate) || (last && !may_end(candidate))) continue;
    if (best == 0xFF || scores[label] > scores[best]) best = candidate;
  }
  return best;
}

/// Words of grammar, and words in lower case where others have capitals, begin no name.
bool begins_no_name(const SentenceFeatures& sentence, std::size_t i, Upos upos) {
  switch (upos) {
    case Upos::PUNCT: case Upos::PRON: case Upos::AUX: case Upos::CCONJ: case Upos::SCONJ: case Upos::PART: return true;
    case Upos::DET: case Upos::ADP: return sentence.letter_case() == SentenceCase::normal && (i == 0 || !sentence[i].has_upper);
    case Upos::PROPN: return false;
    default: break;
  }
  return sentence.letter_case() == SentenceCase::normal && !sentence[i].has_upper && !sentence[i].has_digit;
}

std::vector<std::uint8_t> gold_labels(const TrainSentence& example, const std::vector<std::uint8_t>& kinds) {
  std::vector<std::uint8_t> labels(example.forms.size(), kOutside);
  for (const NameSpan& name : example.names) {
    const auto found = std::find(kinds.begin(), kinds.end(), static_cast<std::uint8_t>(name.label));
    const auto kind = static_cast<std::size_t>(found - kinds.begin());
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      const bool first = i == name.first, end = i + 1 == name.last;
      labels[i] = label_of(kind, first && end ? kSingle : first ? kBegin : end ? kEnd : kInside);
    }
  }
  return labels;
}

}  // namespace

NameRecognizer NameRecognizer::load(const SectionSource& source) {
  NameRecognizer recognizer;
  recognizer.kinds_ = source.get<std::uint8_t>("names.kinds");
  recognizer.lists_ = NameLists::load(source);
  recognizer.model_ = SparseModel::load(source, "names");
  return recognizer;
}

void NameRecognizer::find(const SentenceFeatures& sentence, std::span<const std::string_view> forms, std::span<const TagClass> tags,
                          const Tagger& tagger, Scratch& scratch, std::vector<NameSpan>& out) const {
  lists_.match(forms, sentence.letter_case() == SentenceCase::lower, scratch.marks, scratch.lists);
  find_runs(sentence, forms, scratch.runs);
  const NameView view{sentence, tags, scratch.marks, scratch.runs};
  const std::size_t n = sentence.size(), labels = kinds_.size() * 4 + 1;
  std::uint8_t before = kOutside, before2 = kOutside;
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const bool plain = !is_open(before) && begins_no_name(sentence, i, tagger.upos(tags[i]));
    std::uint8_t label = kOutside;
    if (!plain) {
      name_keys(view, i, before, before2, scratch.keys);
      std::int32_t scores[kMaxClasses] = {};
      model_.add(scratch.keys.span(), scores);
      label = best_label(scores, labels, before, i + 1 == n);
    }
    if (label != kOutside) {
      const auto position = (label - 1) & 3;
      if (position == kBegin || position == kSingle) first = static_cast<std::uint32_t>(i);
      if (position == kEnd || position == kSingle) {
        out.push_back({first, static_cast<std::uint32_t>(i + 1), static_cast<EntityLabel>(kinds_[(label - 1U) / 4])});
      }
    }
    before2 = before;
    before = label;
  }
}

namespace {

/// A training sentence with everything that its features need.
struct Example {
  SentenceFeatures words;
  std::vector<TagClass> tags;
  std::vector<NameMark> marks;
  std::vector<NameRecognizer::Run> runs;
  std::vector<std::uint8_t> gold;
  NameView view() const { return {words, tags, marks, runs}; }
};

std::vector<Example> make_examples(std::span<const TrainSentence* const> sentences, const std::vector<std::uint8_t>& kinds,
                                   const SectionSource& source) {
  const Vocabulary vocabulary = Vocabulary::load(source);
  const NameLists lists = NameLists::load(source);
  NameLists::Scratch scratch;
  std::vector<Example> examples;
  for (const TrainSentence* s : sentences) {
    if (!s->named) continue;
    Example& example = examples.emplace_back();
    const auto forms = s->views();
    example.words.assign(forms, vocabulary);
    example.tags = s->tags;
    lists.match(forms, example.words.letter_case() == SentenceCase::lower, example.marks, scratch);
    find_runs(example.words, forms, example.runs);
    example.gold = gold_labels(*s, kinds);
  }
  return examples;
}

std::vector<std::uint8_t> kinds_in(std::span<const TrainSentence* const> sentences) {
  std::set<std::uint8_t> used;
  for (const TrainSentence* s : sentences) {
    for (const NameSpan& name : s->names) used.insert(static_cast<std::uint8_t>(name.label));
  }
  return {used.begin(), used.end()};
}

/// One pass over a sentence; returns the mistakes.
std::size_t learn(const Example& example, std::size_t labels, bool first_epoch, SparseTrainer& trainer, Random& random, Keys& keys) {
  const NameView view = example.view();
  const std::vector<std::uint8_t>& gold = example.gold;
  std::uint8_t before = kOutside, before2 = kOutside;
  std::size_t mistakes = 0;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    name_keys(view, i, before, before2, keys);
    if (first_epoch) trainer.see(keys.span());
    drop_some(keys, kDropout, random);
    float scores[kMaxClasses] = {};
    trainer.score(keys.span(), scores);
    const std::uint8_t guess = best_label(scores, labels, before, i + 1 == gold.size());
    if (guess != gold[i]) {
      ++mistakes;
      trainer.update(keys.span(), gold[i], guess);
    } else {
      trainer.step();
    }
    before2 = before;
    // Going on from a guess that gold cannot follow would teach nothing.
    const bool sound = i + 1 == gold.size() || follows(guess, gold[i + 1]);
    before = sound ? guess : gold[i];
  }
  return mistakes;
}

}  // namespace

void train_names(std::span<const TrainSentence* const> sentences, int epochs, std::uint64_t seed, ModelWriter& writer,
                 const std::function<void(const std::string&)>& progress) {
  const std::vector<std::uint8_t> kinds = kinds_in(sentences);
  const std::vector<Example> examples = make_examples(sentences, kinds, writer);
  SparseTrainer trainer;
  Random random(seed);
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Keys keys;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    random.shuffle(order);
    std::size_t mistakes = 0;
    for (const std::size_t e : order) mistakes += learn(examples[e], kinds.size() * 4 + 1, epoch == 0, trainer, random, keys);
    if (progress) progress("names: epoch " + std::to_string(epoch + 1) + ", " + std::to_string(mistakes) + " mistakes");
  }
  writer.put("names.kinds", kinds);
  trainer.pack(writer, "names", kMinimumWeight);
}

}  // namespace dateline::lang
