// Keys and the matcher, which is compared with a slow and obvious one.
#include <algorithm>
#include <random>

#include "knowledge/name_key.h"
#include "tree.h"

namespace dateline::knowledge {
namespace {

std::string keys(std::string_view name) {
  std::string out;
  for (const NameKey& k : name_keys(name)) out += "[" + k.words + "]" + (k.caps_only ? "c" : "");
  return out;
}

TEST(NameKeys, Forms) {
  EXPECT_EQ(keys("Deir ez-Zor"), "[deir ez zor]");
  EXPECT_EQ(keys("al‑Bāb"), "[al bab]");
  EXPECT_EQ(keys("The Hague"), "[hague]");
  EXPECT_EQ(keys("Sana'a"), "[sanaa]");
  EXPECT_EQ(keys("U.S."), "[u s][us]c");
  EXPECT_EQ(keys("PKK"), "[pkk]c[p k k]c");
  EXPECT_EQ(keys("M23"), "[m23]c");
  EXPECT_EQ(keys("MINUSMA"), "[minusma]");
  EXPECT_EQ(keys("UNHCR"), "[unhcr]c");
  EXPECT_EQ(keys("Lord's Resistance Army"), "[lords resistance army][lord s resistance army]");
  EXPECT_EQ(keys("People’s Party"), "[peoples party][people s party]");
  EXPECT_EQ(keys("Kurdistan Workers' Party"), "[kurdistan workers party]");
  EXPECT_EQ(keys("Washington, D.C."), "[washington , d c]");
  EXPECT_EQ(keys("Ansar Dine (Mali)"), "[ansar dine ( mali )]");
  EXPECT_EQ(keys("The"), "[the]");
  EXPECT_EQ(keys(" "), "");
  EXPECT_EQ(keys("'"), "");
}

class Matcher : public testing::Test {
 protected:
  Matcher() {
    std::string file = "name ~ lat ~ lon ~ country ~ admin1 ~ feature ~ population ~ geonameid ~ aliases\n";
    for (const char* name : {"Deir ez-Zor", "Deir", "Al-Bab", "Lord's Army Base", "Workers' Town", "St. Petersburg", "U.S. Base"})
      file += std::string(name) + " ~ 1 ~ 1 ~  ~  ~ PPL ~  ~  ~ \n";
    tree.write("world/places/a.tsv", file);
  }
  /// "length:name" of each match, longest first.
  static std::string match(const Knowledge& k, const std::vector<std::string_view>& tokens, std::size_t at = 0) {
    std::vector<NameMatch> found;
    k.names_at(tokens, at, found);
    std::string out;
    for (const NameMatch& m : found) out += std::to_string(m.tokens) + ":" + std::string(k.place(m.senses[0].id).name) + " ";
    return out;
  }
  Tree tree;
};

TEST_F(Matcher, TokensOfAllCuts) {
  const Knowledge k = tree.open();
  EXPECT_EQ(match(k, {"deir", "ez", "-", "zor"}), "4:Deir ez-Zor 1:Deir ");
  EXPECT_EQ(match(k, {"deir", "ez-zor", "fell"}), "2:Deir ez-Zor 1:Deir ");
  EXPECT_EQ(match(k, {"deir-ez-zor"}), "1:Deir ez-Zor ");
  EXPECT_EQ(match(k, {"deir", "-", "ez", "-", "zor", "-", "based"}), "5:Deir ez-Zor 1:Deir ");
  EXPECT_EQ(match(k, {"in", "al", "-", "bab"}, 1), "3:Al-Bab ");
  EXPECT_EQ(match(k, {"-", "deir"}), "") << "no name begins with a hyphen";
  EXPECT_EQ(match(k, {"deir", "", "ez", "zor"}), "1:Deir ");
  EXPECT_EQ(match(k, {"deir", "s"}), "1:Deir ") << "the clitic ends a name that has none";
  EXPECT_EQ(match(k, {"lord", "s", "army", "base"}), "4:Lord's Army Base ");
  EXPECT_EQ(match(k, {"workers", "'", "town"}), "3:Workers' Town ");
  EXPECT_EQ(match(k, {"st.", "petersburg"}), "2:St. Petersburg ");
  EXPECT_EQ(match(k, {"st", "petersburg", "."}), "2:St. Petersburg ");
  EXPECT_EQ(match(k, {"u.s.", "base"}), "2:U.S. Base ");
  EXPECT_EQ(match(k, {"."}), "");
  EXPECT_EQ(match(k, {}), "");
  EXPECT_EQ(match(k, {"deir"}, 5), "");
}

/// The obvious way: the words of every run of tokens, compared with every key.
std::vector<std::uint32_t> lengths_by_comparison(const std::vector<std::string>& all_keys, const std::vector<std::string_view>& tokens, std::size_t at) {
  std::vector<std::uint32_t> lengths;
  const auto passed_over = [](std::string_view t) { return t == "-" || t == "'"; };
  std::string words;
  for (std::size_t i = at; i < tokens.size(); ++i) {
    if (tokens[i].empty() || (i == at && passed_over(tokens[i]))) break;
    if (passed_over(tokens[i])) continue;
    const std::size_t before = words.size();
    for_each_word(tokens[i], [&](std::string_view w) {
      words += (words.empty() ? "" : " ") + std::string(w);
      return true;
    });
    if (words.size() == before) break;
    if (std::ranges::find(all_keys, words) != all_keys.end()) lengths.push_back(static_cast<std::uint32_t>(i - at + 1));
  }
  std::ranges::reverse(lengths);
  return lengths;
}

TEST(MatcherOnRandomInput, AgreesWithComparison) {
  std::mt19937 random(42);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  for (int round = 0; round < 40; ++round) {
    const std::vector<std::string> syllables{"a", "b", "al", "deir", "zor", "ez", "é", "bb", "x1"};
    std::vector<std::string> all_keys;
    std::string file = "name ~ lat ~ lon ~ country ~ admin1 ~ feature ~ population ~ geonameid ~ aliases\n";
    for (std::size_t n = 1 + random() % 60; n > 0; --n) {
      std::string name;
      for (std::size_t w = 1 + random() % 4; w > 0; --w) name += pick(syllables) + pick({" ", "-", ". "});
      file += name + " ~ 1 ~ 1 ~  ~  ~ PPL ~  ~  ~ \n";
      for (const NameKey& key : name_keys(name)) all_keys.push_back(key.words);
    }
    Tree tree;
    tree.write("world/places/a.tsv", file);
    const Knowledge k = tree.open();
    std::vector<NameMatch> found;
    for (int text = 0; text < 200; ++text) {
      const std::vector<std::string> pieces{"a", "b", "al", "deir", "zor", "ez", "e", "bb", "x1", "-", "'", "", ".", "al-b", "a.b.", "-a", "other"};
      std::vector<std::string> owned;
      for (std::size_t n = random() % 10; n > 0; --n) owned.push_back(pick(pieces));
      const std::vector<std::string_view> tokens(owned.begin(), owned.end());
      for (std::size_t at = 0; at <= tokens.size(); ++at) {
        k.names_at(tokens, at, found);
        std::vector<std::uint32_t> lengths;
        for (const NameMatch& m : found) lengths.push_back(m.tokens);
        ASSERT_EQ(lengths, lengths_by_comparison(all_keys, tokens, at));
      }
    }
    for (const std::string& key : all_keys) EXPECT_FALSE(k.senses(key).empty()) << key;
  }
}

}  // namespace
}  // namespace dateline::knowledge
