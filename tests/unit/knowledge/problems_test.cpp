// Each thing that can be wrong in a source file, and what is said about it.
#include <random>

#include "tree.h"

namespace dateline::knowledge {
namespace {

struct Case {
  const char* file;
  const char* text;
  const char* message;  // all of them, one a line
};

const char* kOrganisations = "slug ~ name ~ kind ~ country ~ role ~ from ~ to ~ aliases ~ code\n";
const char* kPeople = "slug ~ name ~ country ~ roles ~ aliases\n";

std::string expand(std::string text) {
  const std::pair<std::string, std::string> shorthands[] = {
      {"ORGANISATIONS\n", kOrganisations}, {"PEOPLE\n", kPeople},
      {"PLACES\n", "name ~ lat ~ lon ~ country ~ admin1 ~ feature ~ population ~ geonameid ~ aliases\n"},
      {"COUNTRIES\n", "iso3 ~ iso2 ~ name ~ adjectives ~ demonyms ~ capital ~ metonyms ~ aliases\n"}};
  for (const auto& [name, line] : shorthands)
    if (text.starts_with(name)) return line + text.substr(name.size());
  return text;
}

class Problems : public testing::TestWithParam<Case> {};

TEST_P(Problems, AreTold) {
  Tree tree;
  tree.write("world/actors/countries.tsv", kCountries);
  tree.write("en/words/agents.tsv", "lemma ~ role ~ kind ~ animacy\nguard ~ MIL ~ armed ~ person\n");
  tree.write("en/words/common_organisation_words.txt", "front\n");
  tree.write(GetParam().file, expand(GetParam().text));
  const auto result = tree.compile();
  EXPECT_EQ(tree.messages(result.problems), GetParam().message);
  EXPECT_FALSE(result.written);
  for (const Error& e : result.problems) EXPECT_EQ(e.code, ErrorCode::kKnowledgeInvalid);
}

INSTANTIATE_TEST_SUITE_P(Tsv, Problems, testing::Values(
    Case{"en/words/titles.tsv", "", "en/words/titles.tsv: has no line of column names; write as its first line, with tabs: title role\n"},
    Case{"en/words/titles.tsv", "title\n", "en/words/titles.tsv:1: the columns are: title; they must be, with tabs: title role\n"},
    Case{"en/words/titles.tsv", "title ~ rule\n", "en/words/titles.tsv:1: the columns are: title rule; they must be, with tabs: title role\n"},
    Case{"en/words/titles.tsv", "title ~ role\nGen. ~ MIL ~ x\n", "en/words/titles.tsv:2: has 3 cells; there are 2 columns; take out the tab that is too many\n"},
    Case{"en/words/titles.tsv", "title ~ role\n\xff ~ MIL\n", "en/words/titles.tsv:2: is not UTF-8; save the file as UTF-8\n"},
    Case{"en/words/titles.tsv", "title ~ role\n# c\n.\t\n", "en/words/titles.tsv:3: the title is empty; correct that line; the README beside the file describes its format\n"},
    Case{"en/words/titles.tsv", "role ~ title\r\nMIL ~ Gen.\r\nMIL ~ GEN\r\nGOV ~ gen\r\n",
         "en/words/titles.tsv:4: \"gen\" stands twice, with different meanings; keep one of the two lines\n"},
    Case{"world/places/a.tsv.zst", "not zstd", "world/places/a.tsv.zst: is damaged or not compressed with zstd; correct that line; the README beside the file describes its format\n"}));

INSTANTIATE_TEST_SUITE_P(Actors, Problems, testing::Values(
    Case{"world/actors/countries.tsv", "COUNTRIES\nSy ~ SY ~ Syria\nSYR ~ S ~ Syria\nTUR ~  ~ \nUSA ~  ~ U\nUSA ~  ~ U\n",
         "world/actors/countries.tsv:2: \"Sy\" is not an ISO 3166-1 alpha-3 code; write three capital letters\n"
         "world/actors/countries.tsv:3: \"S\" is not an ISO 3166-1 alpha-2 code; write two capital letters\n"
         "world/actors/countries.tsv:4: the name is empty; correct that line; the README beside the file describes its format\n"
         "world/actors/countries.tsv:6: the country \"USA\" stands twice; correct that line; the README beside the file describes its format\n"},
    Case{"world/actors/organisations/a.tsv", "ORGANISATIONS\nIS ~ Islamic State ~ armed-group\n",
         "world/actors/organisations/a.tsv:2: the slug \"IS\" is not made of lower-case letters, digits and single hyphens; correct that line; the README "
         "beside the file describes its format\n"},
    Case{"world/actors/organisations/a.tsv", "ORGANISATIONS\na ~ A ~ igo\na ~ B ~ igo\n",
         "world/actors/organisations/a.tsv:3: the slug \"a\" is taken by world/actors/organisations/a.tsv:2; add the names there as aliases, or choose another slug\n"},
    Case{"world/actors/organisations/a.tsv", "ORGANISATIONS\na ~ A ~ band ~ XYZ ~ ABC ~ 20x ~ 1\n",
         "world/actors/organisations/a.tsv:2: unknown kind \"band\"; write one of government force armed-group party igo ngo agency monitor company religious "
         "movement court parliament police intelligence\n"
         "world/actors/organisations/a.tsv:2: unknown country \"XYZ\"; write an ISO 3166-1 alpha-3 code of world/actors/countries.tsv, or leave it empty\n"
         "world/actors/organisations/a.tsv:2: unknown role \"ABC\"; write one of GOV MIL REB OPP PTY COP JUD SPY CIV MED EDU BUS CRM REF IGO NGO IMG LEG LAB AGR "
         "HLH UAF REL\n"
         "world/actors/organisations/a.tsv:2: \"20x\" is not a year; write it as 2014, or leave it empty\n"},
    Case{"world/actors/organisations/a.tsv", "ORGANISATIONS\na ~ A ~ igo ~  ~  ~ 2014 ~ 2013\n",
         "world/actors/organisations/a.tsv:2: ends before it begins; correct that line; the README beside the file describes its format\n"},
    Case{"world/actors/organisations/a.tsv", "ORGANISATIONS\na ~ Alpha ~ igo ~  ~  ~  ~  ~ Guard|FRONT|The Front|the front line\n",
         "world/actors/organisations/a.tsv:2: \"Guard\" is a common noun for actors (words/agents.tsv), not a name; take it out, or write the name in full\n"
         "world/actors/organisations/a.tsv:2: \"The Front\" is an ordinary word (words/common_organisation_words.txt), not a name; take it out, or write the "
         "name in full\n"},
    Case{"world/actors/people/a.tsv", "PEOPLE\na ~ A ~ TUR ~ GOV:minister:2014\nb ~ B ~ TUR ~ XXX:minister:2014-13:2014-02-30\nc ~ C ~ TUR ~ GOV:m:2015:2014\n",
         "world/actors/people/a.tsv:2: the office \"GOV:minister:2014\" does not have four parts; write ROLE:office:from:to, with an open end as in "
         "GOV:president:2014-08-28:\n"
         "world/actors/people/a.tsv:3: unknown role \"XXX\"; write one of GOV MIL REB OPP PTY COP JUD SPY CIV MED EDU BUS CRM REF IGO NGO IMG LEG LAB AGR HLH UAF REL\n"
         "world/actors/people/a.tsv:3: \"2014-13\" is not a date; write it as 2014-06-07, 2014-06 or 2014\n"
         "world/actors/people/a.tsv:3: \"2014-02-30\" is not a date; write it as 2014-06-07, 2014-06 or 2014\n"
         "world/actors/people/a.tsv:4: the office \"GOV:m:2015:2014\" ends before it begins; correct that line; the README beside the file describes its format\n"},
    Case{"en/words/agents.tsv", "lemma ~ role ~ kind ~ animacy\nx ~ MIL ~ gun ~ it\ny ~  ~ armed ~ group\nY ~  ~ armed ~ group\ny ~  ~ armed ~ person\n",
         "en/words/agents.tsv:2: unknown kind \"gun\"; write one of armed police official office judicial legislative opposition crowd civilian prisoner expert "
         "media body criminal ngo\n"
         "en/words/agents.tsv:2: unknown animacy \"it\"; write one of person group thing\n"
         "en/words/agents.tsv:5: \"y\" stands twice, with different meanings; keep one of the two lines\n"}));

INSTANTIATE_TEST_SUITE_P(Places, Problems, testing::Values(
    Case{"world/places/a.tsv", "PLACES\nA ~ 91 ~ east ~ XXX ~  ~ town ~ many ~ -1\n",
         "world/places/a.tsv:2: \"91\" is not a number of degrees; write decimal degrees, latitude first\n"
         "world/places/a.tsv:2: \"east\" is not a number of degrees; write decimal degrees, latitude first\n"
         "world/places/a.tsv:2: unknown country \"XXX\"; write an ISO 3166-1 alpha-3 code of world/actors/countries.tsv\n"
         "world/places/a.tsv:2: \"town\" is not a GeoNames feature code; the README of places lists them\n"
         "world/places/a.tsv:2: the population \"many\" is not a whole number; correct that line; the README beside the file describes its format\n"
         "world/places/a.tsv:2: the geonameid \"-1\" is not a whole number; correct that line; the README beside the file describes its format\n"},
    Case{"world/places/extra/aliases.tsv", "geonameid ~ aliases\n7 ~ B\n",
         "world/places/extra/aliases.tsv:2: no place has the geonameid \"7\"; correct that line; the README beside the file describes its format\n"}));

INSTANTIATE_TEST_SUITE_P(Words, Problems, testing::Values(
    Case{"en/words/a.toml", "[classes\n", "en/words/a.toml:1: is not TOML: Error while parsing table header: expected ']', saw '\\n'; see https://toml.io\n"},
    Case{"en/words/a.toml", "[classes]\na = ['ä', \"\"\"ä\n\\\"\"\"\"] # ä\nb = ['ä']\nä = []\n",
         "en/words/a.toml:5: has letters beyond ASCII outside of quotes; write \"zwölf\" = 12, not zwölf = 12\n"},
    Case{"en/words/a.toml", "[class]\na = []\n", "en/words/a.toml:1: unknown key \"class\"; a file of words has [classes] and [tables.NAME]\n"},
    Case{"en/words/a.toml", "classes = 3\n", "en/words/a.toml:1: \"classes\" must be a table, and is a whole number; correct that line; the README beside the file describes its format\n"},
    Case{"en/words/a.toml", "[classes]\na = \"b\"\nc = [1, \" \",\n\"d\"]\n",
         "en/words/a.toml:2: the class \"a\" must be a list of lemmas, and is a string; correct that line; the README beside the file describes its format\n"
         "en/words/a.toml:3: a member of the class \"c\" is not a lemma; correct that line; the README beside the file describes its format\n"
         "en/words/a.toml:3: a member of the class \"c\" is not a lemma; correct that line; the README beside the file describes its format\n"},
    Case{"en/words/a.toml", "[classes]\na = [\"@b\"]\nb = [\"@c\",\n\"@b\"]\n",
         "en/words/a.toml:3: there is no class \"c\"; correct that line; the README beside the file describes its format\n"
         "en/words/a.toml:4: the class \"b\" includes itself; correct that line; the README beside the file describes its format\n"},
    Case{"en/words/a.toml", "[classes]\nnone = [\"a\"]\n",
         "en/words/a.toml:2: the class \"none\" has the name of one of the engine's own items; choose another name\n"},
    Case{"en/words/a.toml", "[tables]\na = 1\n[tables.b]\nx = true\n\"'\" = 1\nY = 1\ny = 2\n",
         "en/words/a.toml:2: the table \"a\" must be a table, and is a whole number; correct that line; the README beside the file describes its format\n"
         "en/words/a.toml:4: the value of \"x\" must be a string or a whole number, and is true or false; correct that line; the README beside the file describes "
         "its format\n"
         "en/words/a.toml:5: a key of the table \"b\" is empty; correct that line; the README beside the file describes its format\n"
         "en/words/a.toml:7: the key \"y\" stands twice in the table \"b\"; correct that line; the README beside the file describes its format\n"}));

TEST(WordProblems, SameClassInTwoFiles) {
  Tree tree;
  tree.write("en/words/a.toml", "[classes]\na = [\"b\"]\n[tables.t]\n");
  tree.write("en/times/b.toml", "[classes]\na = [\"b\"]\n[tables.t]\n");
  EXPECT_EQ(tree.problems(),
            "en/times/b.toml:2: the class \"a\" stands in en/words/a.toml:2 already; use another name, or include it by \"@a\"\n"
            "en/times/b.toml:3: the table \"t\" stands in en/words/a.toml:3 already; use another name\n");
}

TEST(Advice, OrdinaryNameOfAnOrganisation) {
  Tree tree;
  tree.write("en/words/agents.tsv", "lemma ~ role ~ kind ~ animacy\neconomist ~  ~ expert ~ person\nEconomist ~  ~ expert ~ person\n");
  tree.write("world/actors/organisations/a.tsv", std::string(kOrganisations) + "the-economist ~ The Economist ~ company ~  ~ MED ~  ~  ~ Economist newspaper ~ \n");
  const auto result = tree.compile();
  EXPECT_EQ(tree.messages(result.problems), "");
  EXPECT_EQ(tree.messages(result.advice),
            "en/words/agents.tsv:3: \"Economist\" stands twice, in other spelling; case, accents, hyphens and full stops do not count\n"
            "world/actors/organisations/a.tsv:2: \"The Economist\" is a common noun for actors (words/agents.tsv), and is found by its aliases only; give it "
            "aliases\n");
  const Knowledge k = Knowledge::open(tree.out());
  ASSERT_EQ(k.senses("economist").size(), 1u);
  EXPECT_EQ(k.senses("economist")[0].kind, SenseKind::agent);
  EXPECT_EQ(k.organisation(k.senses("economist newspaper")[0].id).name, "The Economist");
}

TEST(Advice, SamePlaceTwice) {
  Tree tree;
  tree.write("world/places/a.tsv", std::string(kPlaces));
  tree.write("world/places/b.tsv", "name ~ lat ~ lon ~ country ~ admin1 ~ feature ~ population ~ geonameid ~ aliases\nBab ~ 1 ~ 1 ~  ~  ~ PPL ~  ~ 174018 ~ \n");
  const auto result = tree.compile();
  EXPECT_TRUE(result.problems.empty());
  EXPECT_EQ(tree.messages(result.advice),
            "world/places/b.tsv:2: the geonameid 174018 is that of \"Al Bāb\", which stands before; put further names into extra/aliases.tsv\n");
  const Knowledge k = Knowledge::open(tree.out());
  EXPECT_EQ(k.place(k.senses("bab")[0].id).name, "Al Bāb");
}

TEST(Problems, AnyBytesAreReadWithoutHarm) {
  const std::pair<const char*, std::string> files[] = {
      {"en/words/a.toml", "[classes]\na = [\"b\", \"@c\"] # é\nc = ['d']\n[tables.t]\n\"x y\" = 12\n\"ö\" = \"\"\"\n3\"\"\"\n"},
      {"en/events/a.toml", "[[event]]\nid = \"e\"\ntype = \"ASSAULT\"\nverbs = [\"shell\", \"rain down\"]\nwhen = { obj = [\"@a\", \"@none\"] }\n"
                           "must = [\"A shelled B. => A > B @ C\"]\nmust_not = [\"No.\"]\n"},
      {"world/places/a.tsv", "name\tlat\tlon\tcountry\tadmin1\tfeature\tpopulation\tgeonameid\taliases\nAl Bāb\t36.37\t37.516\t\tAleppo\tPPL\t1\t7\ta|b\n"},
      {"world/actors/people/a.tsv", "slug\tname\tcountry\troles\taliases\na\tA's B\t\tGOV:x:2014-02:\tU.S.|PKK\n"}};
  Tree tree;
  std::mt19937 random(7);
  for (int round = 0; round < 600; ++round) {
    for (const auto& [file, text] : files) {
      std::string bytes = text;
      for (std::size_t n = random() % 4; n > 0; --n) {
        const std::size_t at = random() % bytes.size();
        if (random() % 3 == 0) bytes.erase(at, 1 + random() % 5);
        else bytes.insert(at, 1, random() % 2 ? static_cast<char>(random()) : "\"'[]{}\\=#\n\t|@:."[random() % 16]);
        if (bytes.empty()) bytes = "x";
      }
      write_bytes(tree.root() / file, bytes);
    }
    ASSERT_TRUE(compile(tree.root(), tree.out(), {.despite_problems = true}).written);
    ASSERT_NO_THROW(Knowledge::open(tree.out()));
  }
}

TEST(Problems, AllFilesAreRead) {
  Tree tree;
  tree.write("en/words/a.toml", "x = 1\n");
  tree.write("en/events/a.toml", "x = 1\n");
  tree.write("world/places/a.tsv", "x\n");
  EXPECT_EQ(tree.compile().problems.size(), 3u);
}

}  // namespace
}  // namespace dateline::knowledge
