#include "dictionaries/code_sum.h"

#include <array>

namespace dateline::dictionaries {
namespace {

struct Row {
  std::string_view done;                            // a beginning of the inner code; longer ones first
  std::string_view appeal, intent, demand, refuse;  // the code under 02, 03, 10 and 12
};
constexpr std::array kRows{Row{"045", "028", "039", "108", "126"}, Row{"0871", "0255", "0355", "1055", "124"},
                           Row{"04", "026", "036", "106", "125"},  Row{"057", "022", "032", "102", "1214"},
                           Row{"05", "022", "032", "102", "121"},  Row{"06", "021", "031", "101", "121"},
                           Row{"07", "023", "033", "103", "122"},  Row{"083", "024", "034", "104", "123"},
                           Row{"08", "025", "035", "105", "124"}};

const Row* row_of(std::string_view code) {
  for (const Row& r : kRows) {
    if (code.starts_with(r.done)) return &r;
  }
  return nullptr;
}

}  // namespace

std::string code_sum(std::string_view outer, std::string_view inner) {
  if (outer.empty() || outer == inner || outer.starts_with("01")) return std::string(inner.empty() ? outer : inner);
  if (inner.empty() || inner.starts_with("01")) return std::string(outer);
  const std::string_view root = outer.substr(0, 2);
  const Row* row = row_of(inner);
  if (root == "02") return std::string(row ? row->appeal : outer);
  if (root == "03") return std::string(row ? row->intent : inner);
  if (root == "10") return std::string(row ? row->demand : outer);
  if (root == "12") return std::string(row ? row->refuse : outer);
  if (root == "09" || root == "11" || root == "13" || root == "16" || root == "17") return std::string(outer);
  return std::string(inner);
}

std::string refusal(std::string_view code) {
  const Row* row = row_of(code);
  if (row) return std::string(row->refuse);
  return code.starts_with("03") ? "120" : std::string();
}

}  // namespace dateline::dictionaries
