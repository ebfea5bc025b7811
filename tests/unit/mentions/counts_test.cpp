#include <gtest/gtest.h>

#include "mentions/counts/count_finder.h"
#include "mentions/counts/numerals.h"
#include "mentions/times/time_finder.h"
#include "tagged.h"

namespace dateline::mentions::testing {
namespace {

std::vector<CountMention> counts_of(Document& doc) {
  static const TimeFinder times(words_of_time_and_number());
  static const CountFinder counts(words_of_time_and_number());
  times.find(doc);
  counts.find(doc);
  return doc.mentions.counts;
}

/// "kind min-max of" of every count, joined by " | ".
std::string show(const std::string& words) {
  Document doc = tagged("2017-01-19", words);
  std::string text;
  for (const CountMention& m : counts_of(doc)) {
    const auto number = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : std::string("?"); };
    text += (text.empty() ? "" : " | ") + std::string(name(m.count.kind)) + " " + number(m.count.min) + "-" +
            number(m.count.max) + (m.count.approx ? "~" : "") + (m.count.of.empty() ? "" : " " + m.count.of) +
            (m.part_of_larger ? " part" : "") + (m.percent ? " percent" : "");
  }
  return text;
}

TEST(Numerals, DigitsAndWords) {
  EXPECT_EQ(Numerals::parse_digits("1,200"), 1200);
  EXPECT_EQ(Numerals::parse_digits("1.2"), 1.2);
  EXPECT_EQ(Numerals::parse_digits("16.000"), 16000);
  EXPECT_EQ(Numerals::parse_digits("1,200,000"), 1200000);
  EXPECT_FALSE(Numerals::parse_digits("09:30"));
  EXPECT_FALSE(Numerals::parse_digits("1.2.3"));
  const Numerals numerals(words_of_time_and_number());
  const auto value = [&](const std::string& tokens) {
    const Document doc = tagged("", tokens);
    const Words words(doc);
    const auto n = numerals.read(doc, words, 0, static_cast<TokenIndex>(doc.tokens.size()));
    return n && n->value ? *n->value : -1;
  };
  EXPECT_EQ(value("twenty/CD -/HYPH five/CD men/NNS"), 25);
  EXPECT_EQ(value("5/CD thousand/CD 629/CD men/NNS"), 5629);
  EXPECT_EQ(value("1.2/CD million/CD men/NNS"), 1200000);
  EXPECT_EQ(value("one/CD hundred/CD and/CC five/CD men/NNS"), 105);
  EXPECT_EQ(value("a/DT dozen/NN men/NNS"), 12);
  EXPECT_EQ(value("two/CD dozen/NN men/NNS"), 24);
  EXPECT_EQ(value("hundreds/NNS of/IN thousands/NNS"), 200000);
  EXPECT_EQ(value("half/DT a/DT million/CD"), 500000);
  EXPECT_EQ(value("several/JJ hundred/CD men/NNS"), 200);
  EXPECT_EQ(value("men/NNS"), -1);
}

TEST(Counts, ActiveAndPassive) {
  EXPECT_EQ(show("Shells/NNS killed/kill/VBD nine/CD people/NNS ./."), "killed 9-9 people");
  EXPECT_EQ(show("Nine/CD people/NNS were*/be/VBD killed/kill/VBN ./."), "killed 9-9 people");
  EXPECT_EQ(show("Shells/NNS killed/kill/VBD two/CD people/NNS and/CC wounded/wound/VBD 11/CD ./."),
            "killed 2-2 people | wounded 11-11");
  EXPECT_EQ(show("Three/CD villagers/villager/NNS died/die/VBD and/CC seven/CD were*/be/VBD injured/injure/VBN ./."),
            "killed 3-3 villagers | wounded 7-7");
  EXPECT_EQ(show("Seven/CD were*/be/VBD let/let/VBN go/go/VB ./."), "released 7-7");
  EXPECT_EQ(show("They/PRP took/take/VBD 12/CD parishioners/parishioner/NNS hostage/NN ./."),
            "captured 12-12 parishioners");
}

TEST(Counts, ListsShareTheirVerb) {
  EXPECT_EQ(show("They/PRP killed/kill/VBD a/DT doctor/NN and/CC two/CD soldiers/soldier/NNS ./."),
            "killed 1-1 doctor | killed 2-2 soldiers");
  EXPECT_EQ(show("Eight/CD rebels/rebel/NNS and/CC three/CD soldiers/soldier/NNS died/die/VBD ./."),
            "killed 8-8 rebels | killed 3-3 soldiers");
  EXPECT_EQ(show("It/PRP left/leave/VBD 3/CD dead/JJ and/CC 5/CD injured/JJ ./."), "killed 3-3 | wounded 5-5");
}

TEST(Counts, OtherForms) {
  EXPECT_EQ(show("the/DT deaths/death/NNS of/IN five/CD women/woman/NNS"), "killed 5-5 women");
  EXPECT_EQ(show("The/DT toll/NN rose/rise/VBD to/IN 14/CD ./."), "killed 14-14");
  EXPECT_EQ(show("47/CD dead/JJ civilians/civilian/NNS"), "killed 47-47 dead civilians");
  EXPECT_EQ(show("42/CD civilians/civilian/NNS killed/kill/VBN by/IN shells/NNS"), "killed 42-42 civilians");
  EXPECT_EQ(show("nine/CD killed/kill/VBN ,/, including/including/IN three/CD children/child/NNS"),
            "killed 9-9 | killed 3-3 children part");
  EXPECT_EQ(show("ten/CD persons/person/NNS lost/lose/VBD their/PRP$ lives/life/NNS"), "killed 10-10 persons");
}

TEST(Counts, Bounds) {
  EXPECT_EQ(show("at/RB least/RBS nine/CD people/NNS died/die/VBD"), "killed 9-? people");
  EXPECT_EQ(show("up/RB to/IN 120/CD men/man/NNS died/die/VBD"), "killed ?-120 men");
  EXPECT_EQ(show("no/DT more/JJR than/IN ten/CD men/man/NNS died/die/VBD"), "killed ?-10 men");
  EXPECT_EQ(show("between/IN 5/CD and/CC 7/CD men/man/NNS died/die/VBD"), "killed 5-7 men");
  EXPECT_EQ(show("about/RB 40/CD men/man/NNS died/die/VBD"), "killed 40-40~ men");
  EXPECT_EQ(show("dozens/NNS died/die/VBD"), "killed 24-?~");
}

TEST(Counts, KindOfTheNoun) {
  EXPECT_EQ(show("Britain/NNP sent/send/VBD 1,200/CD soldiers/soldier/NNS"), "forces 1200-1200 soldiers");
  EXPECT_EQ(show("Three/CD tanks/tank/NNS were*/be/VBD destroyed/destroy/VBN"), "vehicles 3-3 tanks");
  EXPECT_EQ(show("They/PRP hold/hold/VBP 100/CD hostages/hostage/NNS"), "captured 100-100 hostages");
  EXPECT_EQ(show("They/PRP captured/capture/VBD three/CD towns/town/NNS"), "other 3-3 towns");
  EXPECT_EQ(show("60/CD percent/NN of/IN the/DT town/NN"), "other 60-60 percent");
}

TEST(Counts, NumbersThatCountNothing) {
  EXPECT_EQ(show("Resolution/NN 2334/CD cost/cost/VBD $/$ 5/CD and/CC 30/CD km/NN"), "");
  EXPECT_EQ(show("On/IN 5/CD March/NNP 2016/CD for/IN two/CD days/day/NNS"), "");
  EXPECT_EQ(show("No/DT casualties/casualty/NNS were*/be/VBD reported/report/VBN"), "");
  EXPECT_EQ(show("A/DT doctor/NN spoke/speak/VBD"), "");
}

TEST(Counts, HeadAndEffect) {
  Document doc = tagged("", "Shells/NNS killed/kill/VBD at/RB least/RBS nine/CD Iraqi/JJ soldiers/soldier/NNS ./.");
  const auto found = counts_of(doc);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(doc.words(found[0].span), "at least nine Iraqi soldiers");
  EXPECT_EQ(doc.form(found[0].head), "soldiers");
  EXPECT_EQ(doc.form(found[0].effect), "killed");
  EXPECT_EQ(found[0].count.of, "Iraqi soldiers");
}

}  // namespace
}  // namespace dateline::mentions::testing
