#include "lang/tagger.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "lang/hashing.h"
#include "lang/train_sentence.h"
#include "lang/two_step.h"

namespace dateline::lang {
namespace {

constexpr std::uint64_t kNoTag = 0xFF;
constexpr int kKnownCount = 3;
constexpr int kCertainCount = 30;
constexpr double kCertainShare = 0.998;

TagEntry lookup(std::span<const TagEntry> entries, std::uint32_t word) {
  const std::size_t mask = entries.size() - 1;
  for (std::size_t i = word & mask; entries[i].word != 0; i = (i + 1) & mask) {
    if (entries[i].word == word) return entries[i];
  }
  return {};
}

/// What the dictionary says of a word, as one value.
std::uint64_t ambiguity(const TagEntry& entry) {
  return entry.word == 0 ? 0xFFFF : static_cast<std::uint64_t>(entry.first) << 8 | entry.second;
}

}  // namespace

/// A word about to be tagged: what the dictionary says of it and its neighbours, and the classes before.
struct TagView {
  TagView(const SentenceFeatures& sentence, std::span<const TagEntry> entries, std::size_t i, std::uint64_t before, std::uint64_t before2)
      : w(sentence[i]), l1(sentence.at(static_cast<std::ptrdiff_t>(i) - 1)), l2(sentence.at(static_cast<std::ptrdiff_t>(i) - 2)),
        r1(sentence.at(static_cast<std::ptrdiff_t>(i) + 1)), r2(sentence.at(static_cast<std::ptrdiff_t>(i) + 2)), t1(before), t2(before2),
        d0(ambiguity(entries[i])), d1(i + 1 < entries.size() ? ambiguity(entries[i + 1]) : kOutside),
        d2(i + 2 < entries.size() ? ambiguity(entries[i + 2]) : kOutside) {}
  static constexpr std::uint64_t kOutside = 0xFFFE;
  const WordFeatures &w, &l1, &l2, &r1, &r2;
  std::uint64_t t1, t2, d0, d1, d2;
};

namespace {

// Features in three lots: of the word alone, whose sums are kept (score_cache.h); those that with them settle most words; the
// others (two_step.h).
void word_keys(const WordFeatures& w, std::uint64_t dictionary, Keys& keys) {
  Templates t{keys};
  t.add(w.form);
  t.add(w.lower);
  for (const std::uint32_t suffix : w.suffix) t.add(suffix);
  for (const std::uint32_t prefix : w.prefix) t.add(prefix);
  t.add(w.shape);
  t.add(w.shape, w.suffix[2]);
  t.add(w.shape, w.cluster);
  t.add(w.cluster, w.suffix[1]);
  t.add(w.coarse);
  t.add(dictionary);
  t.add(dictionary, w.shape);
  t.add(w.has_digit * 4 + w.has_hyphen * 2 + w.has_upper, w.suffix[2]);
  t.add(0);
}

void first_keys(const TagView& v, Keys& keys) {
  const WordFeatures& w = v.w;
  Templates t{keys, 18};
  t.add(v.t1);
  t.add(v.t1, v.t2);
  t.add(v.t1, w.lower);
  t.add(v.t1, v.d0);
  t.add(v.t1, v.t2, v.d0);
  t.add(v.t1, v.d0, v.d1);
  t.add(v.d0, v.d1);
  t.add(v.t1, w.suffix[2]);
  t.add(v.l1.lower, w.lower);
  t.add(w.lower, v.r1.lower);
  t.add(v.r1.suffix[1], w.suffix[2]);
}

void other_keys(const TagView& v, Keys& keys) {
  const WordFeatures &w = v.w, &l1 = v.l1, &l2 = v.l2, &r1 = v.r1, &r2 = v.r2;
  Templates t{keys, 101};
  t.add(v.t1, w.shape);
  t.add(v.t1, v.d1);
  t.add(v.d1);
  t.add(v.d1, v.d2);
  t.add(v.d0, v.d1, v.d2);
  t.add(l1.lower);
  t.add(l2.lower);
  t.add(r1.lower);
  t.add(r2.lower);
  t.add(w.lower, v.d1);
  t.add(l1.suffix[2]);
  t.add(r1.suffix[2]);
  t.add(r1.shape, w.shape);
  t.add(l1.shape, w.shape);
  t.add(l1.shape, w.shape, r1.shape);
  t.add(l1.cluster, w.cluster);
  t.add(w.cluster, r1.cluster);
  t.add(l1.cluster);
  t.add(r1.cluster);
  t.add(l2.coarse, l1.coarse);
  t.add(r1.coarse, r2.coarse);
  t.add(l1.coarse, w.coarse, r1.coarse);
  t.add(v.t1, w.coarse, r1.coarse);
}

/// Counts of classes of a word, for the dictionary.
std::vector<TagEntry> build_dictionary(std::span<const TrainSentence* const> sentences,
                                       const std::vector<SentenceFeatures>& features,
                                       const std::vector<std::vector<TagClass>>& gold) {
  std::map<std::uint32_t, std::map<TagClass, int>> counts;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s]->copy) continue;
    for (std::size_t i = 0; i < features[s].size(); ++i) ++counts[features[s][i].lower][gold[s][i]];
  }
  std::size_t capacity = 64;
  while (capacity < counts.size() * 2) capacity *= 2;
  std::vector<TagEntry> entries(capacity);
  for (const auto& [word, classes] : counts) {
    std::vector<std::pair<int, TagClass>> ranked;
    int total = 0;
    for (const auto& [tag, count] : classes) ranked.emplace_back(-count, tag), total += count;
    std::sort(ranked.begin(), ranked.end());
    TagEntry entry{word, ranked[0].second, ranked[0].second, 0, total >= kKnownCount};
    if (ranked.size() > 1 && -ranked[1].first * 20 >= total) entry.second = ranked[1].second;
    entry.certain = total >= kCertainCount && -ranked[0].first >= kCertainShare * total;
    if (total < 2) continue;
    std::size_t i = word & (capacity - 1);
    while (entries[i].word != 0) i = (i + 1) & (capacity - 1);
    entries[i] = entry;
  }
  return entries;
}

