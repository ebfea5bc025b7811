#include "read/inputs.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace dateline::read {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<std::variant<std::string, Error>>;

bool is_passed_over(const std::string& name) {
  return name.starts_with('.') || name.starts_with("README") || name.ends_with(".md");
}

Error unreadable(const std::string& path, const std::error_code& why) {
  return {why == std::errc::no_such_file_or_directory ? ErrorCode::kFileNotFound : ErrorCode::kFileUnreadable,
          path,
          why.message(),
          {}};
}

/// Appends the files of `folder`, sorted by name at each level.
void list_folder(const fs::path& folder, Files& files) {
  std::error_code why;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(folder, why), end; !why && it != end; it.increment(why)) {
    if (!is_passed_over(it->path().filename().string())) entries.push_back(*it);
  }
  if (why) {
    files.emplace_back(unreadable(folder.string(), why));
    return;
  }
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().filename().native() < b.path().filename().native(); });
  for (const fs::directory_entry& entry : entries) {
    if (entry.is_directory(why)) {
      if (!entry.is_symlink(why)) list_folder(entry.path(), files);
    } else if (entry.is_regular_file(why)) {
      files.emplace_back(entry.path().string());
    }
  }
}

bool is_ending(std::string_view s) {
  return !s.empty() && s.size() <= 6 &&
         std::all_of(s.begin(), s.end(), [](unsigned char c) { return std::isalnum(c); }) &&
         std::any_of(s.begin(), s.end(), [](unsigned char c) { return std::isalpha(c); });
}

}  // namespace

std::string id_of_path(std::string_view path) {
  if (path == "-" || path == "standard input") return "stdin";
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".gz") && name.size() > 3) name.remove_suffix(3);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && is_ending(name.substr(dot + 1))) name = name.substr(0, dot);
  return std::string(name);
}

Inputs::Inputs(const std::vector<std::string>& arguments, Defaults defaults) : defaults_(std::move(defaults)) {
  for (const std::string& argument : arguments) {
    std::error_code why;
    if (argument == "-" || !fs::is_directory(argument, why)) {
      files_.emplace_back(argument);
      continue;
    }
    const std::size_t before = files_.size();
    list_folder(argument, files_);
    if (files_.size() == before) {
      files_.emplace_back(Error{ErrorCode::kInputEmpty, argument, "the folder holds no files to read",
                                "hidden files, README* and *.md are passed over"});
    }
  }
}

Inputs::~Inputs() = default;

std::optional<Expected<Report>> Inputs::next() {
  for (;;) {
    if (stream_) {
      std::optional<Expected<Report>> report = stream_->next();
      if (report) {
        if (*report) (*report)->id = unique_id((*report)->id.empty() ? id_of_path(path_) : std::move((*report)->id));
        return report;
      }
      stream_.reset();
      ++done_;
    }
    if (done_ == files_.size()) return std::nullopt;
    const auto& file = files_[done_];
    const auto fail = [this](const Error& error) {
      ++done_;
      return Expected<Report>(Unexpected(error));
    };
    if (const Error* error = std::get_if<Error>(&file)) return fail(*error);
    path_ = std::get<std::string>(file);
    Expected<Bytes> bytes = Bytes::open(path_);
    if (!bytes) return fail(bytes.error());
    Expected<std::unique_ptr<ReportStream>> stream = open_reports(std::move(*bytes), defaults_);
    if (!stream) return fail(stream.error());
    stream_ = std::move(*stream);
  }
}

std::string Inputs::unique_id(std::string id) {
  std::uint32_t& times = ids_[id];
  if (++times == 1) return id;
  for (;; ++times) {
    std::string numbered = id + "#" + std::to_string(times);
    if (ids_.emplace(numbered, 1).second) return numbered;
  }
}

}  // namespace dateline::read
