#include "cli/command_knowledge.h"

#include <filesystem>

#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/rule_examples.h"
#include "cli/temporary_folder.h"
#include "dateline/coder.h"
#include "knowledge/codebook.h"
#include "knowledge/compile.h"
#include "knowledge/examples.h"
#include "knowledge/knowledge.h"

namespace dateline::cli {
namespace {

/// Names every problem. True when there is none.
bool show_problems(const knowledge::CompileResult& result, bool advice_too) {
  for (const Error& problem : result.problems) complain(problem);
  if (advice_too) {
    for (const Error& advice : result.advice) say("advice: " + advice.message());
  }
  return result.problems.empty();
}

}  // namespace

void CommandKnowledge::setup(CLI::App& app) {
  app.require_subcommand(1);
  build_ = app.add_subcommand("build", "Check every file of FOLDER and compile all into one");
  build_->add_option("FOLDER", folder_, "The folder knowledge/, with world/ and en/ in it")->required()->type_name("");
  build_->add_option("-o,--output", output_, "The compiled file, knowledge.bin")->required()->type_name("FILE");
  build_->add_option("--language", language_, "The folder beside world/")->type_name("CODE")->capture_default_str();
  build_->add_flag("--despite-problems", despite_problems_,
                   "Compile what is right and leave out entries with problems; the status is 1 all the same");
  build_->add_flag("-q,--quiet", quiet_, "Say nothing but problems");
  test_ = app.add_subcommand("test", "Code the examples that the rules of FOLDER carry, and name those that fail");
  test_->add_option("FOLDER", folder_, "The folder knowledge/, with world/ and en/ in it")->required()->type_name("");
  test_->add_option("--language", language_, "The folder beside world/")->type_name("CODE")->capture_default_str();
  test_->add_flag("-q,--quiet", quiet_, "Say nothing but failures and the total");
  add_data_option(*test_, data_);
}

int CommandKnowledge::run() { return build_->parsed() ? build() : test(); }

int CommandKnowledge::build() {
  const knowledge::CompileResult result =
      knowledge::compile(folder_, output_, {.language = language_, .despite_problems = despite_problems_});
  const bool right = show_problems(result, !quiet_);
  if (!quiet_ && result.written) {
    std::string what;
    for (const auto& count : result.counts)
      what += fmt::format("{}{} {}", what.empty() ? "" : ", ", count.number, count.what);
    say(fmt::format("{}: {} bytes, {}: {}", output_, result.bytes, result.hash, what));
  }
  return right ? 0 : info(ErrorCode::kKnowledgeInvalid).exit_status;
}

int CommandKnowledge::test() {
  // The rules as they stand now with the model as it was built: a data folder made for this run.
  const TemporaryFolder folder;
  const auto compiled = folder.path() / "knowledge.bin";
  const bool right =
      show_problems(knowledge::compile(folder_, compiled, {.language = language_, .despite_problems = true}), false);
  std::filesystem::create_symlink(std::filesystem::absolute(data_folder(data_) / "en.model"),
                                  folder.path() / "en.model");

  const auto examples = knowledge::read_examples(folder_, language_);
  const auto rules = knowledge::Knowledge::open(compiled);
  const std::vector<Error> failures = failing_examples(Coder::open(folder.path()), rules.codebook(), examples);
  for (const Error& failure : failures) complain(failure);
  Output out("");
  out.write(fmt::format("{} examples, {} failed\n", examples.size(), failures.size()));
  out.finish();
  return right && failures.empty() ? 0 : 1;
}

}  // namespace dateline::cli
