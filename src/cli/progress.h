// A bar on standard error for runs over many files. Draws at most ten times a second, only on a terminal, and leaves nothing behind.
#pragma once

#include <chrono>
#include <cstddef>

namespace dateline::cli {

class Progress {
 public:
  /// `shown` false: does nothing.
  Progress(bool shown, std::size_t files) : shown_(shown), files_(files) {}
  ~Progress() { clear(); }

  void update(std::size_t files_done, std::size_t reports);
  /// Takes the bar off, before something else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool drawn_ = false;
  std::size_t files_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_{};
};

}  // namespace dateline::cli
