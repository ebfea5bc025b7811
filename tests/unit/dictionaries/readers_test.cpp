#include <gtest/gtest.h>

#include "dictionaries/dictionaries.h"
#include "dictionaries/lint.h"

namespace dateline::dictionaries {
namespace {

struct Read {
  Dictionaries d;
  std::vector<Finding> findings;

  Read(FileKind kind, std::string_view text) {
    read_dictionary(kind, "t", text, d, findings);
    finish(d, findings);
  }
  std::string code(std::string_view name, std::string_view day) const {
    Phrases::Node node = Phrases::kRoot;
    split_words(name, [&](std::string_view w) {
      if (node != kNothing) node = d.words.find(w) == kNoWord ? kNothing : d.names.step(node, d.words.find(w));
    });
    if (node == kNothing || d.names.at(node) == kNothing) return "no such name";
    const WordId id = d.code_on(d.names.at(node), day_number(day));
    return id == kNoWord ? "none" : std::string(d.codes.word(id));
  }
  std::string agent(std::string_view name) const {
    Phrases::Node node = Phrases::kRoot;
    split_words(name, [&](std::string_view w) {
      if (node != kNothing) node = d.words.find(w) == kNoWord ? kNothing : d.agent_names.step(node, d.words.find(w));
    });
    if (node == kNothing || d.agent_names.at(node) == kNothing) return "no such agent";
    const AgentEntry& a = d.agents[d.agent_names.at(node)];
    return (a.before ? "" : "~") + std::string(d.codes.word(a.code)) + (a.before ? "~" : "");
  }
};

TEST(ActorReader, gives_the_role_of_the_day_with_both_limits_in_it) {
  const Read r(FileKind::actors,
               "TOVA_LIND_ [NLVELI]\r\n+PRESIDENT LIND\r\n\t[NLVOPP < 990131]\r\n\t[NLVGOV 19990201 - 20060301]  # "
               "term\r\n\t[IGOLOR >20060401]\r\n");
  EXPECT_TRUE(r.findings.empty());
  EXPECT_EQ(r.code("TOVA LIND", "1999-01-31"), "NLVOPP");
  EXPECT_EQ(r.code("TOVA LIND", "1999-02-01"), "NLVGOV");
  EXPECT_EQ(r.code("PRESIDENT_LIND", "2006-03-01"), "NLVGOV");
  EXPECT_EQ(r.code("PRESIDENT_LIND", "2006-03-02"), "NLVELI") << "the undated role fills the gaps";
  EXPECT_EQ(r.code("TOVA LIND", "2006-04-01"), "IGOLOR");
  EXPECT_EQ(r.code("TOVA LIND", ""), "NLVELI");
  EXPECT_EQ(r.code("LIND", "2000-01-01"), "no such name");
}

TEST(ActorReader, takes_codes_of_one_line_and_of_several_entries) {
  const Read r(FileKind::actors,
               "A_B [XXA 800101-801231][XXB 810101-811231]\n<!-- C [X]\n D --> A_B [XXC]\nB  [XXD] ; note\n");
  EXPECT_TRUE(r.findings.empty());
  EXPECT_EQ(r.code("A B", "1980-06-01"), "XXA");
  EXPECT_EQ(r.code("A B", "1981-06-01"), "XXB");
  EXPECT_EQ(r.code("A B", "1999-06-01"), "XXC");
  EXPECT_EQ(r.code("B", "1999-06-01"), "XXD");
}

TEST(ActorReader, leaves_out_broken_lines_and_names_them) {
  const Read r(
      FileKind::actors,
      "+S\nA [X\nB [XXB 20011301-20020101] [XXC]\nC [XXD 2001]\n [XXE 010101-010102] junk\n<!-- open\nD [XXF]\n");
  ASSERT_EQ(r.findings.size(), 6u);
  EXPECT_EQ(r.findings[0].where, "t:1");
  EXPECT_EQ(r.findings[2].kind, FindingKind::bad_date);
  EXPECT_NE(r.findings[2].message().find("20011301"), std::string::npos);
  for (const Finding& f : r.findings) EXPECT_FALSE(f.mend.empty());
  EXPECT_EQ(r.code("B", "2001-06-01"), "XXC");
  EXPECT_EQ(r.code("D", ""), "no such name");
}

TEST(AgentReader, makes_plurals_and_substitutions) {
  const Read r(FileKind::agents,
               "!KIN! = WOMAN, MEN\nSENTRY [~MIL]\nBOSS_ [~BUS]\nCHIEF_OF_STAFF {CHIEFS_OF_STAFF} [~MIL]\nCAVALRY {} [ "
               "~MIL ]\nAID_!KIN! [NGO~]\n");
  EXPECT_TRUE(r.findings.empty());
  EXPECT_EQ(r.agent("SENTRIES"), "~MIL");
  EXPECT_EQ(r.agent("BOSSES"), "~BUS");
  EXPECT_EQ(r.agent("CHIEFS_OF_STAFF"), "~MIL");
  EXPECT_EQ(r.agent("CHIEF_OF_STAFFS"), "no such agent");
  EXPECT_EQ(r.agent("CAVALRIES"), "no such agent");
  EXPECT_EQ(r.agent("AID WOMAN"), "NGO~");
}

TEST(VerbReader, reads_blocks_forms_and_patterns) {
  const Read r(FileKind::verbs,
               "&BOAT\n+FERRY\n+TUG_\n&SHIPS\n+&BOAT\n####\n--- SINK [190] ---\nSCUTTLE\nSINK {SINKS SANK} "
               "[182:183]\n+SHUT_DOWN\n"
               "- CREW * {&SHIPS FLEET} (IN OPEN WATER) [195]\n- * OFF [:031]\n- * (TO +) [---]\n");
  EXPECT_TRUE(r.findings.empty());
  ASSERT_EQ(r.d.blocks.size(), 1u);
  const VerbBlock& b = r.d.blocks[0];
  ASSERT_EQ(b.patterns.size(), 3u);
  const Pattern& p = b.patterns[0];  // the heaviest
  EXPECT_EQ(p.code.forward, "195");
  EXPECT_EQ(p.before.size(), 1u);
  ASSERT_EQ(p.after.size(), 2u);
  EXPECT_EQ(p.after[0].modifiers.size(), 1u);
  EXPECT_EQ(p.after[1].kind, PatternItem::Kind::preposition);
  EXPECT_EQ(p.weight, 6u);
  EXPECT_EQ(r.d.synsets[0].members.size(), 3u) << "FERRY, FERRIES, TUG";
  EXPECT_EQ(r.d.synsets[1].members.size(), 3u);
  const auto form = [&](std::string_view word) {
    const auto at = r.d.verbs.find(r.d.words.find(word));
    return at == r.d.verbs.end() ? nullptr : &at->second[0];
  };
  ASSERT_TRUE(form("scuttled"));
  EXPECT_EQ(form("scuttled")->code.forward, "190");
  ASSERT_TRUE(form("sank"));
  EXPECT_EQ(form("sank")->code.reverse, "183");
  EXPECT_FALSE(form("sinked"));
  ASSERT_TRUE(form("shuts"));
  EXPECT_EQ(form("shuts")->after.size(), 1u);
}

TEST(VerbReader, takes_the_last_of_equal_patterns) {
  const Read r(FileKind::verbs, "--- GO [040] ---\nGO {GOES}\n- * {FAR NORTH} [042]\n- * { FAR  NORTH } [043]\n");
  ASSERT_EQ(r.findings.size(), 1u);
  EXPECT_EQ(r.findings[0].kind, FindingKind::unreachable);
  EXPECT_EQ(r.findings[0].where, "t:3");
  ASSERT_EQ(r.d.blocks[0].patterns.size(), 1u);
  EXPECT_EQ(r.d.blocks[0].patterns[0].code.forward, "043");
}

TEST(VerbReader, reads_tabari_and_refuses_what_is_broken) {
  const Read tabari(FileKind::verbs,
                    "<SYNSETS>\n</SYNSETS>\nDEPART [080]\n- * {NORTH|SOUTH} [081]\nRETURN [042]\n- * HOME [100!]\n");
  EXPECT_TRUE(tabari.findings.empty());
  ASSERT_EQ(tabari.d.blocks.size(), 2u);
  EXPECT_EQ(tabari.d.blocks[1].patterns[0].code.forward, "100");
  EXPECT_EQ(tabari.d.blocks[0].patterns[0].after[0].head[0].words.size(), 2u);

  const Read broken(
      FileKind::verbs,
      "- * X [1]\n--- B ---\nV [0 1]\n- X [010]\n- * ) [010]\n- * (A [010]\n- * * [010]\n- * &NO [010]\n~ a b\n&\n+\n");
  EXPECT_EQ(broken.findings.size(), 11u);
}

TEST(Dictionaries, know_files_by_name_and_content) {
  EXPECT_EQ(kind_of("X.Countries.actors.txt", ""), FileKind::actors);
  EXPECT_EQ(kind_of("X.agents", ""), FileKind::agents);
  EXPECT_EQ(kind_of("CODE.2.0.txt", "# c\n--- GO [040] ---\nGO\n- * HOME [042]\n"), FileKind::verbs);
  EXPECT_EQ(kind_of("X.discards.txt", "--- A\n--- B\n"), FileKind::other);
  EXPECT_EQ(kind_of("notes.txt", "--- rule\n"), FileKind::other);
}

TEST(Dictionaries, name_a_path_that_holds_none) {
  std::vector<Finding> findings;
  EXPECT_THROW(Dictionaries::load({"/nonexistent/folder"}, findings), EnvironmentError);
}

}  // namespace
}  // namespace dateline::dictionaries
