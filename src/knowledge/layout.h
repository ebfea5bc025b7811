// Lays the sources out as the sections of a knowledge.bin. One function a layer of format.h; each also adds its names.
// Used by compile() only.
#pragma once

#include <map>
#include <vector>

#include "knowledge/names_builder.h"
#include "knowledge/sources/actors.h"
#include "knowledge/sources/events.h"
#include "knowledge/sources/places.h"
#include "knowledge/sources/words.h"
#include "knowledge/writer.h"

namespace dateline::knowledge {

/// Sorts the sources by iso3 and slug, as the file needs them.
void lay_out_actors(ActorSources& actors, const WordSources& words, Writer& writer, NamesBuilder& names);
void lay_out_places(const PlaceSources& places, const WordSources& words, Writer& writer, NamesBuilder& names);
void lay_out_words(const WordSources& words, Writer& writer);
void lay_out_rules(const std::vector<RuleSource>& rules, const WordSources& words, Writer& writer);

/// Organisations whose name or alias is one word that stands for an ordinary word or a common noun too often to name one: an alias is a problem; a name gets advice and
/// is left out of the names ("The Economist").
void check_organisation_names(ActorSources& actors, const WordSources& words, Problems& problems);

}  // namespace dateline::knowledge
