#include "knowledge/sources/places.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "knowledge/sources/files.h"

namespace dateline::knowledge {
namespace {

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_feature(std::string_view code) {
  return !code.empty() && code.size() <= 8 && std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

class Reader {
 public:
  Reader(PlaceSources& out, const ActorSources& actors, Problems& problems) : out_(out), actors_(actors), problems_(problems) {}
  void places(const std::filesystem::path& file);
  void aliases(const std::filesystem::path& file);

 private:
  void place(const Tsv::Row& row);
  void add(PlaceSource place);
  bool check(bool good, std::string reason, std::string mend = "") {
    if (!good) problems_.add(where_, std::move(reason), std::move(mend));
    return good;
  }
  std::optional<std::int32_t> degrees(std::string_view text, double limit);
  /// A whole number; 0 when `text` is empty.
  std::optional<std::uint32_t> whole(std::string_view text, std::string_view what);

  PlaceSources& out_;
  const ActorSources& actors_;
  Problems& problems_;
  Where where_;
  std::unordered_map<std::uint32_t, std::size_t> by_geonameid_;
};

void Reader::places(const std::filesystem::path& file) {
  auto tsv = Tsv::read(file, {"name", "lat", "lon", "country", "admin1", "feature", "population", "geonameid", "aliases"}, problems_);
  if (!tsv) return;
  out_.files.push_back(std::move(*tsv));
  for (const Tsv::Row& row : out_.files.back().rows()) {
    where_ = out_.files.back().where(row);
    place(row);
  }
}

std::optional<std::int32_t> Reader::degrees(std::string_view text, double limit) {
  const auto value = number<double>(text);
  if (!check(value && std::abs(*value) <= limit, in_quotes(text) + " is not a number of degrees", "write decimal degrees, latitude first")) return std::nullopt;
  return static_cast<std::int32_t>(std::llround(*value * 1e6));
}

std::optional<std::uint32_t> Reader::whole(std::string_view text, std::string_view what) {
  if (text.empty()) return 0;
  const auto value = number<std::uint32_t>(text);
  check(value.has_value(), "the " + std::string(what) + " " + in_quotes(text) + " is not a whole number");
  return value;
}

void Reader::place(const Tsv::Row& row) {
  bool good = check(!row[0].empty(), "the name is empty");
  const auto lat = degrees(row[1], 90), lon = degrees(row[2], 180);
  good &= check(actors_.knows_country(row[3]), "unknown country " + in_quotes(row[3]), "write an ISO 3166-1 alpha-3 code of world/actors/countries.tsv");
  good &= check(is_feature(row[5]), in_quotes(row[5]) + " is not a GeoNames feature code", "the README of places lists them");
  const auto population = whole(row[6], "population"), geonameid = whole(row[7], "geonameid");
  if (good && lat && lon && population && geonameid)
    add({row[0], row[3], row[4], row[5], *lat, *lon, *geonameid, *population, split_list(row[8])});
}

void Reader::add(PlaceSource place) {
  if (place.geonameid != 0) {
    const auto [at, is_new] = by_geonameid_.emplace(place.geonameid, out_.places.size());
    if (!is_new) {
      PlaceSource& first = out_.places[at->second];
      problems_.advise(where_, "the geonameid " + std::to_string(place.geonameid) + " is that of " + in_quotes(first.name) + ", which stands before",
                       "put further names into extra/aliases.tsv");
      first.aliases.push_back(place.name);
      first.aliases.insert(first.aliases.end(), place.aliases.begin(), place.aliases.end());
      return;
    }
  }
  out_.places.push_back(std::move(place));
}

void Reader::aliases(const std::filesystem::path& file) {
  auto tsv = Tsv::read(file, {"geonameid", "aliases"}, problems_);
  if (!tsv) return;
  out_.files.push_back(std::move(*tsv));
  for (const Tsv::Row& row : out_.files.back().rows()) {
    where_ = out_.files.back().where(row);
    const auto geonameid = number<std::uint32_t>(row[0]);
    const auto found = geonameid ? by_geonameid_.find(*geonameid) : by_geonameid_.end();
    if (!check(found != by_geonameid_.end(), "no place has the geonameid " + in_quotes(row[0]))) continue;
    for (const std::string_view alias : split_list(row[1])) out_.places[found->second].aliases.push_back(alias);
  }
}

}  // namespace

PlaceSources read_places(const std::filesystem::path& folder, const ActorSources& actors, Problems& problems) {
  PlaceSources out;
  Reader reader(out, actors, problems);
  for (const auto& sub : {folder, folder / "extra"}) {
    for (const auto& file : files_in(sub, ".tsv.zst")) reader.places(file);
    for (const auto& file : files_in(sub, ".tsv")) {
      if (file.filename() == "aliases.tsv") continue;
      if (std::filesystem::exists(file.string() + ".zst")) {
        problems.advise({file.generic_string(), 0}, "stands beside its compressed form, which is read instead", "remove one of the two");
        continue;
      }
      reader.places(file);
    }
  }
  if (const auto file = folder / "extra/aliases.tsv"; std::filesystem::exists(file)) reader.aliases(file);
  return out;
}

}  // namespace dateline::knowledge
