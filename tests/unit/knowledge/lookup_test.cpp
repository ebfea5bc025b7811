// What goes into the sources comes out of the file.
#include "tree.h"

namespace dateline::knowledge {
namespace {

TEST(Lookup, EmptyFolderGivesEmptyKnowledge) {
  Tree tree;
  const Knowledge k = tree.open();
  EXPECT_EQ(k.hash().size(), 16u);
  EXPECT_TRUE(k.senses("syria").empty());
  EXPECT_TRUE(k.country(0).name.empty());
  EXPECT_TRUE(k.country_by_iso3("SYR").name.empty());
  EXPECT_TRUE(k.person(7).slug.empty());
  EXPECT_TRUE(k.office_on(7, "2014-01-01").office.empty());
  EXPECT_EQ(k.place_count(), 0u);
  EXPECT_FALSE(k.word_class("light-verb"));
  EXPECT_FALSE(k.contains(k.word_class("light-verb"), "launch"));
  EXPECT_TRUE(k.members({}).empty());
  EXPECT_TRUE(k.lookup(k.table("number"), "dozen").empty());
  EXPECT_TRUE(k.abbreviations().empty());
}

TEST(Lookup, Countries) {
  Tree tree;
  tree.write("world/actors/countries.tsv", kCountries);
  const Knowledge k = tree.open();
  const Country c = k.country_by_iso3("USA");
  EXPECT_EQ(c.iso2, "US");
  EXPECT_EQ(c.name, "United States");
  EXPECT_EQ(c.adjective, "American");
  EXPECT_EQ(c.capital, "Washington");
  EXPECT_TRUE(k.country_by_iso3("XXX").name.empty());
}

TEST(Lookup, SensesOfCountries) {
  Tree tree;
  tree.write("world/actors/countries.tsv", kCountries);
  const Knowledge k = tree.open();
  const auto kinds = [&](std::string_view name) {
    std::string out;
    for (const NameSense& s : k.senses(name))
      (out += std::to_string(static_cast<int>(s.kind)) + (s.caps_only ? "c" : "") + " ") += std::string(k.country(s.id).iso3) + " ";
    return out;
  };
  EXPECT_EQ(kinds("syria"), "0 SYR ");
  EXPECT_EQ(kinds("syrian"), "1 SYR 2 SYR ");
  EXPECT_EQ(kinds("turks"), "2 TUR ");
  EXPECT_EQ(kinds("turkiye"), "0 TUR ");
  EXPECT_EQ(kinds("washington"), "3 USA ");
  EXPECT_EQ(kinds("washington, d.c."), "3 USA ");
  EXPECT_EQ(kinds("white house"), "4 USA ");
  EXPECT_EQ(kinds("the states"), "0 USA ");
  EXPECT_EQ(kinds("u.s."), "0 USA 1 USA ");
  EXPECT_EQ(kinds("us"), "0c USA 1c USA ");
}

TEST(Lookup, Organisations) {
  Tree tree;
  tree.write("world/actors/organisations/b.tsv",
             "slug ~ name ~ kind ~ country ~ role ~ from ~ to ~ aliases ~ code\n"
             "pkk ~ Kurdistan Workers' Party ~ armed-group ~  ~ REB ~ 1978 ~ 2025 ~ PKK ~ \n");
  tree.write("world/actors/organisations/a.tsv",
             "slug ~ name ~ kind ~ country ~ role ~ from ~ to ~ aliases ~ code\n"
             "united-nations ~ United Nations ~ igo ~  ~ IGO ~ 1945 ~  ~ UN|U.N. ~ IGOUNO\n");
  const Knowledge k = tree.open();
  const Organisation o = k.organisation_by_slug("united-nations");
  EXPECT_EQ(o.name, "United Nations");
  EXPECT_EQ(o.kind, "igo");
  EXPECT_EQ(o.role, "IGO");
  EXPECT_EQ(o.code, "IGOUNO");
  EXPECT_EQ(o.from_year, 1945);
  EXPECT_EQ(o.to_year, 0);
  EXPECT_EQ(k.organisation_by_slug("pkk").to_year, 2025);
  ASSERT_EQ(k.senses("pkk").size(), 1u);
  EXPECT_TRUE(k.senses("pkk")[0].caps_only);
  EXPECT_EQ(k.senses("pkk")[0].rank, 1);
  ASSERT_EQ(k.senses("u n").size(), 1u);
  EXPECT_FALSE(k.senses("u n")[0].caps_only) << "U.N. is listed as it is";
  EXPECT_TRUE(k.senses("un")[0].caps_only);
}

class Offices : public testing::Test {
 protected:
  Offices() {
    tree.write("world/actors/people/p.tsv",
               "slug ~ name ~ country ~ roles ~ aliases\n"
               "rte ~ Recep Tayyip Erdoğan ~ TUR ~ PTY:party leader:2001::|GOV:prime minister:2003-03-14:2014-08-28|GOV:president:2014-08-28: ~ Erdogan\n"
               "x ~ Ex Minister ~ TUR ~ GOV:minister:2010-02:2012-02|OPP:deputy:2014:2015 ~ \n");
  }
  Tree tree;
};

TEST_F(Offices, FourPartsAreNeeded) { EXPECT_NE(tree.problems().find("does not have four parts"), std::string::npos); }

TEST_F(Offices, OnADay) {
  tree.write("world/actors/people/p.tsv",
             "slug ~ name ~ country ~ roles ~ aliases\n"
             "rte ~ Recep Tayyip Erdoğan ~ TUR ~ PTY:party leader:2001:|GOV:prime minister:2003-03-14:2014-08-28|GOV:president:2014-08-28: ~ Erdogan\n"
             "x ~ Ex Minister ~ TUR ~ GOV:minister:2010-02:2012-02|OPP:deputy:2014:2015 ~ \n");
  const Knowledge k = tree.open();
  const std::uint32_t erdogan = k.senses("erdogan")[0].id;
  EXPECT_EQ(k.person(erdogan).name, "Recep Tayyip Erdoğan");
  EXPECT_EQ(k.person(erdogan).offices.size(), 3u);
  EXPECT_EQ(k.office_on(erdogan, "2002-01-01").office, "party leader");
  EXPECT_EQ(k.office_on(erdogan, "2003-03-14").office, "prime minister") << "an office goes before a party's post";
  EXPECT_EQ(k.office_on(erdogan, "2014-08-28").office, "president") << "the one begun last";
  EXPECT_EQ(k.office_on(erdogan, "2030-01-01").role, "GOV");
  EXPECT_EQ(k.office_on(erdogan, "1999-01-01").office, "");
  EXPECT_EQ(k.office_on(erdogan, "").office, "party leader");
  const std::uint32_t x = k.senses("ex minister")[0].id;
  EXPECT_EQ(k.office(k.person(x).offices[0]).from, "2010-02-01");
  EXPECT_EQ(k.office(k.person(x).offices[0]).to, "2012-02-29");
  EXPECT_EQ(k.office_on(x, "2013-05-05").office, "minister") << "the latest before";
  EXPECT_EQ(k.office_on(x, "2016-01-01").office, "deputy");
}

TEST(Lookup, Places) {
  Tree tree;
  tree.write("world/actors/countries.tsv", kCountries);
  tree.write("world/places/geonames.tsv", kPlaces);
  tree.write("world/places/extra/aliases.tsv", "geonameid ~ aliases\n174018 ~ Bab town|El Bab\n");
  const Knowledge k = tree.open();
  ASSERT_EQ(k.place_count(), 3u);
  for (const char* name : {"deir ez zor", "deir ez-zor", "deir-ez-zor", "dayr az zawr"}) {
    ASSERT_EQ(k.senses(name).size(), 1u) << name;
    EXPECT_EQ(k.place(k.senses(name)[0].id).geonameid, 170794u);
  }
  const PlaceEntry p = k.place(k.senses("el bab")[0].id);
  EXPECT_EQ(p.name, "Al Bāb");
  EXPECT_EQ(p.lat, 36.37);
  EXPECT_EQ(p.lon, 37.516);
  EXPECT_EQ(p.country, "SYR");
  EXPECT_EQ(p.admin1, "Aleppo");
  EXPECT_EQ(p.feature, "PPL");
  EXPECT_EQ(p.population, 130745u);
  EXPECT_EQ(k.place(k.senses("bab town")[0].id).geonameid, 174018u);
  ASSERT_EQ(k.senses("georgia").size(), 2u);
  EXPECT_EQ(k.senses("georgia")[0].kind, SenseKind::country);
  EXPECT_EQ(k.senses("georgia")[1].kind, SenseKind::place);
  EXPECT_EQ(k.place(k.senses("georgia")[1].id).lon, -83.50018);
}

TEST(Lookup, LargerPlacesComeFirstAndMainNamesBeforeOthers) {
  Tree tree;
  tree.write("world/places/a.tsv",
             "name ~ lat ~ lon ~ country ~ admin1 ~ feature ~ population ~ geonameid ~ aliases\n"
             "Tripoli ~ 34.4 ~ 35.8 ~  ~  ~ PPLA ~ 229398 ~ 1 ~ \n"
             "Tripolis ~ 37.5 ~ 22.4 ~  ~  ~ PPL ~ 22000000 ~ 2 ~ Tripoli\n"
             "Tripoli ~ 32.9 ~ 13.2 ~  ~  ~ PPLC ~ 1150989 ~ 3 ~ \n");
  const Knowledge k = tree.open();
  std::vector<std::uint32_t> order;
  for (const NameSense& s : k.senses("tripoli")) order.push_back(k.place(s.id).geonameid);
  EXPECT_EQ(order, (std::vector<std::uint32_t>{3, 1, 2}));
}

TEST(Lookup, OrdinaryWordsNameOnlyCities) {
  Tree tree;
  tree.write("en/words/common_place_words.txt", "# a comment\n\n!man\nmost\nreading\nvalley\n");
  tree.write("world/actors/countries.tsv",
             "iso3 ~ iso2 ~ name ~ adjectives ~ demonyms ~ capital ~ metonyms ~ aliases\nAIA ~ AI ~ Anguilla ~  ~  ~ The Valley ~  ~ \n");
  tree.write("world/places/a.tsv",
             "name ~ lat ~ lon ~ country ~ admin1 ~ feature ~ population ~ geonameid ~ aliases\n"
             "Most ~ 50.5 ~ 13.6 ~  ~  ~ PPL ~ 67905 ~  ~ Brüx\n"
             "Man ~ 7.4 ~ -7.5 ~  ~  ~ PPL ~ 241969 ~  ~ \n"
             "Reading ~ 51.4 ~ -0.9 ~  ~  ~ PPL ~ 318014 ~  ~ \n"
             "Redding ~ 51.4 ~ -0.9 ~  ~  ~ PPL ~ 99999999 ~  ~ Reading\n");
  const Knowledge k = tree.open();
  EXPECT_TRUE(k.senses("most").empty());
  EXPECT_EQ(k.senses("brux").size(), 1u);
  EXPECT_TRUE(k.senses("man").empty());
  EXPECT_EQ(k.senses("reading").size(), 1u) << "by its main name only";
  EXPECT_TRUE(k.senses("valley").empty());
}

TEST(Lookup, ClassesAndTables) {
  Tree tree;
  tree.write("en/words/classes.toml",
             "[classes]\nlight-verb = [\"launch\", \"carry  out\", \"launch\"]\nverb = [\"fight\", \"@light-verb\", \"shell\"]\n"
             "[tables.number]\nDozen = 12\n\"a  few\" = \"3\"\n\"zwölf\" = \"12\" # ü\n");
  tree.write("en/times/words.toml", "[classes]\nweekday = [\"Monday\"]\n");
  const Knowledge k = tree.open();
  const WordClass light = k.word_class("light-verb"), verb = k.word_class("verb");
  ASSERT_TRUE(light && verb && k.word_class("weekday"));
  EXPECT_FALSE(k.word_class("no"));
  EXPECT_EQ(k.members(light), (std::vector<std::string_view>{"launch", "carry out"}));
  EXPECT_EQ(k.members(verb), (std::vector<std::string_view>{"fight", "launch", "carry out", "shell"}));
  EXPECT_TRUE(k.contains(verb, "carry out"));
  EXPECT_FALSE(k.contains(light, "shell"));
  EXPECT_FALSE(k.contains(light, ""));
  const WordTable number = k.table("number");
  ASSERT_TRUE(number);
  EXPECT_EQ(k.lookup(number, "dozen"), "12");
  EXPECT_EQ(k.lookup(number, "a few"), "3");
  EXPECT_EQ(k.lookup(number, "zwolf"), "12");
  EXPECT_EQ(k.lookup(number, "score"), "");
  ASSERT_EQ(k.rows(number).size(), 3u);
  EXPECT_EQ(k.rows(number)[0].key, "dozen") << "in the order of the file";
}

TEST(Lookup, AgentsTitlesAbbreviations) {
  Tree tree;
  tree.write("en/words/agents.tsv", "lemma ~ role ~ kind ~ animacy\naid worker ~ NGO ~ ngo ~ person\ntroops ~ MIL ~ armed ~ group\n");
  tree.write("en/words/titles.tsv", "title ~ role\nGen. ~ MIL\nPM ~ GOV\n");
  tree.write("en/words/abbreviations.txt", "# comment\n#No.\n+U.S.\nGen.\n");
  const Knowledge k = tree.open();
  const Agent a = k.agent(k.senses("aid worker")[0].id);
  EXPECT_EQ(a.lemma, "aid worker");
  EXPECT_EQ(a.role, "NGO");
  EXPECT_EQ(a.kind, "ngo");
  EXPECT_EQ(a.animacy, "person");
  EXPECT_EQ(k.title(k.senses("gen.")[0].id).role, "MIL");
  EXPECT_EQ(k.title(k.senses("gen")[0].id).title, "Gen.");
  EXPECT_TRUE(k.senses("pm")[0].caps_only);
  EXPECT_EQ(k.abbreviations(), (std::vector<std::string>{"#No.", "+U.S.", "Gen."}));
}

}  // namespace
}  // namespace dateline::knowledge
