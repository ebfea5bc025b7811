#include <gtest/gtest.h>

#include "read/inputs.h"
#include "samples.h"

namespace dateline::read {
namespace {

std::vector<std::string> ids(const std::vector<std::string>& arguments) {
  Inputs inputs(arguments, {});
  std::vector<std::string> out;
  while (auto next = inputs.next())
    out.push_back(*next ? (*next)->id : "! " + std::string(info(next->error().code).name));
  EXPECT_EQ(inputs.files_done(), inputs.files());
  return out;
}

TEST(Inputs, names_reports_by_their_files) {
  EXPECT_EQ(id_of_path("a/b.html.gz"), "b");
  EXPECT_EQ(id_of_path("a.b/c"), "c");
  EXPECT_EQ(id_of_path("/x/report.2017-01-19.txt"), "report.2017-01-19");
  EXPECT_EQ(id_of_path("v1.2"), "v1.2");
  EXPECT_EQ(id_of_path(".txt"), ".txt");
  EXPECT_EQ(id_of_path("-"), "stdin");
}

TEST(Inputs, walks_folders_in_order_and_numbers_what_repeats) {
  const Folder f;
  f.write("b/one.txt", "Rebels left.");
  f.write("a/one.txt.gz", gzip("Rebels left."));
  f.write("a/.hidden/x.txt", "no");
  f.write("a/README.txt", "no");
  f.write("a/notes.md", "no");
  f.write("c.jsonl",
          "{\"text\":\"x\"}\n{\"text\":\"x\"}\n{\"id\":\"c#2\",\"text\":\"x\"}\n{\"id\":\"one\",\"text\":\"x\"}\n");
  EXPECT_EQ(ids({f.path()}), (std::vector<std::string>{"one", "one#2", "c", "c#2", "c#2#2", "one#3"}));
}

TEST(Inputs, goes_on_behind_what_cannot_be_read) {
  const Folder f;
  const std::string good = f.write("good.txt", "Rebels left.");
  const std::string empty = f.write("empty.txt", "");
  f.write("folder/README.md", "no");
  EXPECT_EQ(ids({"/nonexistent", empty, f.path() + "/folder", good, good}),
            (std::vector<std::string>{"! file-not-found", "! input-empty", "! input-empty", "good", "good#2"}));
}

}  // namespace
}  // namespace dateline::read
