#include "knowledge/cameo.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "knowledge/tables.h"

namespace dateline::knowledge {
namespace {

std::vector<CameoCode> read_table() {
  std::vector<CameoCode> codes;
  std::string_view rest = kCameoTable;
  rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string_view, 5> cells;
    std::string_view cell = line;
    for (std::string_view& c : cells) {
      c = cell.substr(0, cell.find('\t'));
      cell.remove_prefix(std::min(c.size() + 1, cell.size()));
    }
    codes.push_back({cells[0], cells[1], std::strtod(std::string(cells[2]).c_str(), nullptr), cells[4]});
  }
  std::stable_sort(codes.begin(), codes.end(), [](const CameoCode& a, const CameoCode& b) { return a.code < b.code; });
  return codes;
}

// Of roots 01 to 20.
constexpr std::array kTypeOfRoot{EventType::CONSULT,  EventType::REQUEST,   EventType::AGREE,    EventType::CONSULT,
                                 EventType::SUPPORT,  EventType::COOPERATE, EventType::AID,      EventType::CONCEDE,
                                 EventType::ACCUSE,   EventType::REQUEST,   EventType::ACCUSE,   EventType::REJECT,
                                 EventType::THREATEN, EventType::PROTEST,   EventType::MOBILIZE, EventType::SANCTION,
                                 EventType::COERCE,   EventType::ASSAULT,   EventType::ASSAULT,  EventType::ASSAULT};

}  // namespace

std::span<const CameoCode> cameo_codes() {
  static const std::vector<CameoCode> codes = read_table();
  return codes;
}

const CameoCode* cameo_code(std::string_view code) {
  const auto codes = cameo_codes();
  const auto at = std::lower_bound(codes.begin(), codes.end(), code,
                                   [](const CameoCode& c, std::string_view wanted) { return c.code < wanted; });
  return at != codes.end() && at->code == code ? &*at : nullptr;
}

EventType plover_type(std::string_view code) {
  if (const CameoCode* c = cameo_code(code); c && !c->plover.empty())
    return event_type_from(c->plover).value_or(EventType::CONSULT);
  const bool digits = code.size() >= 2 && code[0] >= '0' && code[0] <= '2' && code[1] >= '0' && code[1] <= '9';
  const int root = digits ? (code[0] - '0') * 10 + (code[1] - '0') : 0;
  return root >= 1 && root <= 20 ? kTypeOfRoot[static_cast<std::size_t>(root - 1)] : EventType::CONSULT;
}

double goldstein(std::string_view code) {
  for (; code.size() >= 2; code.remove_suffix(1)) {
    if (const CameoCode* c = cameo_code(code)) return c->goldstein;
  }
  return 0;
}

}  // namespace dateline::knowledge