std::vector<TagPair> collect_classes(std::span<const TrainSentence* const> sentences) {
  std::map<std::pair<std::uint8_t, std::uint8_t>, int> counts;
  for (const TrainSentence* s : sentences) {
    for (std::size_t i = 0; i < s->forms.size(); ++i) ++counts[{static_cast<std::uint8_t>(s->upos[i]), s->xpos[i]}];
  }
  std::vector<TagPair> classes;
  for (int minimum : {5, 1}) {  // rare pairs are annotation errors, but a tiny treebank needs them
    if (!classes.empty()) break;
    for (const auto& [pair, count] : counts) {
      if (count >= minimum && classes.size() < 250) classes.push_back({pair.first, pair.second});
    }
  }
  return classes;
}

}  // namespace

Tagger Tagger::load(const SectionSource& source) {
  Tagger tagger;
  tagger.classes_ = source.get<TagPair>("tagger.classes");
  tagger.entries_ = source.get<TagEntry>("tagger.dictionary");
  tagger.model_ = SparseModel::load(source, "tagger");
  tagger.margin_ = source.get<std::int32_t>("tagger.margin")[0];
  return tagger;
}

TagEntry Tagger::find(std::uint32_t word) const { return lookup(entries_, word); }

TagClass Tagger::class_of(Upos upos, std::uint8_t xpos) const {
  const TagPair wanted{static_cast<std::uint8_t>(upos), xpos};
  std::size_t fallback = 0;
  for (std::size_t c = 0; c < classes_.size(); ++c) {
    if (classes_[c] == wanted) return static_cast<TagClass>(c);
    if (classes_[c].upos == wanted.upos && classes_[fallback].upos != wanted.upos) fallback = c;
  }
  return static_cast<TagClass>(fallback);
}

void Tagger::tag(const SentenceFeatures& sentence, std::vector<TagClass>& tags, Scratch& scratch) const {
  const std::size_t n = sentence.size();
  tags.resize(n);
  scratch.entries.resize(n);
  for (std::size_t i = 0; i < n; ++i) scratch.entries[i] = find(sentence[i].lower);
  std::uint64_t t1 = kNoTag, t2 = kNoTag;
  for (std::size_t i = 0; i < n; ++i) {
    tags[i] = scratch.entries[i].certain ? scratch.entries[i].first : choose(TagView(sentence, scratch.entries, i, t1, t2), scratch);
    t2 = t1;
    t1 = tags[i];
  }
}

TagClass Tagger::choose(const TagView& v, Scratch& scratch) const {
  const std::size_t classes = classes_.size();
  Keys& keys = scratch.keys;
  const auto add_first = [&](std::int32_t* scores) {
    scratch.words.add(model_, of_word(v.w), classes, [&v](Keys& k) { word_keys(v.w, v.d0, k); }, keys, scores);
    keys.clear();
    first_keys(v, keys);
    model_.add(keys.span(), scores);
  };
  const auto add_others = [&](std::int32_t* scores) {
    keys.clear();
    other_keys(v, keys);
    model_.add(keys.span(), scores);
  };
  return static_cast<TagClass>(decide(margin_, static_cast<int>(classes), add_first, add_others, scratch.finder));
}

