#include "knowledge/sources/words.h"

#include <algorithm>
#include <set>

#include "knowledge/name_key.h"
#include "knowledge/sources/files.h"
#include "knowledge/sources/toml.h"
#include "knowledge/sources/tsv.h"
#include "text/fold.h"

namespace dateline::knowledge {
namespace {

/// A class as it is written, with "@name" among its members.
struct RawClass {
  Where where;
  std::vector<std::pair<std::string, Where>> members;
};

class Reader {
 public:
  Reader(WordSources& out, Problems& problems) : out_(out), problems_(problems) {}
  void file(const std::filesystem::path& file);
  /// Puts the members of included classes in; after all files.
  void resolve();

 private:
  void read_class(const toml::key& key, const toml::node& node);
  void read_table(const toml::key& key, const toml::node& node);
  void collect(const std::string& name, std::vector<std::string>& out, std::set<std::string>& seen, std::vector<std::string>& path);
  Where at(const auto& item) const { return where(file_, item); }

  WordSources& out_;
  Problems& problems_;
  std::filesystem::path file_;
  std::map<std::string, RawClass, std::less<>> raw_;
};

void Reader::file(const std::filesystem::path& file) {
  file_ = file;
  const auto root = parse_toml(file, problems_);
  if (!root) return;
  for (const toml::key* key : keys_in_order(*root)) {
    const toml::node& node = *root->get(key->str());
    const bool classes = key->str() == "classes";
    if (!classes && key->str() != "tables") {
      problems_.add(at(*key), "unknown key " + in_quotes(key->str()), "a file of words has [classes] and [tables.NAME]");
    } else if (!node.is_table()) {
      problems_.add(at(*key), in_quotes(key->str()) + " must be a table, and is " + std::string(type_name(node)));
    } else {
      for (const toml::key* name : keys_in_order(*node.as_table())) {
        if (classes) read_class(*name, *node.as_table()->get(name->str()));
        else read_table(*name, *node.as_table()->get(name->str()));
      }
    }
  }
}

void Reader::read_class(const toml::key& key, const toml::node& node) {
  const std::string name(key.str());
  if (!node.is_array()) return problems_.add(at(key), "the class " + in_quotes(name) + " must be a list of lemmas, and is " + std::string(type_name(node)));
  const auto [entry, is_new] = raw_.emplace(name, RawClass{at(key), {}});
  if (!is_new)
    return problems_.add(at(key), "the class " + in_quotes(name) + " stands in " + entry->second.where.text() + " already", "use another name, or include it by \"@" + name + "\"");
  for (const toml::node& member : *node.as_array()) {
    const auto text = member.value_exact<std::string>();
    const std::string lemma = text ? normalized(*text) : "";
    if (lemma.empty()) problems_.add(at(member), "a member of the class " + in_quotes(name) + " is not a lemma");
    else entry->second.members.emplace_back(lemma, at(member));
  }
}

void Reader::read_table(const toml::key& key, const toml::node& node) {
  const std::string name(key.str());
  if (!node.is_table()) return problems_.add(at(key), "the table " + in_quotes(name) + " must be a table, and is " + std::string(type_name(node)));
  const auto [entry, is_new] = out_.tables.emplace(name, WordSources::Table{at(key), {}});
  if (!is_new) return problems_.add(at(key), "the table " + in_quotes(name) + " stands in " + entry->second.where.text() + " already", "use another name");
  std::map<std::string, std::string> seen;
  for (const toml::key* word : keys_in_order(*node.as_table())) {
    const toml::node& value = *node.as_table()->get(word->str());
    std::string folded, text;
    text::fold(normalized(word->str()), folded);
    if (const auto* s = value.as_string()) text = s->get();
    else if (const auto* i = value.as_integer()) text = std::to_string(i->get());
    else problems_.add(at(*word), "the value of " + in_quotes(word->str()) + " must be a string or a whole number, and is " + std::string(type_name(value)));
    if (folded.empty()) problems_.add(at(*word), "a key of the table " + in_quotes(name) + " is empty");
    else if (!seen.emplace(folded, text).second) problems_.add(at(*word), "the key " + in_quotes(folded) + " stands twice in the table " + in_quotes(name));
    else entry->second.rows.emplace_back(folded, text);
  }
}

void Reader::collect(const std::string& name, std::vector<std::string>& out, std::set<std::string>& seen, std::vector<std::string>& path) {
  path.push_back(name);
  for (const auto& [member, place] : raw_.find(name)->second.members) {
    if (!member.starts_with('@')) {
      if (seen.insert(member).second) out.push_back(member);
      continue;
    }
    const std::string included = member.substr(1);
    if (!raw_.contains(included)) {
      if (path.size() == 1) problems_.add(place, "there is no class " + in_quotes(included));
    } else if (std::ranges::find(path, included) != path.end()) {
      if (path.size() == 1 || included == path.front()) problems_.add(place, "the class " + in_quotes(included) + " includes itself");
    } else {
      collect(included, out, seen, path);
    }
  }
  path.pop_back();
}

void Reader::resolve() {
  for (const auto& [name, raw] : raw_) {
    WordSources::Class resolved{raw.where, {}};
    std::set<std::string> seen;
    std::vector<std::string> path;
    collect(name, resolved.members, seen, path);
    out_.classes.emplace(name, std::move(resolved));
  }
}

/// Words one a line, folded; "!" before a word is told by true.
std::map<std::string, bool, std::less<>> read_word_list(const std::filesystem::path& file, Problems& problems) {
  std::map<std::string, bool, std::less<>> words;
  if (!std::filesystem::exists(file)) return words;
  for (const TextLine& line : read_lines(file, [](std::string_view l) { return l.starts_with('#'); }, problems)) {
    const bool marked = line.text.starts_with('!');
    for (const NameKey& key : name_keys(std::string_view(line.text).substr(marked))) words[key.words] = words[key.words] || marked;
  }
  return words;
}

}  // namespace

WordSources read_words(const std::filesystem::path& language, Problems& problems) {
  WordSources out;
  Reader reader(out, problems);
  for (const char* folder : {"words", "times"})
    for (const auto& file : files_in(language / folder, ".toml")) reader.file(file);
  reader.resolve();
  out.common_place_words = read_word_list(language / "words/common_place_words.txt", problems);
  out.common_organisation_words = read_word_list(language / "words/common_organisation_words.txt", problems);
  if (const auto file = language / "words/abbreviations.txt"; std::filesystem::exists(file)) {
    // "#No." is an entry: a comment has a space after its "#".
    const auto is_comment = [](std::string_view line) { return line == "#" || line.starts_with("# "); };
    for (TextLine& line : read_lines(file, is_comment, problems)) out.abbreviations.push_back(std::move(line.text));
  }
  return out;
}

}  // namespace dateline::knowledge
