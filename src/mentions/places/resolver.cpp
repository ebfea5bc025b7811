#include "mentions/places/resolver.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"

namespace dateline::mentions {

using knowledge::Knowledge;
using knowledge::PlaceEntry;

namespace {

// Weights in units of a tenfold population: tuned on tr-news, geovirus, geowebnews and lgl together.
constexpr double kCountryWeight = 2.4;      // the report's main country against one that it never names
constexpr double kAliasPenalty = 1.0;
constexpr double kContainerBonus = 6.0;     // "Paris, Texas"
constexpr double kFeatureBonus = 2.5, kFeaturePenalty = 2.0;
constexpr double kAdminBonus = 1.2;         // its first-level region is named in the report
constexpr double kNearBonus = 1.4, kNearKm = 120;
constexpr std::uint32_t kSmall = 15000;     // no capital of a country is smaller, but towns are called so
// Whether a name is a place at all: its signs must reach kLeastSupport.
constexpr double kSizeSupport = 1.0, kEntitySupport = 1.0, kPrepositionSupport = 1.0, kFeatureSupport = 1.5;
constexpr double kPersonDoubt = 2.0, kCapitalsDoubt = 2.0, kLeastSupport = 1.2;
constexpr std::size_t kMaxAlternatives = 3;
constexpr std::size_t kMostAnchors = 64;    // names that others may lie near to: the first of the report, so that time stays linear

double km_between(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadian = 0.017453292519943295;
  const double x = (lon2 - lon1) * kRadian * std::cos((lat1 + lat2) / 2 * kRadian), y = (lat2 - lat1) * kRadian;
  return 6371 * std::sqrt(x * x + y * y);
}

/// The size of an entry: its population where it has one, else what its kind suggests.
double size_of(const PlaceEntry& e) {
  const double people = std::log10(static_cast<double>(e.population) + 300);
  const std::string_view f = e.feature;
  if (f.starts_with("PCL")) return 8.5;
  if (f == "CONT") return 8.5;
  if (f == "PPLC" && e.population > kSmall) return std::max(people, 5.0) + 0.8;
  if (f == "ADM1") return std::max(5.6, std::min(people - 1.0, 6.4));
  if (f == "RGN" || f == "SEA" || f == "OCN" || f == "ISLS" || f == "PEN" || f == "DSRT") return 5.6;
  if (f == "ADM2") return std::max(4.2, people - 1.2);
  if (f.starts_with("PPL")) return people;
  return std::max(4.3, people);
}

/// Whether a feature word ("province" → ADM1) and an entry's code agree.
bool agrees(std::string_view cue, std::string_view feature) {
  if (cue == "PPL") return feature.starts_with("PPL");
  if (cue == "ADM2") return feature == "ADM2" || feature == "PPLX" || feature.starts_with("PPL");
  if (cue == "ADM1") return feature == "ADM1" || feature == "ADM2" || feature == "RGN";
  return feature.starts_with(cue);
}

bool contains_country(const PlaceEntry& container, const PlaceEntry& inner) {
  if (container.country != inner.country) return false;
  if (container.feature.starts_with("PCL")) return !inner.feature.starts_with("PCL");
  return container.feature == "ADM1" && (inner.admin1 == container.name || inner.admin1 == container.admin1) && inner.feature != "ADM1";
}

}  // namespace

void CountryWeights::add(std::string_view iso3, double weight) {
  if (iso3.empty()) return;
  for (auto& [country, sum] : weights_)
    if (country == iso3) { sum += weight; return; }
  weights_.emplace_back(iso3, weight);
}

void CountryWeights::normalise() {
  most_ = 0;
  for (auto& [country, sum] : weights_) most_ = std::max(most_, sum = std::log1p(sum));
}

double CountryWeights::of(std::string_view iso3) const {
  for (const auto& [country, sum] : weights_)
    if (country == iso3) return most_ > 0 ? sum / std::max(most_, 1.1) : 0;
  return 0;
}

PlacePrecision precision_of(std::string_view f) {
  if (f == "PPLX" || f == "ADM2" || f == "ADM3" || f == "ADM4") return PlacePrecision::district;
  if (f.starts_with("PPL")) return PlacePrecision::city;
  if (f == "ADM1") return PlacePrecision::admin1;
  if (f.starts_with("PCL")) return PlacePrecision::country;
  if (f == "AIRP" || f == "AIRB" || f == "MILB" || f == "DAM" || f == "BDG" || f == "OILR" || f == "PRT" || f == "CMPRF" || f == "RUIN" ||
      f == "RLG" || f == "HSP" || f == "UNIV" || f == "SQR" || f == "CSTM" || f == "CMP" || f == "FT") return PlacePrecision::site;
  return PlacePrecision::region;
}

Place place_from(const PlaceEntry& e) {
  Place p;
  p.name = e.name;
  p.geonameid = e.geonameid;
  p.lat = e.lat, p.lon = e.lon, p.located = true;
  p.country = e.country, p.admin1 = e.admin1, p.feature = e.feature;
  p.precision = precision_of(e.feature);
  return p;
}

Resolver::Resolver(const Knowledge& knowledge)
    : knowledge_(&knowledge), skeletons_(knowledge) {
  for (std::uint32_t i = 0; i < knowledge.place_count(); ++i) {
    const PlaceEntry e = knowledge.place(i);
    if (e.feature.starts_with("PCL")) countries_.emplace(e.country, i);
  }
}

std::uint32_t Resolver::country_entry(std::string_view iso3) const {
  const auto it = countries_.find(std::string(iso3));
  return it == countries_.end() ? kNone : it->second;
}

void Resolver::collect(const Toponym& toponym, Group& group) const {
  const auto add = [&](std::uint32_t id, std::uint16_t rank) {
    for (const Candidate& c : group.candidates)
      if (c.id == id) return;
    const PlaceEntry e = knowledge_->place(id);
    group.candidates.push_back({id, e, size_of(e) - (rank > 0 ? kAliasPenalty : 0), 0});
  };
  // "England" is an alias of its state and the name of a region: the name goes before.
  bool own_name = false;
  for (const NameSense& s : toponym.senses)
    own_name |= s.kind == SenseKind::place && s.rank == 0 && knowledge_->place(s.id).feature == "ADM1";
  for (const NameSense& s : toponym.senses) {
    if (s.caps_only && !toponym.acronym) continue;
    if (s.kind == SenseKind::country && s.rank > 0 && own_name) continue;
    if (s.kind == SenseKind::place && toponym.kind != Toponym::Kind::nationality) add(s.id, s.rank);
    const bool country = s.kind == SenseKind::country || (s.kind == SenseKind::nationality && toponym.kind == Toponym::Kind::nationality);
    if (const std::uint32_t id = country ? country_entry(knowledge_->country(s.id).iso3) : kNone; id != kNone) add(id, 0);
  }
}

std::vector<Resolver::Group> Resolver::group(const Words& words, const std::vector<Toponym>& toponyms) const {
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::uint32_t i = 0; i < toponyms.size(); ++i) {
    std::string name;
    for (TokenIndex t = toponyms[i].first; t < toponyms[i].last; ++t)
      if (words.shape(t) != Shape::other) (name += name.empty() ? "" : " ") += words.form(t);
    const auto [it, fresh] = by_name.emplace(name, groups.size());
    if (fresh) groups.emplace_back().name = std::move(name);
    groups[it->second].members.push_back(i);
    collect(toponyms[i], groups[it->second]);
  }
  return groups;
}

