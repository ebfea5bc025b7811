#include "lang/language_model.h"

#include <array>

#include "lang/components.h"
#include "lang/model_file.h"

namespace dateline::lang {
namespace {

std::string hexadecimal(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace

LanguageModel::LanguageModel() = default;
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

LanguageModel LanguageModel::open(const std::filesystem::path& path) {
  LanguageModel model;
  model.file_ = std::make_unique<ModelFile>(path);
  model.components_ = std::make_unique<Components>(Components::load(*model.file_));
  model.hash_ = hexadecimal(model.file_->checksum());
  model.language_ = model.file_->language();
  return model;
}

}  // namespace dateline::lang
