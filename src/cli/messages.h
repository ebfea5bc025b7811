// What the program says on standard error. Only src/cli prints; the library returns what there is to say.
#pragma once

#include <string_view>

#include "dateline/error.h"

namespace dateline::cli {

/// "dateline: news.jsonl:12: not JSON …; correct it there"
void complain(const Error& error);
/// "dateline: …"
void say(std::string_view line);

}  // namespace dateline::cli
