#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <string>

#include "cli/pipeline.h"

namespace dateline::cli {
namespace {

/// Squares of 0 … n-1 by `jobs` threads, each after a time of its own.
std::vector<int> squares(unsigned jobs, int n, int stop_at = -1) {
  int next = 0;
  std::vector<int> out;
  in_order<int, int>(
      jobs, [&]() -> std::optional<int> { return next < n ? std::optional(next++) : std::nullopt; },
      [](int i) {
        std::this_thread::sleep_for(std::chrono::microseconds((i * 7919) % 300));
        return i * i;
      },
      [&](int square) {
        out.push_back(square);
        return static_cast<int>(out.size()) != stop_at;
      });
  return out;
}

TEST(Pipeline, keeps_the_order_for_any_number_of_threads) {
  const std::vector<int> wanted = squares(1, 500);
  ASSERT_EQ(wanted.size(), 500u);
  EXPECT_EQ(wanted[499], 499 * 499);
  for (const unsigned jobs : {2u, 3u, 8u, 40u}) EXPECT_EQ(squares(jobs, 500), wanted);
  EXPECT_TRUE(squares(4, 0).empty());
}

TEST(Pipeline, stops_when_the_writer_has_enough) {
  for (int i = 1; i < 30; ++i) EXPECT_EQ(squares(4, 100'000, i).size(), static_cast<std::size_t>(i));
}

TEST(Pipeline, holds_few_items_at_a_time) {
  std::atomic<int> made{0}, written{0}, most{0};
  in_order<int, int>(
      3,
      [&]() -> std::optional<int> {
        if (made == 300) return std::nullopt;
        most = std::max(most.load(), ++made - written.load());
        return made.load();
      },
      [](int i) { return i; },
      [&](int) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        ++written;
        return true;
      });
  EXPECT_LE(most.load(), 2 * 3 + 2 + 3);
}

TEST(Pipeline, throws_what_is_thrown_after_what_came_before) {
  for (const char* where : {"next", "work", "sink"}) {
    std::vector<int> out;
    int next = 0;
    const auto fail_in = [&](const char* part, int i) {
      if (std::string(where) == part && i == 20) throw std::runtime_error(part);
    };
    try {
      in_order<int, int>(
          4,
          [&]() -> std::optional<int> {
            fail_in("next", next);
            return next++;
          },
          [&](int i) {
            fail_in("work", i);
            return i;
          },
          [&](int i) {
            fail_in("sink", i);
            out.push_back(i);
            return true;
          });
      ADD_FAILURE() << "nothing was thrown in " << where;
    } catch (const std::runtime_error& error) { EXPECT_STREQ(error.what(), where); }
    EXPECT_EQ(out.size(), 20u) << where;
  }
}

}  // namespace
}  // namespace dateline::cli
