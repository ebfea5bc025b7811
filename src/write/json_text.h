// A small writer of compact JSON: keys in the order they are given, so that the same record gives the same bytes.
//
//   JsonText j;
//   j.open('{').key("v").value(1).key("kind").value("event").close('}');
//   j.take() == R"({"v":1,"kind":"event"})"
//
// Strings must be UTF-8; control characters, quotes and backslashes are escaped. Not thread-safe; one per line.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace dateline::write {

class JsonText {
 public:
  JsonText& open(char bracket) {
    comma();
    text_ += bracket;
    fresh_ = true;
    return *this;
  }
  JsonText& close(char bracket) {
    text_ += bracket;
    fresh_ = false;
    return *this;
  }
  JsonText& key(std::string_view name) {
    comma();
    quote(name);
    text_ += ':';
    fresh_ = true;
    return *this;
  }
  JsonText& null() { return raw("null"); }
  JsonText& value(std::string_view s) {
    comma();
    quote(s);
    return *this;
  }
  JsonText& value(const char* s) { return value(std::string_view(s)); }
  JsonText& value(bool b) { return raw(b ? "true" : "false"); }
  JsonText& value(std::int64_t n) { return raw(fmt::format_int(n).c_str()); }
  JsonText& value(int n) { return value(static_cast<std::int64_t>(n)); }
  JsonText& value(std::uint32_t n) { return value(static_cast<std::int64_t>(n)); }
  /// Rounded to `digits` decimals, without trailing zeros but for one.
  JsonText& value(double d, int digits = 5) {
    if (!std::isfinite(d)) return null();
    std::string s = fmt::format("{:.{}f}", d, digits);
    while (s.size() > 2 && s.back() == '0' && s[s.size() - 2] != '.') s.pop_back();
    if (s == "-0.0") s = "0.0";
    return raw(s);
  }
  /// Empty is null.
  JsonText& text_or_null(std::string_view s) { return s.empty() ? null() : value(s); }
  /// A value that is JSON already.
  JsonText& raw(std::string_view json) {
    comma();
    text_ += json;
    return *this;
  }
  std::string take() { return std::move(text_); }

 private:
  void comma() {
    if (!fresh_) text_ += ',';
    fresh_ = false;
  }
  void quote(std::string_view s);

  std::string text_;
  bool fresh_ = true;  // nothing stands before the next value in its bracket
};

}  // namespace dateline::write
