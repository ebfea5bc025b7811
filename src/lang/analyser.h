// Adds the layer of language to a Document: tags, lemmas, trees and names.
//
// Needs:  text, sentences and tokens (spans, space_after, joined).
// Sets:   Token::upos, xpos, lemma, deprel, head; Document::lemma_pool, entities; calls index_children().
//
//   LanguageModel model = LanguageModel::open("models/en/en.model");
//   const Analyser analyser(model);
//   analyser.analyse(doc);              // from any number of threads, one Document each
//
// Every sentence of at least one token gets exactly one root and a projective tree whatever its length:
// all stages are greedy and linear. The same document gives the same bytes on every machine, with or
// without SIMD. Never throws but for memory; sentences without tokens are skipped.
//
// The steady state allocates nothing but what the Document itself grows: the scratch space lives in a
// Workspace. analyse(doc) keeps one per thread; pass your own to control its lifetime.
#pragma once

#include <cstdint>
#include <memory>

#include "dateline/document.h"
#include "lang/language_model.h"

namespace dateline::lang {

struct Scratch;

/// Reusable buffers of one thread. Cheap to make, worth keeping.
class Workspace {
 public:
  Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();

 private:
  friend class Analyser;
  std::unique_ptr<Scratch> scratch_;
};

/// The stages, for measurements.
enum class Stage : std::uint8_t { features, tags, lemmas, trees, names };
inline constexpr int kStageCount = 5;

/// Nanoseconds spent in each stage; filled when handed to analyse().
struct StageTimes {
  std::uint64_t nanoseconds[kStageCount] = {};
};

class Analyser {
 public:
  /// Keeps a reference to `model`, which must outlive the Analyser.
  explicit Analyser(const LanguageModel& model);

  void analyse(Document& doc) const;
  void analyse(Document& doc, Workspace& workspace, StageTimes* times = nullptr) const;

 private:
  const Components* components_;
};

}  // namespace dateline::lang
