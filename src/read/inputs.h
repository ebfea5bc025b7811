// All reports of a command line: files, folders and standard input, in order, each with an id of its own.
//
//   Inputs inputs({"news/", "extra.jsonl.gz", "-"}, defaults);
//   while (std::optional<Expected<Report>> next = inputs.next()) …
//
// A folder stands for the files in it and below it, sorted by path, without hidden ones, README* and *.md; links to folders are not
// followed. One file is open at a time. An Error stands for an input, or a part of it, that could not be read; the others follow.
// The order depends on names alone, so that the same files give the same run. Not thread-safe; counters may be read from other threads.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "read/format.h"

namespace dateline::read {

/// The id of a report that has none: the file's name without folders and endings ("a/b.html.gz" → "b"); "stdin" for "-".
std::string id_of_path(std::string_view path);

class Inputs {
 public:
  /// Lists folders at once; opens nothing yet.
  Inputs(const std::vector<std::string>& arguments, Defaults defaults);
  ~Inputs();

  std::optional<Expected<Report>> next();

  std::size_t files() const { return files_.size(); }
  std::size_t files_done() const { return done_.load(std::memory_order_relaxed); }

 private:
  std::string unique_id(std::string id);

  std::vector<std::variant<std::string, Error>> files_;  // paths, and what could not be listed, in order
  Defaults defaults_;
  std::unique_ptr<ReportStream> stream_;
  std::string path_;
  std::atomic<std::size_t> done_{0};
  std::unordered_map<std::string, std::uint32_t> ids_;  // how often each was given
};

}  // namespace dateline::read
