#include <algorithm>

#include "mentions/mentions.h"
#include "mentions/names/name_reader.h"
#include "mentions/places/datelines.h"
#include "mentions/places/resolver.h"
#include "mentions/places/toponyms.h"

namespace dateline::mentions {

using knowledge::Knowledge;

struct PlaceFinder::Tables {
  explicit Tables(const Knowledge& k)
      : knowledge(k), reader(k), toponyms(k), resolver(k), directions(k.word_class("direction")), offsets(k.word_class("offset-noun")) {}

  const Knowledge& knowledge;
  NameReader reader;
  ToponymReader toponyms;
  Resolver resolver;
  knowledge::WordClass directions;  // "eastern", "central"
  knowledge::WordClass offsets;     // "north" in "30 km north of X"
};

namespace {

/// "eastern Ukraine", "30 km north of Homs": less precise than the place that is named.
PlacePrecision precision_here(const Document& doc, const Words& words, const Knowledge& knowledge, knowledge::WordClass directions,
                              knowledge::WordClass offsets, const PlaceMention& p) {
  const Sentence& s = doc.sentences[words.sentence(p.first)];
  const PlacePrecision given = p.place.precision;
  if (p.first == s.first) return given;
  const std::string_view before = words.form(p.first - 1);
  if (given == PlacePrecision::country && knowledge.contains(directions, before)) return PlacePrecision::region;
  const bool offset = before == "of" && p.first >= s.first + 2 && knowledge.contains(offsets, words.form(p.first - 2));
  if (offset && (given == PlacePrecision::city || given == PlacePrecision::site)) return PlacePrecision::district;
  return given;
}

}  // namespace

PlaceFinder::PlaceFinder(const Knowledge& knowledge) : tables_(std::make_unique<const Tables>(knowledge)) {}
PlaceFinder::~PlaceFinder() = default;

void PlaceFinder::find(Document& doc) const {
  const Tables& k = *tables_;
  std::vector<PlaceMention>& places = doc.mentions.places;
  places.clear();
  if (doc.tokens.empty()) return;
  const Words words(doc);
  const std::vector<NameHit> hits = k.reader.read(doc, words);
  const std::vector<Toponym> toponyms = k.toponyms.read(doc, words, hits);
  std::vector<Reading> readings = k.resolver.resolve(doc, words, hits, toponyms);
  for (std::size_t i = 0; i < toponyms.size(); ++i) {
    const Toponym& t = toponyms[i];
    const bool known = t.kind != Toponym::Kind::unknown;
    if (known && !readings[i].place.located && ((!t.prepositional && !t.entity) || t.person_like || t.maybe_person)) continue;
    if (t.head_only && !readings[i].place.located) continue;
    PlaceMention mention;
    static_cast<Extent&>(mention) = extent(doc, t.first, t.last);
    mention.place = std::move(readings[i].place);
    mention.alternatives = std::move(readings[i].alternatives);
    mention.place.span = mention.span;
    if (!mention.place.located) mention.place.name = doc.words(mention.span);
    mention.actor_use = t.kind == Toponym::Kind::nationality;
    mention.place.precision = precision_here(doc, words, k.knowledge, k.directions, k.offsets, mention);
    places.push_back(std::move(mention));
  }
  mark_datelines(doc, places);
  mark_section_heads(doc, places);
}

}  // namespace dateline::mentions
