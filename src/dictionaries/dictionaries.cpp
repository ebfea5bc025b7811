#include "dictionaries/dictionaries.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "dictionaries/lines.h"

namespace dateline::dictionaries {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMaxFiles = 0xFFFF;
constexpr std::size_t kMaxBytes = std::size_t{256} << 20;
/// What PETRARCH ships for its own tests: invented actors that do not belong among real ones.
constexpr std::string_view kTestPrefix = "PETR.Validate.";

[[noreturn]] void fail(const fs::path& path, std::string reason, std::string mend) {
  throw EnvironmentError({ErrorCode::kKnowledgeUnreadable, path.string(), std::move(reason), std::move(mend)});
}

std::string read_file(const fs::path& path) {
  std::error_code why;
  if (const auto size = fs::file_size(path, why); !why && size > kMaxBytes)
    fail(path, "it has more than 256 MiB", "split it into smaller files");
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.good() && !in.eof()) fail(path, "it cannot be read", "check that it is a file and that you may read it");
  return text;
}

std::vector<fs::path> files_of(const fs::path& path) {
  std::error_code why;
  if (!fs::exists(path, why))
    fail(path, "there is no such file or folder", "name the folder with the .actors, .agents and verb files");
  if (!fs::is_directory(path, why)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path, why)) {
    if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.')) files.push_back(entry.path());
  }
  if (why) fail(path, "the folder cannot be read: " + why.message(), "check that you may read it");
  std::sort(files.begin(), files.end());
  const auto is_test = [](const fs::path& f) { return f.filename().string().starts_with(kTestPrefix); };
  if (!std::all_of(files.begin(), files.end(), is_test)) std::erase_if(files, is_test);
  return files;
}

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

void sort_patterns(Dictionaries& d) {
  for (VerbBlock& b : d.blocks) {
    std::stable_sort(b.patterns.begin(), b.patterns.end(),
                     [](const Pattern& x, const Pattern& y) { return x.weight > y.weight; });
  }
  for (auto& [word, forms] : d.verbs) {
    std::stable_sort(forms.begin(), forms.end(), [](const VerbForm& x, const VerbForm& y) {
      return x.before.size() + x.after.size() > y.before.size() + y.after.size();
    });
  }
}

}  // namespace

const char* name(FindingKind kind) {
  switch (kind) {
    case FindingKind::malformed: return "malformed";
    case FindingKind::bad_date: return "bad-date";
    case FindingKind::undefined_synset: return "undefined-synset";
    case FindingKind::backward_dates: return "backward-dates";
    case FindingKind::overlapping_dates: return "overlapping-dates";
    case FindingKind::duplicate: return "duplicate";
    case FindingKind::unreachable: return "unreachable";
    case FindingKind::unknown_code: return "unknown-code";
  }
  return "";
}

bool costs_a_line(FindingKind kind) {
  return kind == FindingKind::malformed || kind == FindingKind::bad_date || kind == FindingKind::undefined_synset;
}

FileKind kind_of(std::string_view file_name, std::string_view text) {
  const std::string name = lower(file_name);
  if (has(name, "discard") || has(name, "issue") || has(name, "readme") || has(name, "license")) return FileKind::other;
  if (has(name, ".actors")) return FileKind::actors;
  if (has(name, ".agents")) return FileKind::agents;
  if (has(name, "verb")) return FileKind::verbs;
  std::size_t verb_marks = 0, lines = 0;
  for (std::size_t at = 0; at < text.size() && verb_marks < 2;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.starts_with("--- ") || (line.starts_with("- ") && has(line, "*") && has(line, "["))) ++verb_marks;
    at = end + 1;
    ++lines;
  }
  return verb_marks >= 2 ? FileKind::verbs : FileKind::other;
}

void read_dictionary(FileKind kind, std::string_view file_name, std::string_view text, Dictionaries& into,
                     std::vector<Finding>& findings) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  into.files.emplace_back(file_name);
  for (const unsigned char c : text) into.hash = (into.hash ^ c) * 0x100000001b3ULL;
  switch (kind) {
    case FileKind::actors: return read_actors(text, into, findings);
    case FileKind::agents: return read_agents(text, into, findings);
    case FileKind::verbs: return read_verbs(text, into, findings);
    case FileKind::other: return;
  }
}

void finish(Dictionaries& d, std::vector<Finding>&) {
  sort_patterns(d);
  d.synsets_by_last_word.clear();
  for (std::uint32_t s = 0; s < d.synsets.size(); ++s) {
    const auto& members = d.synsets[s].members;
    for (std::uint32_t m = 0; m < members.size(); ++m) d.synsets_by_last_word[members[m].back()].emplace_back(s, m);
  }
}

Dictionaries Dictionaries::load(const std::vector<fs::path>& paths, std::vector<Finding>& findings) {
  Dictionaries d;
  d.hash = 0xcbf29ce484222325ULL;
  for (const fs::path& path : paths) {
    for (const fs::path& file : files_of(path)) {
      const std::string text = read_file(file);
      const FileKind kind = kind_of(file.filename().string(), text);
      if (kind == FileKind::other) continue;
      if (d.files.size() == kMaxFiles) fail(path, "there are more than 65,535 files", "give fewer");
      read_dictionary(kind, file.string(), text, d, findings);
    }
  }
  if (d.files.empty()) {
    fail(paths.empty() ? fs::path() : paths.front(), "there is no dictionary here",
         "a dictionary is a file NAME.actors.txt or NAME.agents.txt, or one with verbs and patterns");
  }
  finish(d, findings);
  return d;
}

WordId Dictionaries::code_on(std::uint32_t first_sense, DayNumber day) const {
  for (const bool dated : {true, false}) {
    for (std::uint32_t s = first_sense; s != kNothing; s = senses[s].next) {
      const ActorEntry& entry = actors[senses[s].entry];
      for (std::uint32_t i = 0; i < entry.role_count; ++i) {
        const Role& role = roles[entry.first_role + i];
        if (role.dated() != dated) continue;
        if (!dated || (day != kEnd && role.from <= day && day <= role.to)) return role.code;
      }
    }
  }
  return kNoWord;
}

}  // namespace dateline::dictionaries
