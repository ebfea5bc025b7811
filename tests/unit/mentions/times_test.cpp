#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "dateline/report.h"
#include "lang/analyser.h"
#include "lang/language_model.h"
#include "mentions/times/calendar.h"
#include "mentions/times/time_finder.h"
#include "report/layout.h"
#include "tagged.h"

namespace dateline::mentions::testing {
namespace {

using times::Day;

std::vector<TimeMention> times_of(Document doc) {
  static const TimeFinder finder(words_of_time_and_number());
  finder.find(doc);
  return doc.mentions.times;
}

/// "value start..end" of every expression, joined by " | ".
std::string show(const std::string& date, const std::string& words) {
  std::string text;
  for (const TimeMention& m : times_of(tagged(date, words)))
    text += (text.empty() ? "" : " | ") + m.time.value + " " + m.time.start + ".." + m.time.end;
  return text;
}

TEST(Calendar, WeeksAndMonthsAcrossYears) {
  EXPECT_EQ(Day::of(2021, 1, 3)->iso_week(), "2020-W53");
  EXPECT_EQ(Day::of(2018, 12, 31)->iso_week(), "2019-W01");
  EXPECT_EQ(times::month_of(2020, 0).first.iso(), "2019-12-01");
  EXPECT_EQ(times::month_of(2020, 14).last.iso(), "2021-02-28");
  EXPECT_EQ(times::season_of(2019, times::Season::winter).last.iso(), "2020-02-29");
  EXPECT_EQ(times::easter(2024).iso(), "2024-03-31");
  EXPECT_FALSE(Day::of(2019, 2, 29));
  EXPECT_FALSE(Day::parse("2019-2-1"));
}

TEST(Times, AWeekdayIsTheLastOneInThePast) {
  EXPECT_EQ(show("2017-01-19", "Rebels/NNS left/leave/VBD on/IN Tuesday/NNP ./."), "2017-01-17 2017-01-17..2017-01-17");
  EXPECT_EQ(show("2017-01-19", "Rebels/NNS left/leave/VBD on/IN Thursday/NNP ./."),
            "2017-01-19 2017-01-19..2017-01-19");
  EXPECT_EQ(show("2017-01-19", "Rebels/NNS left/leave/VBD last/JJ Thursday/NNP ./."),
            "2017-01-12 2017-01-12..2017-01-12");
}

TEST(Times, AWeekdayIsTheNextOneInTheFuture) {
  EXPECT_EQ(show("2017-01-19", "Rebels/NNS will/MD leave/VB on/IN Tuesday/NNP ./."),
            "2017-01-24 2017-01-24..2017-01-24");
  EXPECT_EQ(show("2017-01-19", "Envoys/NNS to/TO meet/VB on/IN Tuesday/NNP ./."), "2017-01-24 2017-01-24..2017-01-24");
  EXPECT_EQ(show("2017-01-19", "Rebels/NNS are/be/VBP due/JJ on/IN Tuesday/NNP ./."),
            "2017-01-24 2017-01-24..2017-01-24");
  EXPECT_EQ(show("2017-01-19", "They/PRP may/MD have*/have/VB left/leave/VBN on/IN Tuesday/NNP ./."),
            "2017-01-17 2017-01-17..2017-01-17");
  EXPECT_EQ(show("2017-01-19",
                 "He/PRP said/say/VBD on/IN Monday/NNP that/IN they/PRP will/MD leave/VB on/IN Tuesday/NNP ./."),
            "2017-01-16 2017-01-16..2017-01-16 | 2017-01-24 2017-01-24..2017-01-24");
}

TEST(Times, DatesWithoutAYearLieInThePastUnlessPlanned) {
  EXPECT_EQ(show("2020-02-03", "It/PRP fell/fall/VBD in/IN March/NNP ./."), "2019-03 2019-03-01..2019-03-31");
  EXPECT_EQ(show("2020-02-03", "It/PRP will/MD fall/VB in/IN March/NNP ./."), "2020-03 2020-03-01..2020-03-31");
  EXPECT_EQ(show("2020-01-02", "It/PRP fell/fall/VBD on/IN December/NNP 30/CD ./."),
            "2019-12-30 2019-12-30..2019-12-30");
  EXPECT_EQ(show("2020-02-03", "It/PRP fell/fall/VBD in/IN September/NNP 2018/CD ./."),
            "2018-09 2018-09-01..2018-09-30");
  EXPECT_EQ(show("2021-03-01", "It/PRP fell/fall/VBD on/IN February/NNP 29/CD ./."),
            "2020-02-29 2020-02-29..2020-02-29");
}

TEST(Times, WithoutAReportDateNothingIsInvented) {
  EXPECT_EQ(show("", "It/PRP fell/fall/VBD yesterday/NN ./."), "XXXX-XX-XX ..");
  EXPECT_EQ(show("", "It/PRP fell/fall/VBD on/IN January/NNP 19/CD ./."), "XXXX-01-19 ..");
  EXPECT_EQ(show("", "It/PRP fell/fall/VBD on/IN 19/CD January/NNP 2017/CD ./."), "2017-01-19 2017-01-19..2017-01-19");
  EXPECT_EQ(show("", "It/PRP fell/fall/VBD last/JJ week/NN ./."), "XXXX-WXX ..");
}

TEST(Times, OpenSides) {
  EXPECT_EQ(show("2016-05-04", "Held/VBN since/IN April/NNP 2014/CD ./."), "2014-04 2014-04-01..");
  EXPECT_EQ(show("2016-05-04", "A/DT curfew/NN holds/hold/VBZ until/IN Sunday/NNP ./."), "2016-05-08 ..2016-05-08");
  EXPECT_EQ(show("2016-05-04", "They/PRP must/MD leave/VB by/IN the/DT end/NN of/IN June/NNP ./."),
            "2016-06 ..2016-06-30");
}

TEST(Times, PartsOfStretches) {
  EXPECT_EQ(show("2017-01-19", "It/PRP fell/fall/VBD in/IN mid-December/NNP ./."), "2016-12 2016-12-11..2016-12-20");
  EXPECT_EQ(show("2017-04-19", "It/PRP fell/fall/VBD in/IN early/JJ March/NNP ./."), "2017-03 2017-03-01..2017-03-10");
  EXPECT_EQ(show("2017-04-19", "It/PRP fell/fall/VBD at/IN the/DT end/NN of/IN January/NNP ./."),
            "2017-01 2017-01-21..2017-01-31");
  EXPECT_EQ(show("2017-04-19", "It/PRP fell/fall/VBD in/IN late/JJ 2015/CD ./."), "2015 2015-09-01..2015-12-31");
  EXPECT_EQ(show("2017-01-19", "It/PRP fell/fall/VBD earlier/RBR in/IN the/DT week/NN ./."),
            "2017-W03 2017-01-16..2017-01-19");
}

TEST(Times, RangesShareWhatIsSaidOnce) {
  EXPECT_EQ(show("2017-08-19", "From/IN 3/CD to/IN 5/CD July/NNP they/PRP fought/fight/VBD ./."),
            "2017-07-03/2017-07-05 2017-07-03..2017-07-05");
  EXPECT_EQ(show("2017-08-19", "Between/IN March/NNP and/CC May/NNP they/PRP fought/fight/VBD ./."),
            "2017-03/2017-05 2017-03-01..2017-05-31");
  EXPECT_EQ(show("2017-08-19", "They/PRP fought/fight/VBD Monday/NNP to/IN Wednesday/NNP ./."),
            "2017-08-14/2017-08-16 2017-08-14..2017-08-16");
  EXPECT_EQ(show("2017-02-19", "Between/IN November/NNP and/CC January/NNP they/PRP fought/fight/VBD ./."),
            "2016-11/2017-01 2016-11-01..2017-01-31");
  EXPECT_EQ(show("2017-02-19", "They/PRP ruled/rule/VBD in/IN 2001/CD -/SYM 2006/CD ./."),
            "2001/2006 2001-01-01..2006-12-31");
}

TEST(Times, EarlierAndLaterCountFromTheNarrative) {
  EXPECT_EQ(show("2017-01-19",
                 "It/PRP fell/fall/VBD on/IN Monday/NNP ./. Two/CD days/NNS earlier/RBR they/PRP fled/flee/VBD ./."),
            "2017-01-16 2017-01-16..2017-01-16 | 2017-01-14 2017-01-14..2017-01-14");
  EXPECT_EQ(
      show("2017-01-19", "It/PRP fell/fall/VBD on/IN Monday/NNP ./. They/PRP fled/flee/VBD two/CD days/NNS ago/RB ./."),
      "2017-01-16 2017-01-16..2017-01-16 | 2017-01-17 2017-01-17..2017-01-17");
  EXPECT_EQ(
      show("2017-01-19", "It/PRP fell/fall/VBD on/IN Monday/NNP ./. That/DT evening/NN they/PRP fled/flee/VBD ./."),
      "2017-01-16 2017-01-16..2017-01-16 | 2017-01-16TEV 2017-01-16..2017-01-16");
}

TEST(Times, NightsAndClocks) {
  EXPECT_EQ(show("2017-01-19", "Shells/NNS fell/fall/VBD overnight/RB ./."), "2017-01-18TNI 2017-01-18..2017-01-19");
  EXPECT_EQ(show("2017-01-19", "Shells/NNS fell/fall/VBD last/JJ night/NN ./."),
            "2017-01-18TNI 2017-01-18..2017-01-18");
  EXPECT_EQ(show("2017-01-19", "At/IN 22:40/CD on/IN Tuesday/NNP shells/NNS fell/fall/VBD ./."),
            "2017-01-17T22:40 2017-01-17..2017-01-17");
  EXPECT_EQ(show("2017-01-19", "At/IN 5/CD p.m./NN shells/NNS fell/fall/VBD ./."),
            "2017-01-19T17:00 2017-01-19..2017-01-19");
  EXPECT_EQ(show("2020-06-12", "In/IN the/DT night/NN of/IN 9/CD to/IN 10/CD June/NNP shells/NNS fell/fall/VBD ./."),
            "2020-06-09TNI 2020-06-09..2020-06-10");
}

TEST(Times, TickersBeginTheirLinesWithAClock) {
  const std::string ticker =
      "0610/CD Drone/NN strike/NN ./.\n0720/CD Three/CD dead/JJ ./.\n1105/CD Envoy/NN phones/phone/VBZ ./.";
  EXPECT_EQ(show("2019-06-28", ticker),
            "2019-06-28T06:10 2019-06-28..2019-06-28 | 2019-06-28T07:20 2019-06-28..2019-06-28 | 2019-06-28T11:05 "
            "2019-06-28..2019-06-28");
}

TEST(Times, WhatLooksLikeATime) {
  EXPECT_EQ(show("2017-01-19", "Resolution/NN 2016/CD and/CC Agenda/NNP 2030/CD passed/pass/VBD ./."), "");
  EXPECT_EQ(show("2017-01-19", "The/DT march/NN may/MD go/VB on/RP ./."), "");
  EXPECT_EQ(show("2017-01-19", "The/DT 137th/JJ base/NN of/IN a/DT 12/CD -/HYPH year/NN -/HYPH old/JJ ./."), "");
  EXPECT_EQ(show("2017-01-19", "2016/CD people/NNS fled/flee/VBD ./."), "");
  EXPECT_EQ(show("2017-01-19", "The/DT Sun/NNP says/say/VBZ so/RB ./."), "");
}

TEST(Times, ExtentsAndTypes) {
  Document doc = tagged("2017-01-19", "He/PRP prays/pray/VBZ every/DT Friday/NNP for/IN two/CD hours/NNS ./.");
  const auto found = times_of(doc);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].time.type, TimexType::SET);
  EXPECT_EQ(found[0].time.value, "XXXX-WXX-5");
  EXPECT_EQ(doc.words(found[0].span), "every Friday");
  EXPECT_EQ(found[1].time.type, TimexType::DURATION);
  EXPECT_EQ(found[1].time.value, "PT2H");
  EXPECT_EQ(found[1].first, 5u);
  EXPECT_EQ(found[1].last, 7u);
}

