#include "cli/command_version.h"

#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/output.h"
#include "dateline/coder.h"

namespace dateline::cli {

void CommandVersion::setup(CLI::App& app) { add_data_option(app, data_); }

int CommandVersion::run() {
  Output out("");
  out.write(fmt::format("{}\n", version()));
  out.flush();
  const auto folder = data_folder(data_);
  const Coder coder = Coder::open(folder);
  out.write(fmt::format("model    {}\ncodebook {}\ndata     {}\n", coder.model_hash(), coder.knowledge_hash(),
                        folder.string()));
  out.finish();
  return 0;
}

}  // namespace dateline::cli
