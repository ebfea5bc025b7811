// The pieces of three letters that actors' codes are made of.
//
//   begins_code("RUS") && begins_code("IGO") && !begins_code("QQQ");
//   role_of("RUSGOVMIL") == "GOV";
//
// Constant tables (actor_codes.tsv and the country list), made on the first call; thread-safe.
#pragma once

#include <string_view>

namespace dateline::dictionaries {

bool is_state(std::string_view piece);
/// A state, region, kind of body, religion or role.
bool begins_code(std::string_view piece);
/// The role or body in an actor's code behind its state, or at its start; empty when it names none.
std::string_view role_of(std::string_view code);

extern const std::string_view kActorCodeTable, kCountryTable;  // the files, embedded

}  // namespace dateline::dictionaries
