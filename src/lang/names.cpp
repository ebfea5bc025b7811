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
constexpr double kDropout = 0.2;  // of the features, while training

std::uint8_t label_of(std::size_t kind, Position position) { return static_cast<std::uint8_t>(1 + kind * 4 + position); }
bool is_open(std::uint8_t label) { return label != kOutside && ((label - 1) & 3) <= kInside; }

/// May `label` follow `before`? An open span must go on with its kind; none may end that is not open.
bool follows(std::uint8_t before, std::uint8_t label) {
  const bool continues = label != kOutside && (((label - 1) & 3) == kInside || ((label - 1) & 3) == kEnd);
  if (!is_open(before)) return !continues;
  return continues && (label - 1) / 4 == (before - 1) / 4;
}
bool may_end(std::uint8_t label) { return !is_open(label); }

struct Templates {
  Keys& keys;
  std::uint64_t number = 2001;
  template <typename... Values>
  void add(Values... values) {
    keys.add(feature_key(number++, static_cast<std::uint64_t>(values)...));
  }
};

void name_keys(const SentenceFeatures& s, std::span<const TagClass> tags, std::size_t i, std::uint64_t before,
               std::uint64_t before2, Keys& keys) {
  const auto at = static_cast<std::ptrdiff_t>(i);
  const auto tag = [&](std::ptrdiff_t k) -> std::uint64_t {
    return k < 0 || k >= static_cast<std::ptrdiff_t>(tags.size()) ? 0xFF : tags[static_cast<std::size_t>(k)];
  };
  const WordFeatures &w = s[i], &l1 = s.at(at - 1), &l2 = s.at(at - 2), &r1 = s.at(at + 1), &r2 = s.at(at + 2);
  keys.clear();
  Templates t{keys};
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

std::vector<std::uint8_t> gold_labels(const NameExample& example, const std::vector<std::uint8_t>& kinds) {
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
  recognizer.model_ = SparseModel::load(source, "names");
  return recognizer;
}

void NameRecognizer::find(const SentenceFeatures& sentence, std::span<const TagClass> tags, const Tagger& tagger,
                          Scratch& scratch, std::vector<NameSpan>& out) const {
  const std::size_t n = sentence.size(), labels = kinds_.size() * 4 + 1;
  std::uint8_t before = kOutside, before2 = kOutside;
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < n; ++i) {
    // A word in lower case among others in mixed case neither begins a name nor stands in one without a name word after it.
    const Upos upos = tagger.upos(tags[i]);
    const bool plain = !is_open(before) && sentence.letter_case() == SentenceCase::normal && !sentence[i].has_upper &&
                       !sentence[i].has_digit && upos != Upos::PROPN;
    std::uint8_t label = kOutside;
    if (!plain) {
      name_keys(sentence, tags, i, before, before2, scratch.keys);
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

void train_names(std::span<const NameExample> examples, int epochs, std::uint64_t seed, ModelWriter& writer,
                 const std::function<void(const std::string&)>& progress) {
  const Vocabulary vocabulary = Vocabulary::load(writer);
  const Tagger tagger = Tagger::load(writer);
  std::set<std::uint8_t> used;
  for (const NameExample& example : examples) {
    for (const NameSpan& name : example.names) used.insert(static_cast<std::uint8_t>(name.label));
  }
  const std::vector<std::uint8_t> kinds(used.begin(), used.end());
  const std::size_t labels = kinds.size() * 4 + 1;

  SparseTrainer trainer;
  Random random(seed);
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<SentenceFeatures> features(examples.size());
  std::vector<std::vector<TagClass>> tags(examples.size());
  std::vector<std::vector<std::uint8_t>> gold(examples.size());
  Tagger::Scratch scratch;
  for (std::size_t e = 0; e < examples.size(); ++e) {
    const std::vector<std::string_view> forms(examples[e].forms.begin(), examples[e].forms.end());
    features[e].assign(forms, vocabulary);
    tagger.tag(features[e], tags[e], scratch);
    gold[e] = gold_labels(examples[e], kinds);
  }
  Keys keys;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    random.shuffle(order);
    std::size_t mistakes = 0;
    for (const std::size_t e : order) {
      std::uint8_t before = kOutside, before2 = kOutside;
      for (std::size_t i = 0; i < gold[e].size(); ++i) {
        name_keys(features[e], tags[e], i, before, before2, keys);
        if (epoch == 0) trainer.see(keys.span());
        drop_some(keys, kDropout, random);
        float scores[kMaxClasses] = {};
        trainer.score(keys.span(), scores);
        const std::uint8_t guess = best_label(scores, labels, before, i + 1 == gold[e].size());
        if (guess != gold[e][i]) {
          ++mistakes;
          trainer.update(keys.span(), gold[e][i], guess);
        } else {
          trainer.step();
        }
        before2 = before;
        // Going on from a guess that gold cannot follow would teach nothing.
        const bool sound = i + 1 == gold[e].size() || follows(guess, gold[e][i + 1]);
        before = sound ? guess : gold[e][i];
      }
    }
    if (progress) progress("names: epoch " + std::to_string(epoch + 1) + ", " + std::to_string(mistakes) + " mistakes");
  }
  writer.put("names.kinds", kinds);
  trainer.pack(writer, "names");
}

}  // namespace dateline::lang
