#include "read/report_json.h"

#include <nlohmann/json.hpp>

#include "read/dates.h"

namespace dateline::read {
namespace {

using Json = nlohmann::json;

/// Half of a surrogate pair written as an escape cannot be UTF-8: it becomes �, in place.
bool repair_lone_surrogates(std::string& json) {
  bool repaired = false;
  const auto kind = [&](std::size_t at) -> char {  // 'h'igh, 'l'ow, or 0
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u' || (json[at + 2] | 0x20) != 'd') return 0;
    const char c = static_cast<char>(json[at + 3] | 0x20);
    if (c == '8' || c == '9' || c == 'a' || c == 'b') return 'h';
    return c >= 'c' && c <= 'f' ? 'l' : 0;
  };
  for (std::size_t at = json.find('\\'); at != std::string::npos && at + 1 < json.size(); at = json.find('\\', at)) {
    const char k = kind(at);
    if (k == 'h' && kind(at + 6) == 'l')
      at += 12;
    else if (k != 0) {
      json.replace(at, 6, "\\ufffd");
      repaired = true;
      at += 6;
    } else {
      at += 2;
    }
  }
  return repaired;
}

Error malformed(const std::string& where, std::string reason) {
  return {ErrorCode::kInputMalformed, where, std::move(reason), {}};
}

/// What nlohmann says, without its number and prefix, and without the words of the report.
std::string reason_of(const Json::parse_error& error) {
  std::string_view text = error.what();
  const std::size_t at = text.find("syntax error");
  if (at != std::string_view::npos) text.remove_prefix(at);
  return "not JSON: " + std::string(text.substr(0, text.find("; last read:")));
}

/// Moves the string `key` out of `object` into `out`. Numbers pass as they are written; null and absence as empty.
Expected<bool> take(Json& object, const char* key, std::string& out, const std::string& where,
                    bool number_too = false) {
  const auto it = object.find(key);
  if (it == object.end() || it->is_null()) return false;
  if (it->is_string())
    out = std::move(it->get_ref<std::string&>());
  else if (number_too && it->is_number())
    out = it->dump();
  else
    return Unexpected(malformed(where, std::string("expected a string for \"") + key + "\", found " + it->type_name()));
  return true;
}

void take_date(const std::string& text, Report& report) {
  if (text.empty()) return;
  Expected<Date> date = parse_date(text);
  if (date) {
    report.date = std::move(date->day);
    report.zone = std::move(date->zone);
  } else {
    report.warnings.push_back({"date-invalid", date.error().reason + "; the report is read as one without a date"});
  }
}

}  // namespace

Expected<Report> report_from_json(std::string_view json, const Defaults& defaults, const std::string& where,
                                  const std::string& path) {
  Report report;
  report.path = path;
  std::string repaired = to_utf8(json, report.warnings);
  if (repair_lone_surrogates(repaired))
    report.warnings.push_back({"utf8-repaired", "lone surrogates were replaced by U+FFFD"});

  Json object;
  try {
    object = Json::parse(repaired);
  } catch (const Json::parse_error& error) {
    return Unexpected(malformed(where + ", byte " + std::to_string(error.byte), reason_of(error)));
  }
  std::string().swap(repaired);
  if (!object.is_object())
    return Unexpected(malformed(where, std::string("expected an object with a \"text\", found ") + object.type_name()));

  std::string date;
  const Expected<bool> text = take(object, "text", report.text, where);
  if (!text) return Unexpected(text.error());
  if (!*text) return Unexpected(malformed(where, "there is no \"text\""));
  for (const auto& [key, field] : {std::pair{"id", &report.id},
                                   {"title", &report.title},
                                   {"date", &date},
                                   {"source", &report.source},
                                   {"author", &report.author},
                                   {"url", &report.url},
                                   {"lang", &report.lang}}) {
    const Expected<bool> taken = take(object, key, *field, where, field == &report.id || field == &date);
    if (!taken) return Unexpected(taken.error());
  }
  take_date(date, report);
  for (std::string* field : {&report.text, &report.title, &report.id}) {
    if (field->find('\0') != std::string::npos) *field = to_utf8(*field, report.warnings);
  }
  return finish(std::move(report), defaults, where);
}

}  // namespace dateline::read
