// The trained model of a language: one file, mapped into memory, verified, never changed.
//
//   dateline::lang::LanguageModel model = LanguageModel::open("models/en/en.model");
//   dateline::lang::Analyser analyser(model);   // the model must outlive it
//
// open() checks the magic, the version, the section table and a 64-bit checksum over every byte, in a
// few milliseconds, so that a damaged file is refused and never gives odd trees. It throws
// EnvironmentError with kModelUnreadable for a file that is missing, foreign, truncated, damaged or of
// another version; the message names the path and says which.
//
// Immutable and thread-safe: share one among all threads. Movable, not copyable.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace dateline::lang {

class ModelFile;
struct Components;

class LanguageModel {
 public:
  static LanguageModel open(const std::filesystem::path& path);

  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

  /// The checksum of the file as 16 hexadecimal digits: what records carry as the model's identity.
  const std::string& hash() const { return hash_; }
  /// The language's code: "en".
  const std::string& language() const { return language_; }
  /// The stages' tables, for Analyser and the tests of the stages.
  const Components& components() const { return *components_; }

 private:
  LanguageModel();
  std::unique_ptr<ModelFile> file_;
  std::unique_ptr<Components> components_;
  std::string hash_;
  std::string language_;
};

}  // namespace dateline::lang
