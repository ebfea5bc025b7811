// Rules: what is read, the defaults, the order of candidates, and what is refused.
#include "knowledge/codebook.h"

#include "knowledge/examples.h"
#include "tree.h"

namespace dateline::knowledge {
namespace {

const char* kPlover =
    "contexts = [\"military\", \"legal\"]\n"
    "[types.ASSAULT]\nquad = 4\nscore = -9.0\nmodes = { heavy-weapons = -9.5, beat = -7.5 }\n"
    "[types.CONSULT]\nquad = 1\nscore = 2.5\n";
const char* kCameo = "code ~ label ~ goldstein ~ quad_class ~ plover_type\n194 ~ Fight with artillery and tanks ~ -10.0 ~ 4 ~ ASSAULT\n";
const char* kEnd = "must = [\"It was so.\"]\nmust_not = [\"It was not.\"]\n";

class Codebooks : public testing::Test {
 protected:
  Codebooks() {
    tree.write("en/events/plover.toml", kPlover);
    tree.write("en/events/cameo.tsv", kCameo);
    tree.write("en/words/classes.toml", "[classes]\nbuilding = [\"house\"]\ntroops = [\"troop\"]\npreposition = [\"on\", \"from\", \"out of\"]\n");
  }
  void rules(const std::string& text) { tree.write("en/events/a.toml", text); }
  static const Rule* find(const Knowledge& k, std::string_view id) {
    for (const Rule& r : k.codebook().rules())
      if (r.id == id) return &r;
    return nullptr;
  }
  static std::string names(const std::vector<Slot>& slots) {
    std::string out;
    for (const Slot& s : slots)
      out += s.kind == Slot::Kind::preposition ? std::string(s.preposition) + " "
                                               : std::string(std::vector<const char*>{"subj", "obj", "iobj", "clause", "mod", "any", "?", "case",
                                                                                      "head"}[static_cast<std::size_t>(s.kind)]) + " ";
    return out;
  }
  static std::string candidates(const Knowledge& k, TriggerForm form, std::string_view lemma) {
    std::string out;
    for (const Candidate& c : k.codebook().candidates(form, lemma)) {
      out += std::string(c.rule->id);
      for (const auto word : c.idiom) out += "+" + std::string(word);
      out += " ";
    }
    return out;
  }
  Tree tree;
};

TEST_F(Codebooks, AllKeysOfAnEvent) {
  rules(
      "[[event]]\nid = \"assault-shell\"\ntype = \"ASSAULT\"\nmode = \"heavy-weapons\"\ncameo = \"194\"\ncontext = [\"military\", \"legal\"]\n"
      "verbs = [\"shell\", \"rain down\"]\nnouns = [\"artillery fire\"]\nadjectives = [\"shell-shocked\"]\n"
      "when = { \"out of\" = [\"@building\", \"town\"], obj = [\"@none\"] }\nunless = { head = [\"@some\"], case = [\"under\"] }\n"
      "agent = [\"any\"]\nrecipient = []\nplace = [\"obj\", \"on\"]\nof = \"subj\"\nreciprocal = true\nsilent = false\nstatus = \"planned\"\ncontent = \"denied\"\n" +
      std::string(kEnd));
  const Knowledge k = tree.open();
  ASSERT_EQ(k.codebook().rules().size(), 1u);
  const Rule& r = k.codebook().rules()[0];
  EXPECT_EQ(r.kind, RuleKind::event);
  EXPECT_EQ(r.type, EventType::ASSAULT);
  EXPECT_EQ(r.mode, "heavy-weapons");
  EXPECT_EQ(r.cameo, "194");
  EXPECT_EQ(r.goldstein, -10.0);
  EXPECT_EQ(r.context, (std::vector<std::string_view>{"military", "legal"}));
  ASSERT_EQ(r.when.size(), 2u);
  EXPECT_EQ(names({r.when[0].slot, r.when[1].slot}), "out of obj ");
  ASSERT_EQ(r.when[0].any_of.size(), 2u);
  EXPECT_EQ(r.when[0].any_of[0].kind, Item::Kind::word_class);
  EXPECT_TRUE(k.contains({r.when[0].any_of[0].word_class}, "house"));
  EXPECT_EQ(r.when[0].any_of[1].lemma, "town");
  EXPECT_EQ(r.when[1].any_of[0].kind, Item::Kind::none);
  EXPECT_EQ(names({r.unless[0].slot, r.unless[1].slot}), "head case ");
  EXPECT_EQ(names(r.agent), "any ");
  EXPECT_EQ(names(r.recipient), "");
  EXPECT_EQ(names(r.place), "obj on ");
  EXPECT_TRUE(r.of_is_subject && r.reciprocal && !r.silent);
  EXPECT_EQ(r.status, Status::planned);
  EXPECT_EQ(r.content, Status::denied);
  EXPECT_EQ(candidates(k, TriggerForm::verb, "rain"), "assault-shell+down ");
  EXPECT_EQ(candidates(k, TriggerForm::noun, "fire"), "assault-shell+artillery ");
  EXPECT_EQ(candidates(k, TriggerForm::noun, "rain"), "");
  EXPECT_EQ(candidates(k, TriggerForm::adjective, "shell-shocked"), "assault-shell ");
  EXPECT_EQ(candidates(k, TriggerForm::adjective, "shocked"), "assault-shell+shell ") << "where the tokenizer splits at hyphens";
}

TEST_F(Codebooks, Defaults) {
  const std::string end = kEnd;
  rules("[[event]]\nid = \"e\"\ntype = \"ASSAULT\"\nmode = \"beat\"\nverbs = [\"a\"]\n" + end + "[[event]]\nid = \"f\"\ntype = \"CONSULT\"\nverbs = [\"a\"]\n" + end +
        "[[control]]\nid = \"c\"\nstate = \"takes\"\nverbs = [\"a\"]\n" + end + "[[control]]\nid = \"l\"\nstate = \"loses\"\nverbs = [\"a\"]\n" + end +
        "[[statement]]\nid = \"s\"\nverbs = [\"a\"]\n" + end);
  const Knowledge k = tree.open();
  const auto parts = [&](const char* id) { return names(find(k, id)->agent) + "| " + names(find(k, id)->recipient) + "| " + names(find(k, id)->place); };
  EXPECT_EQ(parts("e"), "subj | obj iobj against on at with to | ");
  EXPECT_EQ(parts("c"), "subj | from | obj ");
  EXPECT_EQ(parts("l"), "| subj | obj ");
  EXPECT_EQ(parts("s"), "subj | iobj obj to | ");
  EXPECT_EQ(find(k, "e")->goldstein, -7.5) << "that of the mode";
  EXPECT_EQ(find(k, "f")->goldstein, 2.5) << "that of the type";
  EXPECT_EQ(find(k, "l")->state, ControlState::loses);
  EXPECT_FALSE(find(k, "e")->status || find(k, "e")->content);
}

TEST_F(Codebooks, OrderOfCandidates) {
  const auto rule = [](const char* id, const char* verbs, const char* when) {
    return std::string("[[event]]\nid = \"") + id + "\"\ntype = \"ASSAULT\"\nverbs = [" + verbs + "]\nwhen = {" + when + "}\n" + kEnd;
  };
  rules(rule("plain", "\"take\"", "") + rule("later", "\"take\"", "") + rule("idiom", "\"take\", \"take up\", \"take up arms\"", "") +
        rule("two", "\"take\"", "obj = [\"x\"], subj = [\"y\"]") + rule("one", "\"take\"", "obj = [\"x\"]"));
  tree.write("en/events/0.toml", rule("first", "\"take\"", ""));
  const Knowledge k = tree.open();
  EXPECT_EQ(candidates(k, TriggerForm::verb, "take"), "idiom+up+arms idiom+up two one first plain later idiom ");
}

TEST_F(Codebooks, SilentRulesNeedLess) {
  rules("[[event]]\nid = \"guard\"\nverbs = [\"strike a deal\"]\nsilent = true\nmust_not = [\"They struck a deal.\"]\n");
  const Knowledge k = tree.open();
  EXPECT_TRUE(find(k, "guard")->silent);
}

TEST_F(Codebooks, Examples) {
  rules(
      "[[event]]\nid = \"e\"\ntype = \"ASSAULT\"\nverbs = [\"shell\"]\nmust = [\"A shelled B.\",\n\"Rebels shelled the  base. => Rebels > army base @ Aleppo\",\n"
      "\"It was shelled. => @ Aleppo\", \"It was shelled. => > base\"]\nmust_not = [\"She shelled peas.\"]\n"
      "[[control]]\nid = \"c\"\nstate = \"takes\"\nverbs = [\"take\"]\nmust = [\"A took C from B. => A < B @ C\"]\n"
      "[[statement]]\nid = \"s\"\nverbs = [\"say\"]\nmust = [\"He said so. => He\"]\n");
  std::string all;
  for (const SourcedExample& e : read_examples(tree.root()))
    all += e.rule + " " + std::to_string(e.line) + (e.must ? " + " : " - ") + e.sentence + " [" + e.agent + "][" + e.recipient + "][" + e.place + "]\n";
  EXPECT_EQ(all,
            "e 5 + A shelled B. [][][]\n"
            "e 6 + Rebels shelled the base. [Rebels][army base][Aleppo]\n"
            "e 7 + It was shelled. [][][Aleppo]\n"
            "e 7 + It was shelled. [][base][]\n"
            "e 8 - She shelled peas. [][][]\n"
            "c 13 + A took C from B. [A][B][C]\n"
            "s 17 + He said so. [He][][]\n");
  EXPECT_EQ(tree.messages(tree.compile().advice),
            "en/events/a.toml:9: the rule \"c\" has no sentence that must not match; add must_not = [\"…\"]\n"
            "en/events/a.toml:14: the rule \"s\" has no sentence that must not match; add must_not = [\"…\"]\n");
}

struct Refusal {
  const char* text;
  const char* message;
};
class RuleProblems : public Codebooks, public testing::WithParamInterface<Refusal> {};

TEST_P(RuleProblems, AreTold) {
  std::string text = GetParam().text;
  const std::string good = "id = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"shell\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n";
  if (const auto at = text.find("GOOD\n"); at != text.npos) text.replace(at, 5, good);
  rules(text);
  const std::string mend = "; correct that line; the README beside the file describes its format";
  std::string expected = GetParam().message;
  if (expected.find(';') == expected.npos) expected += mend;
  EXPECT_EQ(tree.problems(), "en/events/a.toml:" + expected + "\n");
}

INSTANTIATE_TEST_SUITE_P(Rules, RuleProblems, testing::Values(
    Refusal{"[[events]]\n", "1: unknown key \"events\"; a file of rules holds [[event]], [[control]] and [[statement]]"},
    Refusal{"[event]\n", "1: unknown key \"event\"; a file of rules holds [[event]], [[control]] and [[statement]]"},
    Refusal{"[[event]]\nGOOD\nverb = [\"a\"]\n", "7: unknown key \"verb\"; the README of events lists the keys of such a rule"},
    Refusal{"[[event]]\nGOOD\nholder = [\"subj\"]\n", "7: unknown key \"holder\"; the README of events lists the keys of such a rule"},
    Refusal{"[[event]]\ntype = \"ASSAULT\"\nverbs = [\"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "1: the rule has no id"},
    Refusal{"[[event]]\nid = \"X y\"\ntype = \"ASSAULT\"\nverbs = [\"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n",
            "1: the id \"X y\" is not made of lower-case letters, digits and hyphens"},
    Refusal{"[[event]]\nid = \"x\"\nverbs = [\"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "1: the rule has no type"},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"Assault\"\nverbs = [\"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n",
            "3: unknown type \"Assault\"; write one of PLOVER's sixteen types, in capitals"},
    Refusal{"[[control]]\nid = \"x\"\nverbs = [\"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "1: the rule has no state"},
    Refusal{"[[control]]\nid = \"x\"\nstate = \"has\"\nverbs = [\"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n",
            "3: unknown state \"has\"; write holds takes loses besieges contests cuts enters or leaves"},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "1: the rule has no triggers; give it verbs, nouns or adjectives"},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"a\"]\nnouns = []\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n",
            "5: the list \"nouns\" is empty; leave it out"},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"a\", \"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "4: the trigger \"a\" stands twice"},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"a\", \"\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "4: the list \"verbs\" holds an empty string"},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"a\"]\nmust_not = [\"B.\"]\n", "1: the rule has no sentence that must match; add must = [\"…\"]"},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nsilent = true\nverbs = [\"a\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "1: the guard has sentences that must match, and guards code nothing; move them to the rule that codes them"},
    Refusal{"[[event]]\nGOOD\nmode = \"shell\"\n", "7: unknown mode \"shell\" of ASSAULT; its modes are beat heavy-weapons"},
    Refusal{"[[event]]\nGOOD\ncameo = \"1\"\n", "7: unknown CAMEO code \"1\"; see events/cameo.tsv"},
    Refusal{"[[event]]\nGOOD\ncameo = 194\n", "7: \"cameo\" must be a string, and is a whole number"},
    Refusal{"[[event]]\nGOOD\ncontext = [\"war\"]\n", "7: unknown context \"war\"; see events/plover.toml"},
    Refusal{"[[event]]\nGOOD\ncontext = \"military\"\n", "7: \"context\" must be a list of strings, and is a string"},
    Refusal{"[[event]]\nGOOD\nwhen = [\"a\"]\n", "7: \"when\" must be a table of slots, as { obj = [\"@place\"] }, and is a list"},
    Refusal{"[[event]]\nGOOD\nwhen = { obj = [] }\n", "7: the condition on \"obj\" has no items"},
    Refusal{"[[event]]\nGOOD\nwhen = { obj = [\"@army\"] }\n",
            "7: unknown class \"@army\"; define it in words/classes.toml, or write one of the engine's own, such as @actor"},
    Refusal{"[[event]]\nGOOD\nunless = { object = [\"a\"] }\n", "7: unknown slot \"object\"; write subj obj iobj clause mod any case head or a preposition"},
    Refusal{"[[event]]\nGOOD\nagent = [\"nsubj\"]\n", "7: unknown slot \"nsubj\"; write subj obj iobj clause mod any case head or a preposition"},
    Refusal{"[[event]]\nGOOD\nreciprocal = \"yes\"\n", "7: \"reciprocal\" must be true or false, and is a string"},
    Refusal{"[[event]]\nGOOD\nstatus = \"maybe\"\n", "7: unknown status \"maybe\"; write asserted claimed denied negated planned possible or attempted"},
    Refusal{"[[event]]\nGOOD\nof = \"by\"\n", "7: \"of\" cannot be \"by\"; write \"subj\", or leave it out for \"obj\""},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"a\"]\nmust = [\"A. => B < C\"]\nmust_not = [\"B.\"]\n",
            "5: \"<\" does not belong into an example of such a rule; write \"=> A > B @ PLACE\""},
    Refusal{"[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"a\"]\nmust = [\"=> B\"]\nmust_not = [\"B.\"]\n", "5: the example has no sentence"},
    Refusal{"[[event]]\nGOOD\n[[event]]\nid = \"x\"\ntype = \"ASSAULT\"\nverbs = [\"b\"]\nmust = [\"A.\"]\nmust_not = [\"B.\"]\n", "7: the id \"x\" is taken by en/events/a.toml:1; ids are unique in the whole codebook"}));

}  // namespace
}  // namespace dateline::knowledge
