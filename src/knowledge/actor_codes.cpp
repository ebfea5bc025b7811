#include "knowledge/actor_codes.h"

#include <algorithm>
#include <map>

#include "knowledge/tables.h"

namespace dateline::knowledge {
namespace {

enum class Kind { state, role, body, other };
struct Piece {
  Kind kind;
  std::string_view meaning;
};

/// The first three columns of a file of TSV, without its header and comments.
template <typename Take>
void rows(std::string_view table, Take&& take) {
  bool header = true;
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    if (!header) {
      const std::size_t one = std::min(line.find('\t'), line.size()),
                        two = std::min(line.find('\t', one + 1), line.size());
      const std::size_t three = std::min(line.find('\t', two + 1), line.size());
      if (two < line.size())
        take(line.substr(0, one), line.substr(one + 1, two - one - 1), line.substr(two + 1, three - two - 1));
    }
    header = false;
  }
}

const std::map<std::string_view, Piece>& pieces() {
  static const std::map<std::string_view, Piece> all = [] {
    std::map<std::string_view, Piece> made;
    rows(kActorCodeTable, [&](std::string_view code, std::string_view kind, std::string_view words) {
      made[code] = {kind == "role"    ? Kind::role
                    : kind == "body"  ? Kind::body
                    : kind == "state" ? Kind::state
                                      : Kind::other,
                    words};
    });
    rows(kCountryTable, [&](std::string_view code, std::string_view, std::string_view name) {
      made[code] = {Kind::state, name};
    });
    return made;
  }();
  return all;
}

const Piece* piece_of(std::string_view code) {
  const auto found = pieces().find(code.substr(0, 3));
  return found == pieces().end() ? nullptr : &found->second;
}

std::string_view behind_state(std::string_view code) {
  return code.starts_with("---") || is_state(code.substr(0, 3)) ? code.substr(3) : code;
}

}  // namespace

bool is_state(std::string_view piece) {
  const Piece* p = piece_of(piece);
  return p && p->kind == Kind::state;
}

bool begins_code(std::string_view piece) { return piece_of(piece) != nullptr; }

std::string_view role_of(std::string_view code) {
  for (; code.size() >= 3; code.remove_prefix(3)) {
    const Piece* p = piece_of(code);
    if (p && (p->kind == Kind::role || p->kind == Kind::body)) return code.substr(0, 3);
  }
  return {};
}

std::string meaning(std::string_view code) {
  std::string text;
  for (code = behind_state(code); code.size() >= 3; code.remove_prefix(3)) {
    const Piece* p = piece_of(code);
    if (!p || p->kind == Kind::state) continue;
    text += text.empty() ? "" : ", ";
    text += static_cast<char>(p->meaning.front() & ~0x20);
    text += p->meaning.substr(1);
  }
  return text;
}

std::string_view state_name(std::string_view code) {
  const Piece* p = piece_of(code);
  return p && p->kind == Kind::state ? p->meaning : std::string_view();
}

}  // namespace dateline::knowledge
