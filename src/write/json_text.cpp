#include "write/json_text.h"

namespace dateline::write {

void JsonText::quote(std::string_view s) {
  fresh_ = false;
  text_ += '"';
  for (const char c : s) {
    const auto u = static_cast<unsigned char>(c);
    switch (c) {
      case '"': text_ += "\\\""; break;
      case '\\': text_ += "\\\\"; break;
      case '\n': text_ += "\\n"; break;
      case '\r': text_ += "\\r"; break;
      case '\t': text_ += "\\t"; break;
      default:
        if (u < 0x20) text_ += fmt::format("\\u{:04x}", u);
        else text_ += c;
    }
  }
  text_ += '"';
}

}  // namespace dateline::write
