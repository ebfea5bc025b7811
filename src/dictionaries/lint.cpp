#include "dictionaries/lint.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "knowledge/actor_codes.h"
#include "knowledge/cameo.h"

namespace dateline::dictionaries {
namespace {

std::string day_text(DayNumber day) {
  const std::chrono::year_month_day d{std::chrono::sys_days(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                     static_cast<unsigned>(d.day()));
}

constexpr std::uint32_t kRolesCompared = 64;  // a role with those before it in its entry

bool is_null(std::string_view code) { return code == "---" || code == "###" || code == "+++"; }

class Checker {
 public:
  Checker(const Dictionaries& d, std::vector<Finding>& out) : d_(d), out_(out) {}

  void run() {
    for (const ActorEntry& e : d_.actors) entry(e);
    std::vector<bool> seen(d_.senses.size(), false);
    for (std::uint32_t s = 0; s < d_.senses.size(); ++s) {
      if (!seen[s]) name(s, seen);
    }
    for (const AgentEntry& a : d_.agents) actor_code(a.code, a.line, false);
    for (const VerbBlock& b : d_.blocks) {
      event_code(b.code, b.line);
      for (const Pattern& p : b.patterns) event_code(p.code, p.line);
    }
    std::vector<std::pair<std::uint64_t, const VerbForm*>> verbs;
    for (const auto& [word, forms] : d_.verbs)
      for (const VerbForm& f : forms) verbs.emplace_back((std::uint64_t{f.line.file} << 32) | f.line.number, &f);
    std::sort(verbs.begin(), verbs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < verbs.size(); ++i) {
      const VerbForm& f = *verbs[i].second;
      if ((i == 0 || verbs[i].first != verbs[i - 1].first) && !(f.code == d_.blocks[f.block].code))
        event_code(f.code, f.line);
    }
  }

 private:
  void add(FindingKind kind, Line line, std::string reason, std::string mend) {
    out_.push_back({kind, d_.where(line), std::move(reason), std::move(mend)});
  }
  std::string code(const Role& r) const { return "[" + std::string(d_.codes.word(r.code)) + "]"; }

  void entry(const ActorEntry& e) {
    if (e.role_count == 0)
      return add(FindingKind::malformed, e.line, "a name without a code",
                 "give a code on its line or under it, or put + before it");
    const Role* undated = nullptr;
    for (std::uint32_t i = 0; i < e.role_count; ++i) {
      const Role& r = d_.roles[e.first_role + i];
      actor_code(r.code, r.line, true);
      if (!r.dated()) {
        if (undated)
          add(FindingKind::unreachable, r.line,
              code(r) + " is never used: " + code(*undated) + " before it holds on any day",
              "give it dates, or leave it out");
        else
          undated = &r;
      } else if (r.from > r.to) {
        add(FindingKind::backward_dates, r.line,
            fmt::format("the dates run backwards, from {} to {}", day_text(r.from), day_text(r.to)),
            "exchange them, or correct the year");
      }
      overlaps(e, i);
    }
  }

  /// A day on which two roles hold but for the day that one ends and the next begins.
  void overlaps(const ActorEntry& e, std::uint32_t i) {
    const Role& b = d_.roles[e.first_role + i];
    if (!b.dated() || b.from > b.to) return;
    for (std::uint32_t j = i > kRolesCompared ? i - kRolesCompared : 0; j < i; ++j) {
      const Role& a = d_.roles[e.first_role + j];
      if (!a.dated() || a.from > a.to) continue;
      if (a.from == b.from && a.to == b.to && a.code == b.code)
        return add(FindingKind::duplicate, b.line, code(b) + " stands with the same dates at " + d_.where(a.line),
                   "leave one of them out");
      const DayNumber from = std::max(a.from, b.from), to = std::min(a.to, b.to);
      if (from >= to || a.code == b.code) continue;
      const std::string first = from == kBeginning ? "ever" : day_text(from),
                        last = to == kEnd ? "on" : "to " + day_text(to);
      return add(FindingKind::overlapping_dates, b.line,
                 fmt::format("{} and {} of line {} both hold from {} {}: the first is taken", code(b), code(a),
                             a.line.number, first, last),
                 "end one where the other begins");
    }
  }

  /// All readings of one name, from its first sense on.
  void name(std::uint32_t first, std::vector<bool>& seen) {
    std::optional<Line> fixed;
    WordId fixed_code = kNoWord;
    for (std::uint32_t s = first; s != kNothing; s = d_.senses[s].next) {
      seen[s] = true;
      const ActorEntry& e = d_.actors[d_.senses[s].entry];
      const Role* undated = nullptr;
      bool all_undated = e.role_count > 0;
      for (std::uint32_t i = 0; i < e.role_count; ++i) {
        const Role& r = d_.roles[e.first_role + i];
        if (r.dated())
          all_undated = false;
        else if (!undated)
          undated = &r;
      }
      if (!undated) continue;
      if (fixed && all_undated && undated->code == fixed_code) {
        add(FindingKind::duplicate, d_.senses[s].line, "this name stands with the same code at " + d_.where(*fixed),
            "leave one of them out");
      } else if (fixed && all_undated) {
        add(FindingKind::unreachable, d_.senses[s].line,
            fmt::format("{} is never used for this name: {} at {} holds on any day", code(*undated),
                        "[" + std::string(d_.codes.word(fixed_code)) + "]", d_.where(*fixed)),
            "give one of them dates, or leave it out");
      }
      if (!fixed) fixed = d_.senses[s].line, fixed_code = undated->code;
    }
  }

  void actor_code(WordId id, Line line, bool whole) {
    const std::string_view code = d_.codes.word(id);
    if (is_null(code)) return;
    const bool capitals =
        std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (!capitals)
      return add(FindingKind::unknown_code, line, fmt::format("[{}] is not made of capital letters", code),
                 "write codes in capitals without other signs");
    if (code.size() % 3 != 0)
      return add(FindingKind::unknown_code, line,
                 fmt::format("[{}] has {} letters: codes are made of pieces of three", code, code.size()),
                 "complete the piece that is short");
    if (whole && !knowledge::begins_code(code.substr(0, 3)))
      add(FindingKind::unknown_code, line,
          fmt::format("[{}] begins with no state, region, body or role that CAMEO knows", code),
          "begin it with one, or keep it where the code is your own");
  }

  void event_code(const EventCode& c, Line line) {
    for (const std::string& side : {c.forward, c.reverse}) {
      if (!side.empty() && !knowledge::cameo_code(side))
        add(FindingKind::unknown_code, line, fmt::format("CAMEO has no event code {}", side),
            "write one of CAMEO's, or keep it where the code is your own");
    }
  }

  const Dictionaries& d_;
  std::vector<Finding>& out_;
};

/// By file and line; findings of one line keep their order.
void sort_by_line(std::vector<Finding>& findings) {
  std::vector<std::pair<std::pair<std::string, unsigned long>, std::size_t>> order;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const std::string& where = findings[i].where;
    const std::size_t colon = where.rfind(':');
    order.push_back({{where.substr(0, colon), std::strtoul(where.c_str() + colon + 1, nullptr, 10)}, i});
  }
  std::sort(order.begin(), order.end());
  std::vector<Finding> sorted;
  for (const auto& [line, i] : order) sorted.push_back(std::move(findings[i]));
  findings = std::move(sorted);
}

}  // namespace

void check(const Dictionaries& dictionaries, std::vector<Finding>& findings) { Checker(dictionaries, findings).run(); }

LintResult lint(const std::vector<std::filesystem::path>& paths) {
  LintResult result;
  const Dictionaries d = Dictionaries::load(paths, result.findings);
  check(d, result.findings);
  sort_by_line(result.findings);
  result.files = d.files.size();
  result.names = d.senses.size();
  result.agents = d.agents.size();
  for (const auto& [word, forms] : d.verbs) result.verbs += forms.size();
  for (const VerbBlock& b : d.blocks) result.patterns += b.patterns.size();
  return result;
}

}  // namespace dateline::dictionaries
