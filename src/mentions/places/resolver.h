// What the places of a report are: the second half of the place finder. One sense a name a report, chosen for all names together.
//
//   Resolver resolver(knowledge);
//   std::vector<Place> places = resolver.resolve(doc, words, hits, toponyms);   // one a toponym; located == false where nothing fits
//
// A candidate's score adds: its size; how much the report is about its country (countries, nationalities, bodies and other places that it
// names, the dateline, the publisher); a container beside it ("Paris, Texas"); a feature word ("the Aleppo province"); nearness to
// places already settled. The weights stand together in resolver.cpp. Two rounds: the first settles what is plain, the second the rest.
// Immutable and thread-safe.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "mentions/places/skeleton.h"
#include "mentions/places/toponyms.h"

namespace dateline::mentions {

/// How much a report is about each country, from 0 to 1.
class CountryWeights {
 public:
  void add(std::string_view iso3, double weight);
  void normalise();
  double of(std::string_view iso3) const;

 private:
  std::vector<std::pair<std::string_view, double>> weights_;
  double most_ = 0;
};

/// One reading of one toponym.
struct Reading {
  Place place;                    // located == false where nothing fits
  std::vector<Place> alternatives;
};

class Resolver {
 public:
  explicit Resolver(const knowledge::Knowledge& knowledge);
  std::vector<Reading> resolve(const Document& doc, const Words& words, const std::vector<NameHit>& hits,
                               const std::vector<Toponym>& toponyms) const;
  /// The entry that stands for a whole country, or kNone.
  std::uint32_t country_entry(std::string_view iso3) const;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

 private:
  struct Candidate {
    std::uint32_t id;
    knowledge::PlaceEntry entry;
    double base, score;   // without and with the report's context
  };
  struct Group {          // all mentions of one name
    std::string name;
    std::vector<std::uint32_t> members;
    std::vector<Candidate> candidates;
    bool fuzzy = false;
  };

  std::vector<Group> group(const Words& words, const std::vector<Toponym>& toponyms) const;
  void collect(const Toponym& toponym, Group& group) const;
  void collect_fuzzy(const CountryWeights& weights, Group& group) const;
  CountryWeights weigh_countries(const Document& doc, const std::vector<NameHit>& hits, const std::vector<Group>& groups) const;
  void score(const std::vector<Toponym>& toponyms, const std::vector<std::int32_t>& group_of, const std::vector<Group>& groups,
             const CountryWeights& weights, Group& group) const;
  bool supported(const std::vector<Toponym>& toponyms, const CountryWeights& weights, const Group& group) const;

  const knowledge::Knowledge* knowledge_;
  SkeletonIndex skeletons_;
  std::unordered_map<std::string, std::uint32_t> countries_;  // ISO 3166-1 alpha-3 → place
};

/// The Place that an entry stands for, without a span.
Place place_from(const knowledge::PlaceEntry& entry);
/// What a GeoNames feature code says of the precision.
PlacePrecision precision_of(std::string_view feature);

}  // namespace dateline::mentions
