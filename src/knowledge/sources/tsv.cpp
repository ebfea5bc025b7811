#include "knowledge/sources/tsv.h"

#include <algorithm>

#include "knowledge/sources/files.h"

namespace dateline::knowledge {
namespace {

/// Takes the first line off `text`.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(trimmed(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin)));
    if (tab == std::string_view::npos) return cells;
    begin = tab + 1;
  }
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) (out += out.empty() ? "" : " ") += word;
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split_list(std::string_view cell, char bar) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(bar), cell.size());
    if (const std::string_view part = trimmed(cell.substr(0, end)); !part.empty()) parts.push_back(part);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

std::optional<Tsv> Tsv::read(const std::filesystem::path& file, const std::vector<std::string_view>& columns, Problems& problems) {
  auto text = read_source(file, problems);
  if (!text) return std::nullopt;
  Tsv tsv;
  tsv.file_ = file.generic_string();
  tsv.text_ = std::make_unique<const std::string>(std::move(*text));
  std::string_view rest = *tsv.text_;
  bool has_header = false;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = next_line(rest);
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (has_header) {
      tsv.read_row(line, number, problems);
    } else if (tsv.read_header(line, columns, problems)) {
      has_header = true;
    } else {
      return std::nullopt;
    }
  }
  if (!has_header) problems.add({tsv.file_, 0}, "has no line of column names", "write as its first line, with tabs: " + joined(columns));
  return tsv;
}

bool Tsv::read_header(std::string_view line, const std::vector<std::string_view>& columns, Problems& problems) {
  const auto found = cells_of(line);
  for (const std::string_view name : found) place_of_.push_back(static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin()));
  auto sorted = place_of_;
  std::ranges::sort(sorted);
  bool each_once = sorted.size() == columns.size();
  for (std::size_t i = 0; each_once && i < sorted.size(); ++i) each_once = sorted[i] == i;
  if (!each_once) problems.add({file_, 1}, "the columns are: " + joined(found), "they must be, with tabs: " + joined(columns));
  return each_once;
}

void Tsv::read_row(std::string_view line, std::size_t number, Problems& problems) {
  const auto found = cells_of(line);
  if (found.size() > place_of_.size()) {
    problems.add({file_, number}, "has " + std::to_string(found.size()) + " cells; there are " + std::to_string(place_of_.size()) + " columns",
                 "take out the tab that is too many");
    return;
  }
  const std::size_t first = cells_.size();
  cells_.resize(first + place_of_.size());
  for (std::size_t i = 0; i < found.size(); ++i) cells_[first + place_of_[i]] = found[i];
  lines_.push_back(number);
}

std::vector<Tsv::Row> Tsv::rows() const {
  std::vector<Row> rows;
  rows.reserve(lines_.size());
  const std::size_t width = place_of_.size();
  for (std::size_t i = 0; i < lines_.size(); ++i) rows.push_back({std::span(cells_).subspan(i * width, width), lines_[i]});
  return rows;
}

std::vector<TextLine> read_lines(const std::filesystem::path& file, bool (*is_comment)(std::string_view), Problems& problems) {
  std::vector<TextLine> lines;
  const auto text = read_source(file, problems);
  if (!text) return lines;
  std::string_view rest = *text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = trimmed(next_line(rest));
    if (!line.empty() && !is_comment(line)) lines.push_back({std::string(line), number});
  }
  return lines;
}

}  // namespace dateline::knowledge
