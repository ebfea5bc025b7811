#include "cli/command_parse.h"

#include "cli/data_folder.h"
#include "cli/output.h"
#include "dateline/coder.h"
#include "lang/analyser.h"
#include "lang/conllu.h"
#include "lang/language_model.h"
#include "read/bytes.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kMaxTreebankBytes = std::size_t{1} << 30;

Expected<std::vector<lang::ConlluDocument>> read_treebank(const std::string& path) {
  Expected<read::Bytes> bytes = read::Bytes::open(path);
  if (!bytes) return Unexpected(bytes.error());
  const Expected<std::string> all = bytes->rest(kMaxTreebankBytes);
  if (!all) return Unexpected(all.error());
  return lang::read_conllu(*all, bytes->name());
}

}  // namespace

void CommandParse::setup(CLI::App& app) {
  options_.add_to(app);
  app.add_option("--input", input_,
                 "What INPUT is: text (any format of reports) or conllu, whose sentences and tokens are kept")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "conllu"}).description(""));
  add_data_option(app, data_);
}

int CommandParse::run() { return input_ == "conllu" ? parse_conllu() : parse_text(); }

int CommandParse::parse_text() {
  const Coder coder = Coder::open(data_folder(data_));
  Output out(options_.output);
  const auto work = [&](const Report& report) {
    std::string text;
    lang::write_conllu(coder.parse(report), text, report.id);
    return text;
  };
  const RunResult result = run_reports<std::string>(options_, work, [&](const std::string& text) { out.write(text); });
  out.finish();
  return result.status();
}

int CommandParse::parse_conllu() {
  const lang::LanguageModel model = lang::LanguageModel::open(data_folder(data_) / "en.model");
  const lang::Analyser analyser(model);
  Output out(options_.output);
  RunResult result;
  for (const std::string& path : options_.inputs) {
    Expected<std::vector<lang::ConlluDocument>> documents = read_treebank(path);
    if (!documents) {
      complain(documents.error());
      ++result.failed;
      if (options_.strict) break;
      continue;
    }
    std::size_t next = 0;
    in_order<lang::ConlluDocument*, std::string>(
        options_.threads(),
        [&]() -> std::optional<lang::ConlluDocument*> {
          if (next == documents->size()) return std::nullopt;
          return &(*documents)[next++];
        },
        [&](lang::ConlluDocument* d) {
          analyser.analyse(d->document);
          std::string text;
          lang::write_conllu(d->document, text, d->id);
          d->document = Document();
          return text;
        },
        [&](const std::string& text) {
          out.write(text);
          return true;
        });
  }
  out.finish();
  return result.status();
}

}  // namespace dateline::cli