/// The expressions of tests/gold/times, read with the trained model where there is one.
TEST(Times, GoldValues) {
  const std::filesystem::path model_file = DATELINE_SOURCE_DIR "/models/en/en.model";
  if (!std::filesystem::exists(model_file)) GTEST_SKIP() << "no model";
  const lang::LanguageModel model = lang::LanguageModel::open(model_file);
  const lang::Analyser analyser(model);
  const TimeFinder finder(words_of_time_and_number());
  const text::SentenceSplitter splitter;
  std::ifstream gold(DATELINE_SOURCE_DIR "/tests/gold/times/times.jsonl");
  int wanted = 0, found = 0, values = 0, intervals = 0;
  for (std::string line; std::getline(gold, line);) {
    const auto json = nlohmann::json::parse(line);
    Report report;
    report.text = json["text"];
    report.date = json.value("date", "");
    Document doc = lay_out(report, splitter);
    analyser.analyse(doc);
    finder.find(doc);
    found += static_cast<int>(doc.mentions.times.size());
    std::set<std::size_t> used;
    for (const auto& g : json["timexes"]) {  // the gold texts are ASCII: code points are bytes
      ++wanted;
      const Span span{g["start"].get<std::uint32_t>(), g["end"].get<std::uint32_t>()};
      for (std::size_t i = 0; i < doc.mentions.times.size(); ++i) {
        const TimeExpr& t = doc.mentions.times[i].time;
        if (!t.span.overlaps(span) || !used.insert(i).second) continue;
        values += t.value == g["value"];
        intervals += t.start == g["from"] && t.end == g["to"];
        break;
      }
    }
  }
  ASSERT_GE(wanted, 150);
  const double f1 = 2.0 * values / (wanted + found), interval_f1 = 2.0 * intervals / (wanted + found);
  RecordProperty("value_f1", std::to_string(f1));
  EXPECT_GE(f1, 0.90);
  EXPECT_GE(interval_f1, 0.90);
}

}  // namespace
}  // namespace dateline::mentions::testing