CountryWeights Resolver::weigh_countries(const Document& doc, const std::vector<NameHit>& hits, const std::vector<Group>& groups) const {
  CountryWeights weights;
  for (const NameHit& hit : hits) {
    if (const NameSense* s = hit.sense(SenseKind::country)) weights.add(knowledge_->country(s->id).iso3, 1.0);
    else if (const NameSense* n = hit.sense(SenseKind::nationality)) weights.add(knowledge_->country(n->id).iso3, 0.7);
    else if (const NameSense* d = hit.sense(SenseKind::demonym)) weights.add(knowledge_->country(d->id).iso3, 0.7);
    else if (const NameSense* c = hit.sense(SenseKind::capital)) weights.add(knowledge_->country(c->id).iso3, 0.7);
    else if (const NameSense* o = hit.sense(SenseKind::organisation)) weights.add(knowledge_->organisation(o->id).country, 0.5);
    else if (const NameSense* p = hit.sense(SenseKind::person)) weights.add(knowledge_->person(p->id).country, 0.3);
  }
  std::string source;
  text::fold(doc.source, source);
  for (const NameSense& s : knowledge_->senses(source)) {
    if (s.kind == SenseKind::organisation) weights.add(knowledge_->organisation(s.id).country, 0.5);
    if (s.kind == SenseKind::country || s.kind == SenseKind::nationality) weights.add(knowledge_->country(s.id).iso3, 0.5);
  }
  // Names of towns vote for their countries in proportion to the sizes of their bearers.
  for (const Group& g : groups) {
    double sum = 0;
    for (const Candidate& c : g.candidates) sum += std::pow(10, c.base - 8);
    for (const Candidate& c : g.candidates)
      if (!c.entry.feature.starts_with("PCL"))
        weights.add(c.entry.country, 0.8 * std::min<double>(3, g.members.size()) * std::pow(10, c.base - 8) / sum);
  }
  weights.normalise();
  return weights;
}

void Resolver::collect_fuzzy(const CountryWeights& weights, Group& group) const {
  const std::string key = skeleton(group.name);
  if (key.size() < 4) return;
  std::vector<std::uint32_t> ids;
  skeletons_.find(key, ids);
  std::string folded;
  for (const std::uint32_t id : ids) {
    const PlaceEntry e = knowledge_->place(id);
    if (weights.of(e.country) < 0.35) continue;
    text::fold(e.name, folded);
    if (skeleton(folded) != key) continue;  // the index holds hashes
    group.candidates.push_back({id, e, size_of(e) - 1, 0});
  }
  // Only where one place is meant: several towns of like sound are none.
  if (group.candidates.size() > 1 && key.size() < 6) group.candidates.clear();
  group.fuzzy = !group.candidates.empty();
}

