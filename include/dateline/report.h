// A report: what came in, before anything is understood.
//
// `src/read` makes Reports; Coder::code() takes them. Plain values, no invariants beyond UTF-8.
//
//   dateline::Report r;
//   r.id = "seed";  r.text = "Turkish troops entered al-Bab.";  r.date = "2017-01-19";
#pragma once

#include <string>
#include <vector>

#include "dateline/error.h"

namespace dateline {

struct Report {
  std::string id;      // unique within a run; never empty once read
  std::string text;    // valid UTF-8 (see text::repair_utf8); offsets in records count its code points
  std::string title;   // may be empty; read as the report's first sentence
  std::string date;    // ISO 8601 day of publication ("2017-01-19"), or empty when unknown
  std::string zone;    // UTC offset of the date as it was given ("+03:00"), or empty
  std::string source;  // the publisher ("TASS"), or empty
  std::string author;
  std::string url;
  std::string lang;    // BCP 47 ("en"), or empty when unknown
  std::string path;    // where it was read from, for messages
  std::vector<Warning> warnings;  // what reading it had to repair
};

}  // namespace dateline
