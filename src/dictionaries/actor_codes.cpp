#include "dictionaries/actor_codes.h"

#include <map>

namespace dateline::dictionaries {
namespace {

enum class Piece { state, role, body, other };

/// The first two columns of a file of TSV, without its header and comments.
template <typename Take>
void rows(std::string_view table, Take&& take) {
  bool header = true;
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    if (!header) {
      const std::string_view first = line.substr(0, line.find('\t')), rest = line.substr(std::min(first.size() + 1, line.size()));
      take(first, rest.substr(0, rest.find('\t')));
    }
    header = false;
  }
}

const std::map<std::string_view, Piece>& pieces() {
  static const std::map<std::string_view, Piece> all = [] {
    std::map<std::string_view, Piece> made;
    rows(kActorCodeTable, [&](std::string_view code, std::string_view kind) {
      made[code] = kind == "role" ? Piece::role : kind == "body" ? Piece::body : kind == "state" ? Piece::state : Piece::other;
    });
    rows(kCountryTable, [&](std::string_view code, std::string_view) { made[code] = Piece::state; });
    return made;
  }();
  return all;
}

}  // namespace

bool is_state(std::string_view piece) {
  const auto found = pieces().find(piece);
  return found != pieces().end() && found->second == Piece::state;
}

bool begins_code(std::string_view piece) { return pieces().contains(piece); }

std::string_view role_of(std::string_view code) {
  if (code.starts_with("---") || is_state(code.substr(0, 3))) code.remove_prefix(3);
  const std::string_view piece = code.substr(0, 3);
  const auto found = pieces().find(piece);
  return found != pieces().end() && (found->second == Piece::role || found->second == Piece::body) ? piece : std::string_view();
}

}  // namespace dateline::dictionaries
