// Where records go: standard output or a file.
//
//   Output out("records.jsonl");   // "" or "-": standard output
//   out.write(line);
//   out.finish();                  // the file appears whole, under its name, or not at all
//
// Throws EnvironmentError (kFileUnwritable) when something cannot be written, BrokenPipe when the reader of a pipe has gone. Not thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace dateline::cli {

/// The program that reads our output has ended (`dateline code … | head`): main() ends quietly.
struct BrokenPipe {};

class Output {
 public:
  explicit Output(std::string path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  /// Hands over what is still held, so that the records of a slow input can be read as they come.
  void flush();
  void finish();
  int file() const { return file_; }

 private:
  [[noreturn]] void fail(int error) const;

  std::string path_;  // empty: standard output
  std::string part_;  // what is written until it is whole; empty: straight to file_
  int file_ = -1;
  std::string held_;
};

}  // namespace dateline::cli
