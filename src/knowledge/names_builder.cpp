#include "knowledge/names_builder.h"

#include <algorithm>
#include <tuple>

#include "knowledge/name_key.h"

namespace dateline::knowledge {

void NamesBuilder::add(std::string_view name, NameSense sense, std::uint32_t population) {
  add(name, sense, population, [](const std::string&) { return false; });
}

void NamesBuilder::add(std::string_view name, NameSense sense, std::uint32_t population, const std::function<bool(const std::string&)>& refuses) {
  for (NameKey& key : name_keys(name)) {
    if (refuses(key.words)) continue;
    NameSense with_caps = sense;
    with_caps.caps_only = sense.caps_only || key.caps_only;
    entries_.push_back({std::move(key.words), with_caps, population});
  }
}

/// By key, then by the order of senses; of a sense that came by several names the best rank stays, and the one that needs no capitals.
void NamesBuilder::sort_entries() {
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
    return std::tie(a.key, a.sense.kind, a.sense.id, a.sense.rank, a.sense.caps_only) <
           std::tie(b.key, b.sense.kind, b.sense.id, b.sense.rank, b.sense.caps_only);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (kept > 0 && entries_[kept - 1].key == entries_[i].key && entries_[kept - 1].sense.kind == entries_[i].sense.kind &&
        entries_[kept - 1].sense.id == entries_[i].sense.id) {
      NameSense& first = entries_[kept - 1].sense;
      first.caps_only = first.caps_only && entries_[i].sense.caps_only;
    } else {
      if (kept != i) entries_[kept] = std::move(entries_[i]);
      ++kept;
    }
  }
  entries_.resize(kept);
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
    return std::tie(a.key, a.sense.kind, a.sense.rank, b.population, a.sense.id) <
           std::tie(b.key, b.sense.kind, b.sense.rank, a.population, b.sense.id);
  });
}

namespace {

std::string_view word_at(const std::string& key, std::size_t depth) {
  return std::string_view(key).substr(depth, std::min(key.find(' ', depth), key.size()) - depth);
}

/// The table of words, sought by word while it is made.
class WordTableBuilder {
 public:
  WordTableBuilder(std::vector<std::string_view> words, Writer& writer) : words_(unique(std::move(words))), table_(words_.size()) {
    for (const std::string_view word : words_) slots_.push_back(table_.insert(word_hash(word), {writer.text(word), 0, 0}));
  }
  std::uint32_t slot(std::string_view word) const { return slots_[static_cast<std::size_t>(std::ranges::lower_bound(words_, word) - words_.begin())]; }
  SlotTable<WordSlot>& table() { return table_; }

 private:
  static std::vector<std::string_view> unique(std::vector<std::string_view> words) {
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }
  std::vector<std::string_view> words_;
  SlotTable<WordSlot> table_;
  std::vector<std::uint32_t> slots_;
};

/// A node in the making: the entries below it, [first, last), all of which begin with the same words, `depth` bytes with their spaces.
struct Branch {
  std::size_t first, last, depth;
  std::uint32_t word;
};

}  // namespace

void NamesBuilder::build(Writer& writer) {
  sort_entries();
  std::vector<std::string_view> all_words;
  for (const Entry& entry : entries_)
    for (std::size_t at = 0; at < entry.key.size(); at += all_words.back().size() + 1) all_words.push_back(word_at(entry.key, at));
  WordTableBuilder words(std::move(all_words), writer);

  std::vector<Branch> branches{{0, entries_.size(), 0, 0}};  // breadth first: the queue and, in the end, all nodes
  std::vector<NameNode> nodes;
  std::vector<NameSense> senses;
  for (std::size_t n = 0; n < branches.size(); ++n) {
    const Branch branch = branches[n];
    const std::size_t first_child = branches.size();
    nodes.push_back({branch.word, static_cast<std::uint32_t>(first_child), static_cast<std::uint32_t>(senses.size())});
    std::size_t i = branch.first;
    // Keys that end here come first: they are the shortest.
    for (; i < branch.last && entries_[i].key.size() < branch.depth; ++i) senses.push_back(entries_[i].sense);
    keys_ += i > branch.first;
    for (std::size_t end = i; i < branch.last; i = end) {
      const std::string_view word = word_at(entries_[i].key, branch.depth);
      while (end < branch.last && word_at(entries_[end].key, branch.depth) == word) ++end;
      branches.push_back({i, end, branch.depth + word.size() + 1, words.slot(word)});
    }
    std::ranges::sort(branches.begin() + static_cast<std::ptrdiff_t>(first_child), branches.end(), {}, &Branch::word);
  }
  nodes.push_back({0, static_cast<std::uint32_t>(branches.size()), static_cast<std::uint32_t>(senses.size())});
  for (std::uint32_t child = nodes[0].first_child; child < nodes[1].first_child; ++child) words.table().slots()[nodes[child].word].value = child;
  writer.put(Section::name_words, words.table().slots());
  writer.put(Section::name_nodes, nodes);
  writer.put(Section::name_senses, senses);
}

}  // namespace dateline::knowledge
