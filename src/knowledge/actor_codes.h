// The pieces of three letters that actors' codes are made of.
//
//   begins_code("RUS") && begins_code("IGO") && !begins_code("QQQ");
//   role_of("RUSGOVMIL") == "GOV";
//
//   meaning("RUSGOVMIL") == "Government, Military";   state_name("RUS") == "Russia";
//
// Constant tables (knowledge/world/actors/codes.tsv and countries.tsv, embedded), made on the first call; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace dateline::knowledge {

bool is_state(std::string_view piece);
/// A state, region, kind of body, religion or role.
bool begins_code(std::string_view piece);
/// The first role or body in an actor's code; empty when it names none.
std::string_view role_of(std::string_view code);

/// What the pieces behind the state say, in their order; pieces that the table lacks are left out.
std::string meaning(std::string_view code);
/// The English name of a state by its code; empty when there is none.
std::string_view state_name(std::string_view code);

}  // namespace dateline::knowledge
