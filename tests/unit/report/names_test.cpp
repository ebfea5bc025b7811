// The words of enums are part of the record contract: docs/records.md.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "dateline/mention.h"
#include "dateline/record.h"

namespace dateline {
namespace {

template <typename Enum>
std::string words(Enum last) {
  std::string out;
  for (int i = 0; i <= static_cast<int>(last); ++i) (out += name(static_cast<Enum>(i))) += ' ';
  return out;
}

TEST(Names, OfEnums) {
  EXPECT_EQ(words(ActorVia::pattern), "dictionary title coreference pattern ");
  EXPECT_EQ(words(PlacePrecision::region), "site city district admin1 country region ");
  EXPECT_EQ(words(Granularity::open), "minute hour part-of-day day week month season year open ");
  EXPECT_EQ(words(TimexType::SET), "DATE TIME DURATION SET ");
  EXPECT_EQ(words(CountKind::other), "killed wounded captured missing displaced arrested released forces aircraft vehicles targets strikes other ");
  EXPECT_EQ(words(Status::attempted), "asserted claimed denied negated planned possible attempted ");
  EXPECT_EQ(words(ControlState::leaves), "holds takes loses besieges contests cuts enters leaves ");
}

TEST(Names, ThereAndBack) {
  for (int i = 0; i < kEventTypeCount; ++i) EXPECT_EQ(event_type_from(name(static_cast<EventType>(i))), static_cast<EventType>(i));
  for (int i = 0; i <= static_cast<int>(ControlState::leaves); ++i) EXPECT_EQ(control_state_from(name(static_cast<ControlState>(i))), static_cast<ControlState>(i));
  EXPECT_FALSE(event_type_from("assault"));
  EXPECT_FALSE(event_type_from(""));
  EXPECT_FALSE(control_state_from("held"));
}

TEST(Names, QuadClasses) {
  EXPECT_EQ(quad_class(EventType::CONSULT), 1);
  EXPECT_EQ(quad_class(EventType::RETREAT), 2);
  EXPECT_EQ(quad_class(EventType::REJECT), 3);
  EXPECT_EQ(quad_class(EventType::ASSAULT), 4);
}

TEST(Mentions, IndexFindsTheWidestByHead) {
  Mentions m;
  const auto extent = [](TokenIndex first, TokenIndex last, TokenIndex head) {
    ActorMention a;
    a.first = first;
    a.last = last;
    a.head = head;
    return a;
  };
  m.actors = {extent(0, 4, 1), extent(1, 2, 1), extent(3, 4, 3), extent(2, 6, 1), extent(0, 1, kNoToken)};
  m.index(5);
  EXPECT_EQ(m.actor_headed_by, (std::vector<std::int32_t>{-1, 0, -1, 2, -1})) << "the first of two that are as wide";
  EXPECT_EQ(m.place_headed_by.size(), 5u);
  m.index(0);
  EXPECT_TRUE(m.actor_headed_by.empty());
}

}  // namespace
}  // namespace dateline
