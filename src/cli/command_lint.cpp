#include "cli/command_lint.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/messages.h"
#include "cli/output.h"
#include "dictionaries/lint.h"
#include "write/display.h"

namespace dateline::cli {
namespace {

using dictionaries::Finding;
using dictionaries::FindingKind;

std::vector<std::string> all_kinds() {
  std::vector<std::string> names;
  for (int k = 0; k <= static_cast<int>(FindingKind::unknown_code); ++k)
    names.emplace_back(dictionaries::name(static_cast<FindingKind>(k)));
  return names;
}

std::string summary(const dictionaries::LintResult& r, const std::map<std::string, std::size_t>& counts) {
  std::string text = fmt::format("{} files with {} names, {} agents, {} forms of verbs, {} patterns: ", r.files,
                                 r.names, r.agents, r.verbs, r.patterns);
  if (counts.empty()) return text + "nothing to mend";
  for (const auto& [kind, n] : counts) text += fmt::format("{}{} {}", text.ends_with(": ") ? "" : ", ", n, kind);
  return text;
}

}  // namespace

void CommandLint::setup(CLI::App& app) {
  app.add_option("PATH", paths_, "Folders and files of dictionaries: actors, agents, verbs")->required()->type_name("");
  app.add_option("--kind", kinds_,
                 "Only findings of this kind: malformed, bad-date, undefined-synset, backward-dates, "
                 "overlapping-dates, duplicate, unreachable or unknown-code; may be given again")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(all_kinds()).description(""));
  app.add_option("-o,--output", output_, "Write to FILE instead of standard output; it appears when it is whole")
      ->type_name("FILE");
  app.add_flag("-q,--quiet", quiet_, "No summary on standard error");
}

int CommandLint::run() {
  const dictionaries::LintResult result = dictionaries::lint({paths_.begin(), paths_.end()});
  Output out(output_);
  std::map<std::string, std::size_t> counts;
  for (const Finding& f : result.findings) {
    const std::string kind = dictionaries::name(f.kind);
    if (!kinds_.empty() && std::find(kinds_.begin(), kinds_.end(), kind) == kinds_.end()) continue;
    ++counts[kind];
    out.write(write::printable(fmt::format("{}: {}: {}; {}", f.where, kind, f.reason, f.mend)) + "\n");
  }
  out.finish();
  if (!quiet_) say(summary(result, counts));
  return counts.empty() ? 0 : 1;
}

}  // namespace dateline::cli
