// Reads knowledge/world/places. Format: the README there.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "knowledge/sources/actors.h"
#include "knowledge/sources/tsv.h"

namespace dateline::knowledge {

struct PlaceSource {
  std::string_view name, country, admin1, feature;
  std::int32_t lat_e6 = 0, lon_e6 = 0;
  std::uint32_t geonameid = 0, population = 0;
  std::vector<std::string_view> aliases;
};

struct PlaceSources {
  std::vector<Tsv> files;  // own the text of all views
  std::vector<PlaceSource> places;
};

/// All *.tsv and *.tsv.zst of `folder` and of its `extra`. `extra/aliases.tsv` (columns `geonameid aliases`) adds names to places of the
/// other files. A place whose geonameid another file has already adds its names to that one. What is wrong goes to `problems`, and the
/// line is left out.
PlaceSources read_places(const std::filesystem::path& folder, const ActorSources& actors, Problems& problems);

}  // namespace dateline::knowledge
