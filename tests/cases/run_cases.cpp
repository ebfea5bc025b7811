// Codes the texts of *.case files and looks for the rows that they expect: run_cases DATA_FOLDER FILE…
#include <cstdio>

#include "case_file.h"
#include "dateline/coder.h"
#include "rows.h"

namespace {

using namespace dateline;
using cases::Case;
using cases::Row;

bool holds(const Row& row, const Coding& coding) {
  std::size_t found = 0;
  for (const Record& r : coding.records) found += cases::agrees(row, r, coding.document);
  switch (row.wants) {
    case Row::Wants::some: return found > 0;
    case Row::Wants::none: return found == 0;
    case Row::Wants::number: return found == row.number;
  }
  return false;
}

/// How many rows do not hold; each is printed.
int failures(const std::string& file, const Case& c, const Coder& coder) {
  const Coding coding = coder.code(c.report);
  int failed = 0;
  for (const Row& row : c.rows) {
    if (holds(row, coding)) continue;
    ++failed;
    std::printf("%s:%zu: %s: %s\n", file.c_str(), row.line, c.name.c_str(), row.text.c_str());
  }
  if (failed == 0) return 0;
  std::printf("  the records of this case:\n");
  for (const Record& r : coding.records) std::printf("    %s\n", cases::describe(r, coding.document).c_str());
  if (coding.records.empty()) std::printf("    none\n");
  return failed;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) {
    std::fprintf(stderr, "usage: run_cases DATA_FOLDER FILE…\n");
    return 2;
  }
  const Coder coder = Coder::open(argv[1]);
  int failed = 0;
  std::size_t rows = 0;
  for (int i = 2; i < argc; ++i) {
    const auto read = cases::read_cases(argv[i]);
    if (!read) {
      std::printf("%s\n", read.error().message().c_str());
      ++failed;
      continue;
    }
    for (const Case& c : *read) {
      rows += c.rows.size();
      failed += failures(argv[i], c, coder);
    }
  }
  std::printf("%zu rows, %d failed\n", rows, failed);
  return failed == 0 ? 0 : 1;
} catch (const EnvironmentError& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 3;
}
