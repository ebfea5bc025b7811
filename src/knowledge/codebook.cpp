#include <bit>

#include "knowledge/codebook_format.h"
#include "knowledge/codebook_reader.h"

namespace dateline::knowledge {
namespace {

/// Reads the stream of codebook_format.h.
class RuleStream {
 public:
  explicit RuleStream(const Map& map) : map_(map), words_(map.rows<std::uint32_t>(Section::rules)) {}
  bool at_end() const { return at_ == words_.size(); }

  Rule rule() {
    Rule r;
    r.kind = value<RuleKind>(3);
    r.id = text();
    r.type = value<EventType>(kEventTypeCount);
    r.state = value<ControlState>(8);
    r.mode = text();
    r.cameo = text();
    const std::uint64_t low = number();
    r.goldstein = std::bit_cast<double>(low | static_cast<std::uint64_t>(number()) << 32);
    const std::uint32_t flags = number();
    r.of_is_subject = flags & kOfIsSubject;
    r.reciprocal = flags & kReciprocal;
    r.silent = flags & kSilent;
    r.status = status();
    r.content = status();
    list(r.context, [this] { return text(); });
    list(r.when, [this] { return condition(); });
    list(r.unless, [this] { return condition(); });
    for (std::vector<Slot>* slots : {&r.agent, &r.recipient, &r.place}) list(*slots, [this] { return slot(); });
    return r;
  }

 private:
  std::uint32_t number() {
    if (at_ == words_.size()) fail();
    return words_[at_++];
  }
  std::string_view text() { return map_.text(number()); }
  template <typename Enum>
  Enum value(std::uint32_t count) {
    const std::uint32_t v = number();
    if (v >= count) fail();
    return static_cast<Enum>(v);
  }
  template <typename T, typename Read>
  void list(std::vector<T>& out, Read read) {
    const std::uint32_t count = number();
    if (count > words_.size() - at_) fail();
    out.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) out.push_back(read());
  }
  Slot slot() {
    Slot s;
    s.kind = value<Slot::Kind>(9);
    s.preposition = text();
    return s;
  }
  Item item() {
    Item i{};
    i.kind = value<Item::Kind>(13);
    i.lemma = text();
    i.word_class = number();
    return i;
  }
  Condition condition() {
    Condition c;
    c.slot = slot();
    list(c.any_of, [this] { return item(); });
    return c;
  }
  std::optional<Status> status() {
    const std::uint32_t v = number();
    if (v > 7) fail();
    return v == 0 ? std::nullopt : std::optional(static_cast<Status>(v - 1));
  }
  [[noreturn]] void fail() const {
    const auto start = reinterpret_cast<const char*>(words_.data());
    map_.fail(static_cast<std::size_t>(start - map_.rows<char>(Section::text).data()) + 4 * at_, "a rule of the codebook is damaged");
  }

  const Map& map_;
  std::span<const std::uint32_t> words_;
  std::size_t at_ = 0;
};

}  // namespace

MappedCodebook::MappedCodebook(const Map& map) : map_(map) {
  for (RuleStream stream(map); !stream.at_end();) rules_.push_back(stream.rule());
  read_candidates();
  index_heads();
}

void MappedCodebook::read_candidates() {
  const auto rows = map_.rows<CandidateRow>(Section::candidates);
  const auto words = map_.rows<Text>(Section::idioms);
  candidates_.reserve(rows.size());
  for (const CandidateRow& row : rows) {
    if (row.rule >= rules_.size() || row.first_word > words.size() || row.word_count > words.size() - row.first_word)
      map_.fail(0, "a trigger of the codebook has no rule");
    Candidate candidate{&rules_[row.rule], {}};
    candidate.idiom.reserve(row.word_count);
    for (const Text word : words.subspan(row.first_word, row.word_count)) candidate.idiom.push_back(map_.text(word));
    candidates_.push_back(std::move(candidate));
  }
}

void MappedCodebook::index_heads() {
  const auto rows = map_.rows<CandidateRow>(Section::candidates);
  heads_.resize(std::bit_ceil(2 * rows.size() + 2));
  for (std::uint32_t first = 0; first < rows.size();) {
    std::uint32_t last = first + 1;
    while (last < rows.size() && rows[last].form == rows[first].form && rows[last].lemma == rows[first].lemma) ++last;
    const std::string_view lemma = map_.text(rows[first].lemma);
    std::size_t at = word_hash(lemma, rows[first].form) & (heads_.size() - 1);
    while (heads_[at].count > 0) at = (at + 1) & (heads_.size() - 1);
    heads_[at] = {lemma, rows[first].form, first, last - first};
    first = last;
  }
}

std::span<const Candidate> MappedCodebook::candidates(TriggerForm form, std::string_view lemma) const {
  const auto number = static_cast<std::uint32_t>(form);
  for (std::size_t at = word_hash(lemma, number) & (heads_.size() - 1); heads_[at].count > 0; at = (at + 1) & (heads_.size() - 1))
    if (heads_[at].form == number && heads_[at].lemma == lemma) return std::span(candidates_).subspan(heads_[at].first, heads_[at].count);
  return {};
}

}  // namespace dateline::knowledge
