// Reads one rule of a codebook file. Includes toml++: for .cpp files of this folder only.
#pragma once

#include "knowledge/sources/codes.h"
#include "knowledge/sources/events.h"
#include "knowledge/sources/toml.h"

namespace dateline::knowledge {

class RuleReader {
 public:
  RuleReader(const std::filesystem::path& file, RuleKind kind, const Codes& codes, const WordSources* words, Problems& problems)
      : file_(file), codes_(codes), words_(words), problems_(problems) {
    rule_.kind = kind;
  }

  /// The rule, or nothing when there is a problem with it.
  std::optional<RuleSource> read(const toml::table& table);

 private:
  void read_key(const toml::key& key, const toml::node& value);
  bool read_event_key(const toml::key& key, const toml::node& value);
  bool read_common_key(const toml::key& key, const toml::node& value);
  void check_whole(const toml::table& table);
  void check_codes(const toml::table& table);
  void fill_defaults(const toml::table& table);

  std::optional<std::string> text(const toml::key& key, const toml::node& value);
  bool truth(const toml::key& key, const toml::node& value);
  /// The strings of a list with their places.
  std::vector<std::pair<std::string, Where>> texts(const toml::key& key, const toml::node& value);
  std::optional<Status> status(const toml::key& key, const toml::node& value);
  std::optional<SlotSource> slot(const std::string& name, const Where& at);
  std::vector<SlotSource> slots(const toml::key& key, const toml::node& value);
  std::vector<ConditionSource> conditions(const toml::key& key, const toml::node& value);
  std::optional<ItemSource> item(const std::string& name, const Where& at);
  void triggers(TriggerForm form, const toml::key& key, const toml::node& value);
  void examples(bool must, const toml::key& key, const toml::node& value);
  void expectations(SourcedExample& example, std::string_view wanted, const Where& at);

  void problem(const Where& at, std::string reason, std::string mend = "") { problems_.add(at, std::move(reason), std::move(mend)); }
  void wrong_type(const toml::key& key, const toml::node& value, std::string_view wanted);
  Where at(const auto& thing) const { return where(file_, thing); }

  const std::filesystem::path& file_;
  const Codes& codes_;
  const WordSources* words_;
  Problems& problems_;
  RuleSource rule_;
};

}  // namespace dateline::knowledge