void Resolver::score(const std::vector<Toponym>& toponyms, const std::vector<std::int32_t>& group_of, const std::vector<Group>& groups,
                     const CountryWeights& weights, Group& group) const {
  for (Candidate& c : group.candidates) {
    double score = c.base + kCountryWeight * weights.of(c.entry.country);
    double container = 0, feature = 0;
    for (const std::uint32_t m : group.members) {
      const Toponym& t = toponyms[m];
      if (t.container >= 0)
        for (const Candidate& outer : groups[group_of[t.container]].candidates)
          if (contains_country(outer.entry, c.entry)) container = kContainerBonus;
      // "Atlanta, Georgia": the town tells which Georgia.
      if (m > 0 && toponyms[m - 1].container == static_cast<std::int32_t>(m))
        for (const Candidate& inner : groups[group_of[m - 1]].candidates)
          if (inner.entry.population > kSmall && contains_country(c.entry, inner.entry) && !c.entry.feature.starts_with("PCL")) container = kContainerBonus;
      if (!t.feature.empty() && feature <= 0) feature = agrees(t.feature, c.entry.feature) ? kFeatureBonus : -kFeaturePenalty;
    }
    double near = 0;
    bool admin = false;
    for (std::size_t g = 0; g < groups.size() && g < kMostAnchors; ++g) {
      const Group& other = groups[g];
      if (&other == &group || other.candidates.empty()) continue;
      const Candidate& settled = other.candidates.front();
      const std::string_view f = settled.entry.feature;
      if (f.starts_with("PCL") || f == "CONT" || settled.entry.country != c.entry.country) continue;
      if (f == "ADM1") admin |= settled.entry.name == c.entry.admin1;
      else if (c.entry.feature == "ADM1") admin |= settled.entry.admin1 == c.entry.name;
      else near = std::max(near, std::exp(-km_between(c.entry.lat, c.entry.lon, settled.entry.lat, settled.entry.lon) / kNearKm));
    }
    c.score = score + container + feature + kNearBonus * near + (admin ? kAdminBonus : 0);
  }
}

bool Resolver::supported(const std::vector<Toponym>& toponyms, const CountryWeights& weights, const Group& group) const {
  const Candidate& best = group.candidates.front();
  const std::string_view f = best.entry.feature;
  if (f.starts_with("PCL") || f == "CONT") return true;
  bool entity = false, prepositional = false, feature = false, contained = false, person = false, capitals = true, opening = false;
  for (const std::uint32_t m : group.members) {
    entity |= toponyms[m].entity;
    prepositional |= toponyms[m].prepositional;
    feature |= !toponyms[m].feature.empty();
    contained |= toponyms[m].container >= 0;
    person |= toponyms[m].person_like;
    capitals &= toponyms[m].capitals;
    opening |= toponyms[m].opening;
  }
  const double country = weights.of(best.entry.country);
  double support = kSizeSupport * (std::min(best.base, 6.5) - 4.0) + country;
  if (entity) support += kEntitySupport;
  if (prepositional) support += kPrepositionSupport;
  if (feature || contained) support += kFeatureSupport;
  if (opening) support += 0.5;
  if (person) support -= kPersonDoubt;
  if (capitals && !opening) support -= kCapitalsDoubt;
  if (group.fuzzy) support -= 0.5;
  return support >= kLeastSupport;
}

std::vector<Reading> Resolver::resolve(const Document& doc, const Words& words, const std::vector<NameHit>& hits,
                                       const std::vector<Toponym>& toponyms) const {
  std::vector<Group> groups = group(words, toponyms);
  std::vector<std::int32_t> group_of(toponyms.size(), 0);
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const std::uint32_t m : groups[g].members) group_of[m] = static_cast<std::int32_t>(g);
  const CountryWeights weights = weigh_countries(doc, hits, groups);
  for (Group& g : groups)
    if (g.candidates.empty()) collect_fuzzy(weights, g);
  const auto by_score = [](const Candidate& a, const Candidate& b) { return a.score != b.score ? a.score > b.score : a.id < b.id; };
  for (int round = 0; round < 2; ++round)
    for (Group& g : groups) {
      score(toponyms, group_of, groups, weights, g);
      std::stable_sort(g.candidates.begin(), g.candidates.end(), by_score);
    }
  std::vector<Reading> readings(toponyms.size());
  for (const Group& g : groups) {
    if (g.candidates.empty() || !supported(toponyms, weights, g)) continue;
    Reading reading;
    reading.place = place_from(g.candidates.front().entry);
    for (std::size_t i = 1; i < g.candidates.size() && i <= kMaxAlternatives; ++i)
      reading.alternatives.push_back(place_from(g.candidates[i].entry));
    for (const std::uint32_t m : g.members) readings[m] = reading;
  }
  return readings;
}

}  // namespace dateline::mentions
