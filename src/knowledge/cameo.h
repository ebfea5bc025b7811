// CAMEO's event codes with their names, Goldstein scores and PLOVER types: knowledge/en/events/cameo.tsv, embedded.
//
//   if (const CameoCode* c = cameo_code("0841")) print(c->label);   // "Return, release person(s)"
//   plover_type("0841") == EventType::RETREAT;
//
// Constant tables, made on the first call; thread-safe.
#pragma once

#include <span>
#include <string_view>

#include "dateline/record.h"

namespace dateline::knowledge {

struct CameoCode {
  std::string_view code, label;
  double goldstein = 0;
  std::string_view plover;  // empty for codes that PLOVER left out
};

/// In the order of the file.
std::span<const CameoCode> cameo_codes();
/// nullptr when CAMEO has no such code.
const CameoCode* cameo_code(std::string_view code);
/// The type of a code, of its root where the code has none of its own. CAMEO's 01, statements, has no counterpart: CONSULT, the nearest.
EventType plover_type(std::string_view code);
/// The score of a code, else of the codes above it ("0841" → "084" → "08"); 0 when none is known.
double goldstein(std::string_view code);

}  // namespace dateline::knowledge
