// What the program's outputs are: a terminal, how wide, with colours or not. Reads the environment, which the library never does.
#pragma once

namespace dateline::cli {

bool is_terminal(int file);
/// Columns of the terminal; else $COLUMNS; else 80.
int terminal_width(int file);
/// True on a terminal that has colours, unless $NO_COLOR is set to anything.
bool use_colour(int file);

}  // namespace dateline::cli
