// Tab-separated files of knowledge/: a line of column names, then one entry a line; `#` comments and empty lines
// are skipped, a carriage return at a line's end is too.
//
//   auto file = Tsv::read(path, {"title", "role"}, problems);
//   for (const Tsv::Row& row : file->rows()) row[0];            // a cell, without spaces around it
//   for (std::string_view alias : split_list(row[7])) …         // a cell's list: "a|b|c"
//
// Cells are views into the text that the Tsv owns: they live as long as it, also after it was moved.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/sources/problems.h"

namespace dateline::knowledge {

class Tsv {
 public:
  struct Row {
    std::span<const std::string_view> cells;  // in the order of the columns asked for
    std::size_t line;
    std::string_view operator[](std::size_t i) const { return cells[i]; }
  };

  /// The file must name exactly these columns, in any order. Lines with too many cells are problems and left out; cells missing
  /// at the end of a line are empty. Nothing, and a problem, when the file cannot be read or its first line is wrong.
  static std::optional<Tsv> read(const std::filesystem::path& file, const std::vector<std::string_view>& columns, Problems& problems);

  std::vector<Row> rows() const;
  Where where(const Row& row) const { return {file_, row.line}; }

 private:
  bool read_header(std::string_view line, const std::vector<std::string_view>& columns, Problems& problems);
  void read_row(std::string_view line, std::size_t number, Problems& problems);

  std::string file_;
  std::unique_ptr<const std::string> text_;
  std::vector<std::size_t> place_of_;       // column of the file → column asked for
  std::vector<std::string_view> cells_;     // all rows, place_of_.size() cells each
  std::vector<std::size_t> lines_;
};

/// The parts of `cell` between bars, trimmed; empty parts are left out.
std::vector<std::string_view> split_list(std::string_view cell, char bar = '|');
std::string_view trimmed(std::string_view text);

/// A file of one entry a line, with its line numbers; lines for which `is_comment` holds and empty ones are left out.
struct TextLine {
  std::string text;
  std::size_t line;
};
std::vector<TextLine> read_lines(const std::filesystem::path& file, bool (*is_comment)(std::string_view), Problems& problems);

}  // namespace dateline::knowledge
