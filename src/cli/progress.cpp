#include "cli/progress.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <fmt/format.h>

namespace dateline::cli {

void Progress::update(std::size_t files_done, std::size_t reports) {
  constexpr auto kBetween = std::chrono::milliseconds(100);
  constexpr std::size_t kCells = 24;
  if (!shown_ || Clock::now() - last_ < kBetween) return;
  last_ = Clock::now();
  const double seconds = std::chrono::duration<double>(last_ - start_).count();
  const std::size_t full = std::min(kCells, files_done * kCells / std::max<std::size_t>(files_, 1));
  std::string bar;
  for (std::size_t i = 0; i < kCells; ++i) bar += i < full ? "█" : "░";
  const std::string line = fmt::format("\r\x1b[K{} {}/{} files, {} reports, {:.0f} a second", bar, files_done, files_,
                                       reports, seconds > 0 ? static_cast<double>(reports) / seconds : 0.0);
  std::fwrite(line.data(), 1, line.size(), stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace dateline::cli
