#include "dictionaries/code_sum.h"

#include <gtest/gtest.h>

#include "knowledge/actor_codes.h"
#include "knowledge/cameo.h"

namespace dateline::dictionaries {
namespace {

TEST(CodeSum, moves_cooperation_under_the_governing_verb) {
  EXPECT_EQ(code_sum("020", "070"), "023");
  EXPECT_EQ(code_sum("030", "084"), "035");
  EXPECT_EQ(code_sum("100", "040"), "106");
  EXPECT_EQ(code_sum("120", "057"), "1214") << "the code of its own that CAMEO has for it";
  EXPECT_EQ(code_sum("030", "045"), "039");
}

TEST(CodeSum, keeps_one_side_where_there_is_no_sum) {
  EXPECT_EQ(code_sum("", "190"), "190");
  EXPECT_EQ(code_sum("030", ""), "030");
  EXPECT_EQ(code_sum("010", "190"), "190");
  EXPECT_EQ(code_sum("112", "190"), "112");
  EXPECT_EQ(code_sum("030", "174"), "174");
  EXPECT_EQ(code_sum("040", "190"), "190");
}

TEST(CodeSum, gives_codes_that_cameo_has) {
  for (const knowledge::CameoCode& inner : knowledge::cameo_codes()) {
    if (inner.code.size() < 3) continue;
    for (const char* outer : {"020", "030", "100", "120", "130"}) {
      EXPECT_TRUE(knowledge::cameo_code(code_sum(outer, inner.code))) << outer << "+" << inner.code;
    }
    const std::string no = refusal(inner.code);
    EXPECT_TRUE(no.empty() || knowledge::cameo_code(no)) << inner.code;
  }
}

TEST(Refusal, is_of_cooperation_alone) {
  EXPECT_EQ(refusal("072"), "122");
  EXPECT_EQ(refusal("030"), "120");
  EXPECT_EQ(refusal("190"), "");
}

TEST(Cameo, has_types_and_scores_for_codes_above) {
  EXPECT_EQ(knowledge::plover_type("0841"), EventType::RETREAT);
  EXPECT_EQ(knowledge::plover_type("020"), EventType::REQUEST);
  EXPECT_EQ(knowledge::plover_type("345"), EventType::CONSULT);
  EXPECT_EQ(knowledge::goldstein("1909"), knowledge::goldstein("190"));
  EXPECT_EQ(knowledge::goldstein("345"), 0);
}

TEST(ActorCodes, are_read_by_their_pieces) {
  EXPECT_EQ(knowledge::role_of("RUSGOVMIL"), "GOV");
  EXPECT_EQ(knowledge::role_of("---REB"), "REB");
  EXPECT_EQ(knowledge::role_of("IGOUNO"), "IGO");
  EXPECT_EQ(knowledge::role_of("QQQMIL"), "MIL");
  EXPECT_EQ(knowledge::role_of("RUS"), "");
  EXPECT_EQ(knowledge::meaning("RUSGOVMIL"), "Government, Military");
  EXPECT_EQ(knowledge::state_name("RUS"), "Russia");
  EXPECT_EQ(knowledge::state_name("R"), "");
}

}  // namespace
}  // namespace dateline::dictionaries