namespace {

constexpr std::size_t kMarginStep = 4;  // every fourth sentence is enough to find the margin

/// Tags training sentences with all features and writes the margin from which the first ones are enough.
void find_margin(const std::vector<SentenceFeatures>& sentences, ModelWriter& writer) {
  writer.put("tagger.margin", std::vector<std::int32_t>{INT32_MAX});
  const Tagger tagger = Tagger::load(writer);
  MarginFinder finder;
  Tagger::Scratch scratch;
  scratch.finder = &finder;
  std::vector<TagClass> tags;
  for (std::size_t s = 0; s < sentences.size(); s += kMarginStep) tagger.tag(sentences[s], tags, scratch);
  writer.put("tagger.margin", std::vector<std::int32_t>{finder.smallest(kTagShare)});
}

}  // namespace

void train_tagger(std::span<const TrainSentence* const> sentences, const TaggerOptions& options, ModelWriter& writer,
                  const std::function<void(const std::string&)>& progress) {
  const Vocabulary vocabulary = Vocabulary::load(writer);
  const std::vector<TagPair> classes = collect_classes(sentences);
  writer.put("tagger.classes", classes);
  const auto gold_class = [&](Upos upos, std::uint8_t xpos) {
    std::size_t fallback = 0;
    for (std::size_t c = 0; c < classes.size(); ++c) {
      if (classes[c].upos == static_cast<std::uint8_t>(upos)) {
        if (classes[c].xpos == xpos) return static_cast<TagClass>(c);
        if (classes[fallback].upos != static_cast<std::uint8_t>(upos)) fallback = c;
      }
    }
    return static_cast<TagClass>(fallback);
  };
  std::vector<SentenceFeatures> features(sentences.size());
  std::vector<std::vector<TagClass>> gold(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    features[s].assign(sentences[s]->views(), vocabulary);
    for (std::size_t i = 0; i < sentences[s]->forms.size(); ++i) {
      gold[s].push_back(gold_class(sentences[s]->upos[i], sentences[s]->xpos[i]));
    }
  }
  const std::vector<TagEntry> dictionary = build_dictionary(sentences, features, gold);
  writer.put("tagger.dictionary", dictionary);

  SparseTrainer trainer;
  Random random(options.seed);
  std::vector<std::size_t> order(sentences.size());
  for (std::size_t s = 0; s < order.size(); ++s) order[s] = s;
  const auto count = static_cast<int>(classes.size());
  std::vector<TagEntry> entries;
  Keys keys;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    random.shuffle(order);
    std::size_t decisions = 0, mistakes = 0;
    for (const std::size_t s : order) {
      const SentenceFeatures& sentence = features[s];
      entries.clear();
      for (std::size_t i = 0; i < sentence.size(); ++i) entries.push_back(lookup(dictionary, sentence[i].lower));
      std::uint64_t t1 = kNoTag, t2 = kNoTag;
      for (std::size_t i = 0; i < sentence.size(); ++i) {
        TagClass guess = entries[i].first;
        if (!entries[i].certain) {
          float scores[kMaxClasses] = {};
          const TagView view(sentence, entries, i, t1, t2);
          keys.clear();
          word_keys(view.w, view.d0, keys), first_keys(view, keys), other_keys(view, keys);
          if (epoch == 0) trainer.see(keys.span());
          drop_some(keys, options.dropout, random);
          trainer.score(keys.span(), scores);
          guess = static_cast<TagClass>(std::max_element(scores, scores + count) - scores);
          ++decisions;
          if (guess != gold[s][i]) {
            ++mistakes;
            trainer.update(keys.span(), gold[s][i], guess);
          } else {
            trainer.step();
          }
        }
        t2 = t1;
        t1 = guess;
      }
    }
    if (progress) {
      progress("tagger: epoch " + std::to_string(epoch + 1) + ", " + std::to_string(mistakes) + " mistakes in " +
               std::to_string(decisions) + " decisions, " + std::to_string(trainer.rows()) + " features");
    }
  }
  trainer.pack(writer, "tagger", options.minimum_weight);
  find_margin(features, writer);
}

}  // namespace dateline::lang
