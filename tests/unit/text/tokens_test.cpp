#include "text/tokens.h"

#include <gtest/gtest.h>

#include "random_text.h"
#include "text/chars.h"

namespace dateline::text {
namespace {

const Abbreviations& words() {
  static const Abbreviations words({"Gen.", "=No.", "+Inc.", "Col."});
  return words;
}

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> out;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, out, &words());
  return out;
}

/// The tokens with a space between them, and a + before those that are joined to the one before.
std::string cut(std::string_view text) {
  std::string out;
  for (const Piece& p : pieces(text)) {
    if (!out.empty()) out += ' ';
    if (p.joined) out += '+';
    out += slice(text, p.span);
  }
  return out;
}

TEST(Tokens, Clitics) {
  EXPECT_EQ(cut("Syria's army doesn't, can't and won't; they're, I'm, he'd've, wouldn't've."), "Syria +'s army does +n't , ca +n't and wo +n't ; they +'re , I +'m , he +'d +'ve , would +n't +'ve .");
  EXPECT_EQ(cut("Syria’s army didn’t. It’s ours"), "Syria +’s army did +n’t . It +’s ours");
  EXPECT_EQ(cut("the rebels' camp and the U.S.'s"), "the rebels +' camp and the U.S. +'s");
  EXPECT_EQ(cut("‘the rebels’ he said"), "‘ the rebels ’ he said");
  EXPECT_EQ(cut("SYRIA'S WON'T CANNOT"), "SYRIA +'S WO +N'T CAN +NOT");
  EXPECT_EQ(cut("cannot gonna wanna dont"), "can +not gon +na wan +na do +nt");
}

TEST(Tokens, ApostrophesInNames) {
  EXPECT_EQ(cut("Sana'a O'Neil N'Djamena Ba'ath d'etat Qa’im ta'"), "Sana'a O'Neil N'Djamena Ba'ath d'etat Qa’im ta '");
  EXPECT_EQ(cut("the '90s and 1990's and May 19's eve"), "the '90s and 1990's and May 19 +'s eve");
  EXPECT_EQ(cut("'We left'"), "' We left '");
}

TEST(Tokens, Hyphens) {
  EXPECT_EQ(cut("Deir-ez-Zor al-Bab UN-backed 17-year-old"), "Deir - ez - Zor al - Bab UN - backed 17 - year - old");
  EXPECT_EQ(cut("anti-government pro-Assad ex-mayor e-mail re-elected mid-May non-state co-chair"),
            "anti-government pro-Assad ex-mayor e-mail re-elected mid-May non-state co-chair");
  EXPECT_EQ(cut("over-the-counter anti-U.S. clock-wise"), "over - the - counter anti-U.S. clock-wise");
  EXPECT_EQ(cut("AK-47 T-72s 5-10 1998-2003 2017-01-19 555-0123"), "AK - 47 T - 72s 5 - 10 1998 - 2003 2017-01-19 555-0123");
  EXPECT_EQ(cut("left -- fast - now – or—then"), "left -- fast - now – or — then");
}

TEST(Tokens, Numbers) {
  EXPECT_EQ(cut("1,200 3.5% $5.5bn US$20 €3 9:30pm 24/7 1/2 5km 65k 4G 3rd 1970s .5 +44"),
            "1,200 3.5 % $ 5.5 bn US$ 20 € 3 9:30 pm 24/7 1/2 5 km 65 k 4G 3rd 1970s .5 +44");
  EXPECT_EQ(cut("in 2003, 2004,2005 and 12,"), "in 2003 , 2004 , 2005 and 12 ,");
}

TEST(Tokens, FullStops) {
  EXPECT_EQ(cut("Gen. Omar of Acme Inc., U.S., left at 5 p.m. today."), "Gen. Omar of Acme Inc. , U.S. , left at 5 p.m. today .");
  EXPECT_EQ(cut("He runs Acme Inc."), "He runs Acme Inc .");
  EXPECT_EQ(cut("in the U.S."), "in the U.S.");
  EXPECT_EQ(cut("J. K. Omar and A.B.C. Diop"), "J. K. Omar and A.B.C. Diop");
  EXPECT_EQ(cut("No.5 Col.Omar killed.The"), "No. 5 Col. Omar killed . The");
  EXPECT_EQ(cut("“We left.” he said"), "“ We left . ” he said");
  EXPECT_EQ(cut("wait... what?! no…"), "wait ... what ?! no …");
}

TEST(Tokens, AddressesAndMarks) {
  EXPECT_EQ(cut("See https://a.example/x-y?b=1#c, www.b.example. Write x.y-z@b.example."),
            "See https://a.example/x-y?b=1#c , www.b.example . Write x.y-z@b.example .");
  EXPECT_EQ(cut("(and/or) [sic] \"x\" #Goma @un AT&T M&S w/o S/2017/672 *** • one"), "( and / or ) [ sic ] \" x \" #Goma @un AT&T M&S w/o S/2017/672 *** • one");
}

TEST(Tokens, SpaceAfter) {
  const std::vector<Piece> p = pieces("It's (so) \n");
  ASSERT_EQ(p.size(), 5u);
  EXPECT_FALSE(p[0].space_after);
  EXPECT_TRUE(p[1].space_after);
  EXPECT_FALSE(p[2].space_after);
  EXPECT_FALSE(p[3].space_after);
  EXPECT_TRUE(p[4].space_after);
  std::vector<Piece> part;
  tokenize("One.Two", {0, 4}, part);
  EXPECT_FALSE(part.back().space_after);
}

TEST(Tokens, AppendsAndLeavesTheRestAlone) {
  std::vector<Piece> out{{{0, 1}, false, false}};
  tokenize(" a", {0, 2}, out);
  ASSERT_EQ(out.size(), 2u);
  EXPECT_FALSE(out[0].space_after);
}

TEST(Tokens, CoverAllButWhiteSpace) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, 30);
    std::uint32_t at = 0;
    bool first = true;
    for (const Piece& p : pieces(text)) {
      for (; at < p.span.begin; at += char_at(text, at).length) ASSERT_TRUE(is_space(char_at(text, at).kind)) << text;
      ASSERT_EQ(at, p.span.begin) << text;
      ASSERT_LT(p.span.begin, p.span.end);
      for (; at < p.span.end; at += char_at(text, at).length) ASSERT_FALSE(is_space(char_at(text, at).kind)) << text;
      ASSERT_EQ(at, p.span.end) << text;
      ASSERT_FALSE(first && p.joined) << text;
      first = false;
      ASSERT_EQ(p.space_after, at == text.size() || is_space(char_at(text, at).kind)) << text;
    }
    for (; at < text.size(); at += char_at(text, at).length) ASSERT_TRUE(is_space(char_at(text, at).kind)) << text;
  }
}

}  // namespace
}  // namespace dateline::text
