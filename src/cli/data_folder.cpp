#include "cli/data_folder.h"

#include <cstdlib>

#include "dateline/error.h"

namespace dateline::cli {

namespace fs = std::filesystem;

void add_data_option(CLI::App& app, std::string& folder) {
  app.add_option(
         "--data", folder,
         "Folder with en.model and knowledge.bin (default: $DATELINE_DATA, else share/dateline beside the program)")
      ->type_name("DIR");
}

fs::path data_folder(const std::string& option) {
  if (!option.empty()) return option;
  if (const char* variable = std::getenv("DATELINE_DATA"); variable && *variable) return variable;
  std::error_code why;
  const fs::path program = fs::read_symlink("/proc/self/exe", why).parent_path();
  const fs::path beside = program / "share" / "dateline", installed = program.parent_path() / "share" / "dateline";
  for (const fs::path& folder : {beside, installed}) {
    if (fs::is_directory(folder, why)) return folder;
  }
  throw EnvironmentError({ErrorCode::kModelUnreadable,
                          {},
                          "no model and knowledge in " + beside.string() + " or " + installed.string(),
                          "build them with scripts/build, or name their folder with --data"});
}

}  // namespace dateline::cli
