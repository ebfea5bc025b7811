#include "cli/rule_examples.h"

#include <optional>
#include <unordered_map>

#include "text/fold.h"

namespace dateline::cli {
namespace {

using knowledge::Rule;
using knowledge::RuleKind;
using knowledge::SourcedExample;

/// Looks into one coding for what an example asks.
class Check {
 public:
  Check(const Coding& coding, const SourcedExample& example, const Rule& rule)
      : doc_(coding.document), coding_(coding), example_(example), rule_(rule) {}

  /// A record of what a silent rule keeps from being coded.
  bool type_found() const {
    for (const Record& r : coding_.records) {
      const auto* e = std::get_if<Event>(&r);
      const auto* c = std::get_if<Control>(&r);
      if (rule_.kind == RuleKind::event && e && e->type == rule_.type) return true;
      if (rule_.kind == RuleKind::control && c && c->state == rule_.state) return true;
      if (rule_.kind == RuleKind::statement && std::holds_alternative<Statement>(r)) return true;
    }
    return false;
  }
  bool rule_fired() const {
    for (const Record& r : coding_.records) {
      if (std::visit([&](const auto& x) { return x.rule == example_.rule; }, r)) return true;
    }
    return false;
  }
  bool agrees() const {
    for (const Record& r : coding_.records) {
      if (std::visit([&](const auto& x) { return agrees(x); }, r)) return true;
    }
    return false;
  }
  std::string found() const {
    std::string text;
    for (const Record& r : coding_.records)
      text += (text.empty() ? "" : ", ") + std::visit([&](const auto& x) { return describe(x); }, r);
    return text.empty() ? "nothing" : text;
  }

 private:
  bool agrees(const Event& e) const {
    return rule_.kind == RuleKind::event && e.type == rule_.type && any(e.actors, example_.agent) &&
           any(e.recipients, example_.recipient) && holds(e.place, example_.place);
  }
  bool agrees(const Control& c) const {
    return rule_.kind == RuleKind::control && c.state == rule_.state && holds(c.holder, example_.agent) &&
           holds(c.from, example_.recipient) && holds(c.place, example_.place);
  }
  bool agrees(const Statement& s) const {
    return rule_.kind == RuleKind::statement && holds(std::optional(s.speaker), example_.agent);
  }

  bool any(const std::vector<Actor>& actors, const std::string& words) const {
    if (words.empty()) return true;
    for (const Actor& a : actors) {
      if (contains(a, words)) return true;
    }
    return false;
  }
  template <typename T>
  bool holds(const std::optional<T>& part, const std::string& words) const {
    return words.empty() || (part && contains(*part, words));
  }
  template <typename T>
  bool contains(const T& part, const std::string& words) const {
    std::string wanted, name, text;
    text::fold(words, wanted);
    text::fold(part.name, name);
    text::fold(doc_.words(part.span), text);
    return name.find(wanted) != std::string::npos || text.find(wanted) != std::string::npos;
  }

  std::string names(const std::vector<Actor>& actors) const {
    std::string text;
    for (const Actor& a : actors) text += (text.empty() ? "" : " and ") + a.name;
    return text.empty() ? "?" : text;
  }
  std::string describe(const Event& e) const {
    return std::string(name(e.type)) + " (" + e.rule + ": " + names(e.actors) + " > " + names(e.recipients) +
           (e.place ? " @ " + e.place->name : "") + ")";
  }
  std::string describe(const Control& c) const {
    return std::string(name(c.state)) + " (" + c.rule + ": " + (c.holder ? c.holder->name : "?") + " < " +
           (c.from ? c.from->name : "?") + (c.place ? " @ " + c.place->name : "") + ")";
  }
  std::string describe(const Statement& s) const { return "statement (" + s.rule + ": " + s.speaker.name + ")"; }

  const Document& doc_;
  const Coding& coding_;
  const SourcedExample& example_;
  const Rule& rule_;
};

std::string wanted(const SourcedExample& e) {
  std::string text = e.rule;
  if (!e.agent.empty()) text += " " + e.agent;
  if (!e.recipient.empty()) text += (e.kind == RuleKind::control ? " < " : " > ") + e.recipient;
  if (!e.place.empty()) text += " @ " + e.place;
  return text;
}

/// What a guard keeps from being coded.
std::string kept_out(const Rule& rule) {
  if (rule.kind == RuleKind::event) return name(rule.type);
  return rule.kind == RuleKind::control ? std::string("control ") + name(rule.state) : "a statement";
}

std::optional<Error> failure(const Coder& coder, const Rule& rule, const SourcedExample& example) {
  Report report;
  report.id = "example";
  report.text = example.sentence;
  const Coding coding = coder.code(report);
  const Check check(coding, example, rule);
  const bool must = example.must && !rule.silent;
  const bool right = must ? check.agrees() : rule.silent ? !check.type_found() : !check.rule_fired();
  if (right) return std::nullopt;
  const std::string where = example.file + ":" + std::to_string(example.line);
  const std::string reason =
      must ? "\"" + example.sentence + "\" must give " + wanted(example) + " and gave " + check.found()
           : "\"" + example.sentence + "\" must not give " + (rule.silent ? kept_out(rule) : example.rule) +
                 " and gave " + check.found();
  return Error{ErrorCode::kKnowledgeInvalid, where, reason, "correct the rule or the example"};
}

}  // namespace

std::vector<Error> failing_examples(const Coder& coder, const knowledge::Codebook& codebook,
                                    const std::vector<SourcedExample>& examples) {
  std::unordered_map<std::string_view, const Rule*> rules;
  for (const Rule& rule : codebook.rules()) rules.emplace(rule.id, &rule);
  std::vector<Error> failures;
  for (const SourcedExample& example : examples) {
    const auto rule = rules.find(example.rule);
    if (rule == rules.end()) continue;  // it has problems of its own, which compiling has named
    if (std::optional<Error> error = failure(coder, *rule->second, example)) failures.push_back(std::move(*error));
  }
  return failures;
}

}  // namespace dateline::cli
