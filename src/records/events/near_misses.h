// The rules that a sentence nearly triggered, and the condition that kept each of them from firing: for whoever edits the codebook.
//
//   for (const NearMiss& miss : near_misses(index, matcher, knowledge, sentence)) …   // miss.rule, miss.reason
//
// A rule is near when a word of the sentence is its trigger and its idiom stands. Per trigger at most kNearest rules are given, those
// first of whose conditions most held. Not part of coding: asks every rule, where coding stops at the first.
#pragma once

#include <vector>

#include "dateline/record.h"
#include "records/events/matcher.h"

namespace dateline::records {

inline constexpr std::size_t kNearest = 4;

std::vector<NearMiss> near_misses(const Index& index, const Matcher& matcher, const knowledge::Knowledge& knowledge, std::uint32_t sentence);

}  // namespace dateline::records
