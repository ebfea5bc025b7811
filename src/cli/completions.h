// The files of completions/, embedded when the program is built (CMakeLists.txt).
#pragma once

#include <string_view>

namespace dateline::cli {

extern const std::string_view kBashCompletion;
extern const std::string_view kZshCompletion;
extern const std::string_view kFishCompletion;

}  // namespace dateline::cli
