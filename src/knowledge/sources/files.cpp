#include "knowledge/sources/files.h"

#include <zstd.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>

#include "text/utf8.h"

namespace dateline::knowledge {
namespace {

std::optional<std::string> decompress(const std::string& packed) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
  std::string out, chunk(ZSTD_DStreamOutSize(), '\0');
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::size_t state = 1;
  while (in.pos < in.size || state != 0) {
    ZSTD_outBuffer buffer{chunk.data(), chunk.size(), 0};
    state = ZSTD_decompressStream(stream.get(), &buffer, &in);
    if (ZSTD_isError(state)) return std::nullopt;
    out.append(chunk.data(), buffer.pos);
    if (in.pos == in.size && buffer.pos < chunk.size() && state != 0) return std::nullopt;  // cut off
  }
  return out;
}

std::size_t line_of(std::string_view text, std::size_t byte) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

/// The first byte that is not well-formed UTF-8.
std::size_t first_broken(std::string_view text) { return text::repair_utf8(text).first_broken_byte; }

}  // namespace

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view ending) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(ending) && !name.starts_with('.') && entry.is_regular_file(ignored)) files.push_back(entry.path());
  }
  std::ranges::sort(files, {}, [](const std::filesystem::path& p) { return p.filename().string(); });
  return files;
}

std::optional<std::string> read_source(const std::filesystem::path& file, Problems& problems) {
  const Where where{file.generic_string(), 0};
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  if (!in || !(bytes << in.rdbuf()).good()) {
    std::error_code ignored;
    if (in && std::filesystem::file_size(file, ignored) == 0) return std::string();
    problems.add(where, "cannot be read");
    return std::nullopt;
  }
  std::string text = std::move(bytes).str();
  if (file.extension() == ".zst") {
    auto plain = decompress(text);
    if (!plain) {
      problems.add(where, "is damaged or not compressed with zstd");
      return std::nullopt;
    }
    text = std::move(*plain);
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (!text::is_valid_utf8(text)) {
    problems.add({where.file, line_of(text, first_broken(text))}, "is not UTF-8", "save the file as UTF-8");
    return std::nullopt;
  }
  return text;
}

}  // namespace dateline::knowledge
