// Columns on a terminal: as wide as their words where there is room, wrapped where there is not.
//
//   Grid grid({{"WHO"}, {"WHERE", 8}});
//   grid.row({{"rebels", Tone::bold}, {"Alindao, CAF"}});
//   out << grid.draw(80, /*colour=*/false, /*indent=*/2);
//
// No line is wider than asked for (but for a width that cannot hold one letter a column). Plain values; not thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::write {

/// How words look where there are colours.
enum class Tone { plain, dim, bold, blue, teal, amber, red, heading };

/// `text` between the codes of `tone`; unchanged without colours.
std::string toned(std::string_view text, Tone tone, bool colour);

struct Cell {
  std::string text;
  Tone tone = Tone::plain;
  std::string before = {};  // stands before the text as it is, and is never cut: the branches of a tree
};

struct GridColumn {
  std::string heading;
  int least = 6;    // columns on the terminal that it gets in any case
  int most = 1000;  // and how many at most
};

class Grid {
 public:
  explicit Grid(std::vector<GridColumn> columns) : columns_(std::move(columns)) {}

  /// One cell a column; control characters in the text become blanks.
  void row(std::vector<Cell> cells);
  bool empty() const { return rows_.empty(); }
  /// Takes columns out in which every cell is `text`.
  void drop_columns_of(std::string_view text);
  std::string draw(int width, bool colour, int indent) const;

 private:
  std::vector<int> widths(int available) const;

  std::vector<GridColumn> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace dateline::write
