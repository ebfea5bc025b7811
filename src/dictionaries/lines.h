// The lines of a dictionary file without comments: what its readers share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dictionaries/dictionaries.h"

namespace dateline::dictionaries {

/// Text of a file, line by line, without `#` comments, `;` comments where `semicolons`, and `<!-- … -->` over any number of lines.
class LineReader {
 public:
  LineReader(std::string_view text, bool semicolons) : rest_(text), semicolons_(semicolons) {}

  /// False at the end. `line` is trimmed on the right; empty lines are passed over.
  bool next(std::string_view& line);
  std::uint32_t number() const { return number_; }
  /// An opened `<!--` was never closed: its line, or 0.
  std::uint32_t open_comment() const { return in_comment_ ? comment_line_ : 0; }

 private:
  std::string_view without_comments(std::string_view line);

  std::string_view rest_;
  bool semicolons_;
  bool in_comment_ = false;
  std::uint32_t number_ = 0, comment_line_ = 0;
  std::string held_;
};

std::string_view trim(std::string_view text);

/// Reads one file: what it found goes into the dictionaries, what was wrong into the findings.
class FileReader {
 public:
  FileReader(std::string_view text, bool semicolons, Dictionaries& into, std::vector<Finding>& findings)
      : lines_(text, semicolons),
        out_(into),
        file_(static_cast<std::uint16_t>(into.files.size() - 1)),
        findings_(findings) {}

 protected:
  Line here() const { return {file_, lines_.number()}; }
  void complain(FindingKind kind, std::string reason, std::string mend) {
    complain(kind, here(), std::move(reason), std::move(mend));
  }
  void complain(FindingKind kind, Line line, std::string reason, std::string mend) {
    findings_.push_back({kind, out_.where(line), std::move(reason), std::move(mend)});
  }
  void malformed(std::string reason, std::string mend) {
    complain(FindingKind::malformed, std::move(reason), std::move(mend));
  }
  /// The words of a phrase.
  const std::vector<WordId>& key(std::string_view phrase);

  LineReader lines_;
  Dictionaries& out_;
  std::uint16_t file_;
  std::vector<Finding>& findings_;

 private:
  std::vector<WordId> key_;
};

void read_actors(std::string_view text, Dictionaries& into, std::vector<Finding>& findings);
void read_agents(std::string_view text, Dictionaries& into, std::vector<Finding>& findings);
void read_verbs(std::string_view text, Dictionaries& into, std::vector<Finding>& findings);

/// `“word”`, shortened when it is long.
std::string shown(std::string_view word);
/// The plural of an upper- or lower-case noun as PETRARCH makes it: Y → IES, S → SES, else S added.
std::string plural(std::string_view noun);

}  // namespace dateline::dictionaries
