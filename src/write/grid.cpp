#include "write/grid.h"

#include <algorithm>
#include <numeric>

#include "write/display.h"

namespace dateline::write {
namespace {

constexpr int kGap = 2;          // blanks between columns
constexpr int kLinesOfCell = 4;  // a longer cell is cut
constexpr int kLongWord = 14;    // words up to this width are not broken where there is room

const char* code(Tone tone) {
  switch (tone) {
    case Tone::plain: return "";
    case Tone::dim: return "\x1b[2m";
    case Tone::bold: return "\x1b[1m";
    case Tone::blue: return "\x1b[34m";
    case Tone::teal: return "\x1b[36m";
    case Tone::amber: return "\x1b[33m";
    case Tone::red: return "\x1b[31m";
    case Tone::heading: return "\x1b[1;4m";
  }
  return "";
}

int longest_word(std::string_view text) {
  int longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    longest = std::max(longest, display_width(text.substr(at, end - at)));
    at = end + 1;
  }
  return longest;
}

/// Gives `available` columns to those that need more than their least: everyone the same, and what some do not need to the others.
std::vector<int> share(const std::vector<int>& needed, const std::vector<int>& least, int available) {
  std::vector<int> widths(needed.size());
  for (std::size_t i = 0; i < needed.size(); ++i) widths[i] = std::min(needed[i], least[i]);
  int left = available - std::accumulate(widths.begin(), widths.end(), 0);
  for (; left < 0; ++left) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest == 1) break;
    --*widest;
  }
  while (left > 0) {
    std::size_t narrowest = needed.size();
    for (std::size_t i = 0; i < needed.size(); ++i) {
      if (widths[i] < needed[i] && (narrowest == needed.size() || widths[i] < widths[narrowest])) narrowest = i;
    }
    if (narrowest == needed.size()) break;
    ++widths[narrowest];
    --left;
  }
  return widths;
}

}  // namespace

std::string toned(std::string_view text, Tone tone, bool colour) {
  if (!colour || tone == Tone::plain || text.empty()) return std::string(text);
  return std::string(code(tone)) + std::string(text) + "\x1b[0m";
}

void Grid::row(std::vector<Cell> cells) {
  cells.resize(columns_.size());
  for (Cell& cell : cells) cell.text = printable(cell.text);
  rows_.push_back(std::move(cells));
}

void Grid::drop_columns_of(std::string_view text) {
  for (std::size_t c = columns_.size(); c-- > 0;) {
    const auto at = static_cast<std::ptrdiff_t>(c);
    if (!std::all_of(rows_.begin(), rows_.end(), [&](const auto& row) { return row[c].text == text; })) continue;
    columns_.erase(columns_.begin() + at);
    for (auto& row : rows_) row.erase(row.begin() + at);
  }
}

std::vector<int> Grid::widths(int available) const {
  std::vector<int> needed(columns_.size()), least(columns_.size()), whole_words(columns_.size());
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    needed[c] = display_width(columns_[c].heading);
    least[c] = whole_words[c] = std::max(columns_[c].least, 1);
    for (const auto& row : rows_) {
      const int before = display_width(row[c].before);
      needed[c] = std::max(needed[c], before + display_width(row[c].text));
      whole_words[c] = std::max(whole_words[c], std::min(before + longest_word(row[c].text), kLongWord));
    }
    needed[c] = std::min(needed[c], columns_[c].most);
  }
  available -= kGap * static_cast<int>(columns_.size() - 1);
  const bool room = std::accumulate(whole_words.begin(), whole_words.end(), 0) <= available;
  return share(needed, room ? whole_words : least, available);
}

std::string Grid::draw(int width, bool colour, int indent) const {
  const std::vector<int> widths = this->widths(width - indent);
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string out;
  const auto draw_row = [&](const std::vector<Cell>& row) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
      lines.push_back(
          wrap(row[c].text, widths[c] - display_width(row[c].before), row[c].before.empty() ? kLinesOfCell : 1));
      if (!lines.back().empty()) lines.back().front().insert(0, row[c].before);
      height = std::max(height, lines.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line = margin;
      int blanks = 0;
      for (std::size_t c = 0; c < row.size(); ++c) {
        const std::string words = i < lines[c].size() ? lines[c][i] : std::string();
        if (!words.empty()) {
          line.append(static_cast<std::size_t>(blanks), ' ');
          line += toned(words, row[c].tone, colour);
          blanks = 0;
        }
        blanks += widths[c] - display_width(words) + kGap;
      }
      out += line + "\n";
    }
  };
  std::vector<Cell> headings;
  for (const GridColumn& c : columns_) headings.push_back({c.heading, Tone::dim, {}});
  draw_row(headings);
  for (const auto& row : rows_) draw_row(row);
  return out;
}

}  // namespace dateline::write
