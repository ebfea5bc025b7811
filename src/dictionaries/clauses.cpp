#include "dictionaries/clauses.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "dictionaries/code_sum.h"
#include "dictionaries/pattern_matcher.h"
#include "records/tree.h"

namespace dateline::dictionaries {
namespace {

using records::relation;

constexpr int kDeepest = 24;  // clauses inside clauses

/// What a clause states, before it is known who says so.
struct Happening {
  std::vector<CodedActor> sources;
  std::optional<CodedActor> target;
  std::shared_ptr<const Happening> inner;  // the target is itself something that happens: "wants X to do Y"
  std::string code;
  TokenIndex verb = kNoToken;
  Line line;
  bool doer_unsaid = false;  // a passive without an agent
};

bool same_actors(const std::vector<CodedActor>& a, const std::vector<CodedActor>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](const CodedActor& x, const CodedActor& y) { return x.code == y.code; });
}

void append(std::vector<Happening>& to, std::vector<Happening> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool only_says(std::string_view code) { return code.empty() || code == "010" || code == "01"; }

class ClauseReader {
 public:
  explicit ClauseReader(const SentenceView& view) : view_(view), grammar_(view.grammar), doc_(view.doc) {}

  std::vector<Happening> read() {
    std::vector<Happening> all;
    for (TokenIndex t = view_.sentence.first; t < view_.sentence.last; ++t) {
      if (doc_.tokens[t].head == kNoHead) append(all, top(t));
    }
    while (!tops_.empty()) {  // clauses that stand beside the main one
      const TokenIndex t = tops_.back();
      tops_.pop_back();
      append(all, top(t));
    }
    return all;
  }

 private:
  struct Clause {
    TokenIndex verb;
    bool passive = false, negated = false;
    std::vector<CodedActor> up;
    std::vector<TokenIndex> subjects;
    std::optional<VerbMatch> match;
    std::string forward() const { return match ? match->code.forward : std::string(); }
    std::string reverse() const { return match ? match->code.reverse : std::string(); }
    Line line() const { return match ? match->line : Line(); }
  };

  std::vector<Happening> top(TokenIndex t) { return clause(t, 0, {}); }

  /// The clause of `t` and those coordinated with it.
  /// `list`: a noun that the tree coordinates with the clause, "X, Y and Z met": it is one of the subjects.
  std::vector<Happening> clause(TokenIndex t, int depth, const std::vector<TokenIndex>& inherited,
                                TokenIndex list = kNoToken) {
    std::vector<Happening> all;
    if (depth > kDeepest) return all;
    std::vector<TokenIndex> subjects = subjects_of(t);
    if (subjects.empty())
      subjects = inherited;
    else if (list != kNoToken)
      subjects.insert(subjects.begin(), list);
    append(all, single(t, depth, subjects));
    for (const TokenIndex c : doc_.children(t)) {
      if (relation(doc_, c) != Deprel::conj || !is_clause(c)) continue;
      append(all, clause(c, depth + 1, subjects, is_clause(t) ? kNoToken : t));
    }
    return all;
  }

  bool is_clause(TokenIndex t) const {
    return records::is_verb(doc_, t) || doc_.child(t, Deprel::cop) != kNoToken ||
           doc_.child(t, Deprel::nsubj) != kNoToken;
  }

  std::vector<TokenIndex> subjects_of(TokenIndex t) const {
    std::vector<TokenIndex> subjects;
    for (const TokenIndex c : doc_.children(t)) {
      if (base(relation(doc_, c)) == Deprel::nsubj && !is_time(c)) subjects.push_back(c);
    }
    return subjects;
  }
  bool is_time(TokenIndex t) const {
    return !doc_.mentions.time_headed_by.empty() && doc_.mentions.time_headed_by[t] >= 0;
  }

  std::vector<CodedActor> codes_of(const std::vector<TokenIndex>& heads) const {
    std::vector<CodedActor> all;
    for (const TokenIndex h : heads) {
      for (CodedActor& a : view_.codes(h)) {
        if (std::none_of(all.begin(), all.end(), [&](const CodedActor& o) { return o.code == a.code; }))
          all.push_back(std::move(a));
      }
    }
    if (heads.size() > 1) drop_wholes(all);
    return all;
  }

  bool is_negated(TokenIndex t) const {
    for (const TokenIndex c : doc_.children(t)) {
      if (relation(doc_, c) == Deprel::advmod && grammar_.is(grammar_.negator, doc_.lemma(c))) return true;
    }
    return false;
  }

  std::vector<Happening> single(TokenIndex t, int depth, const std::vector<TokenIndex>& subjects) {
    Clause c{t};
    c.subjects = subjects;
    if (is_clause(t)) {
      c.passive = records::is_passive(doc_, t);
      c.negated = is_negated(t);
      if (doc_.child(t, Deprel::expl) == kNoToken) c.up = codes_of(subjects);
      c.match = match_verb(view_, t, subjects, c.passive);
    }
    std::vector<Happening> all = c.passive ? passive(c) : std::vector<Happening>();
    std::vector<TokenIndex> complements = complements_of(t);
    if (all.empty()) all = active(c, complements, depth);
    return transformed(negated(c, std::move(all)));
  }

  /// Clauses that hang on `t` and come after it; those before it stand for themselves.
  std::vector<TokenIndex> complements_of(TokenIndex t) {
    std::vector<TokenIndex> after;
    for (const TokenIndex c : doc_.children(t)) {
      switch (relation(doc_, c)) {
        case Deprel::advcl:
          if (records::is_gerund(doc_, c) && doc_.child(c, Deprel::mark) != kNoToken)
            break;  // "by promoting": a prepositional phrase
          [[fallthrough]];
        case Deprel::ccomp:
        case Deprel::xcomp: (c > t ? after : tops_).push_back(c); break;
        case Deprel::parataxis: tops_.push_back(c); break;
        case Deprel::nsubj: {  // "There were soldiers killed"
          const TokenIndex acl = doc_.child(t, Deprel::expl) == kNoToken ? kNoToken : doc_.child(c, Deprel::acl);
          if (acl != kNoToken) after.push_back(acl);
          break;
        }
        case Deprel::acl:
          if (!is_clause(t)) after.push_back(c);
          break;  // the sentence is a noun phrase
        default: break;
      }
    }
    return after;
  }

  /// Prepositional phrases of the verb with a preposition of this class; all where none is given.
  std::vector<TokenIndex> phrases(TokenIndex verb,
                                  std::optional<knowledge::WordClass> prepositions = std::nullopt) const {
    std::vector<TokenIndex> found;
    for (const TokenIndex c : doc_.children(verb)) {
      const Deprel r = relation(doc_, c);
      if (r != Deprel::obl && r != Deprel::obl_agent && r != Deprel::nmod) continue;
      const std::string word = records::case_word(doc_, c);
      if (word.empty() || (prepositions && !grammar_.is(*prepositions, word))) continue;
      found.push_back(c);
    }
    return found;
  }

  Happening make(const Clause& c, std::vector<CodedActor> sources, std::optional<CodedActor> target,
                 std::string code) const {
    Happening h;
    h.sources = std::move(sources);
    h.target = std::move(target);
    h.code = std::move(code);
    h.verb = c.verb;
    h.line = c.line();
    return h;
  }

  std::vector<Happening> passive(const Clause& c) const {
    std::vector<CodedActor> sources = codes_of(phrases(c.verb, grammar_.doer_preposition)), targets = c.up;
    for (CodedActor& a : codes_of(phrases(c.verb, grammar_.goal_preposition))) targets.push_back(std::move(a));
    std::vector<Happening> all;
    if (sources.empty() && c.forward().empty()) return all;
    if (targets.empty()) all.push_back(make(c, sources, std::nullopt, c.forward()));
    for (const CodedActor& t : targets) all.push_back(make(c, sources, t, c.forward()));
    for (Happening& h : all) h.doer_unsaid = sources.empty();
    return all;
  }

  std::vector<CodedActor> targets(const Clause& c) const {
    if (c.match && !c.match->targets.empty()) return codes_of(c.match->targets);
    std::vector<TokenIndex> objects;
    for (const TokenIndex o : doc_.children(c.verb)) {
      const Deprel r = relation(doc_, o);
      const bool object = r == Deprel::obj || r == Deprel::iobj || (r == Deprel::obl_unmarked && !is_time(o)) ||
                          (r == Deprel::xcomp && records::is_nominal(doc_, o));
      if (object) objects.push_back(o);
    }
    std::vector<CodedActor> found = codes_of(objects);
    if (found.empty()) {
      found = codes_of(phrases(c.verb));
      if (std::any_of(found.begin(), found.end(), [](const CodedActor& a) { return a.resolved(); }))
        std::erase_if(found, [](const CodedActor& a) { return !a.resolved(); });
      return found;
    }
    if (std::none_of(found.begin(), found.end(), [](const CodedActor& a) { return a.resolved(); }))
      of_phrase_beside(c.verb, objects.back(), found);
    return found;
  }

  /// "hosted envoys from X": whose they are stands right behind them, even where the tree hangs it on the verb.
  void of_phrase_beside(TokenIndex verb, TokenIndex object, std::vector<CodedActor>& roles) const {
    const TokenIndex past = doc_.subtree(object).second;
    for (const TokenIndex p : phrases(verb, grammar_.owner_preposition)) {
      if (doc_.subtree(p).first != past) continue;
      const std::vector<CodedActor> whose = view_.codes(p);
      if (whose.empty() || !whose.front().resolved()) continue;
      for (CodedActor& r : roles) {
        const std::string role = r.code.substr(3);
        r.code = whose.front().code + (whose.front().code.find(role) == std::string::npos ? role : "");
      }
    }
  }

  std::vector<Happening> active(Clause& c, const std::vector<TokenIndex>& complements, int depth) {
    std::vector<Happening> all;
    if (c.match && !c.match->sources.empty()) c.up = codes_of(c.match->sources);
    const std::vector<CodedActor> low = is_clause(c.verb) ? targets(c) : std::vector<CodedActor>();
    if (const TokenIndex x = controlled(c, complements, low); x != kNoToken) {
      for (Happening& h : clause(x, depth + 1, {})) {
        if (h.sources.empty() && !h.inner) h.sources = low;
        append(all, lifted(c, std::move(h)));
      }
      if (!all.empty()) return all;
    }
    for (const CodedActor& t : low) {
      if (c.match && c.forward().empty() && !c.reverse().empty()) {
        for (const CodedActor& u : c.up) all.push_back(make(c, {t}, u, c.reverse()));
        continue;
      }
      all.push_back(make(c, c.up, t, c.forward()));
      if (c.reverse().empty()) continue;
      for (const CodedActor& u : c.up) all.push_back(make(c, {t}, u, c.reverse()));
    }
    if (all.empty()) {
      for (const TokenIndex x : complements) {
        const bool about_subject = relation(doc_, x) == Deprel::acl && doc_.tokens[x].head != c.verb;
        for (Happening& h :
             clause(x, depth + 1,
                    about_subject ? std::vector<TokenIndex>{doc_.tokens[x].head} : std::vector<TokenIndex>()))
          append(all, lifted(c, std::move(h)));
      }
    }
    if (all.empty() && !(c.forward().empty() && c.up.empty())) all.push_back(make(c, c.up, std::nullopt, c.forward()));
    return all;
  }

  /// "asked X to help Y": the clause whose subject is the object of this one.
  TokenIndex controlled(const Clause& c, const std::vector<TokenIndex>& complements,
                        const std::vector<CodedActor>& low) const {
    if (low.empty() || (doc_.child(c.verb, Deprel::obj) == kNoToken && doc_.child(c.verb, Deprel::iobj) == kNoToken))
      return kNoToken;
    for (const TokenIndex x : complements) {
      if (relation(doc_, x) == Deprel::xcomp && records::is_verb(doc_, x) && subjects_of(x).empty()) return x;
    }
    return kNoToken;
  }

  Happening within(const Clause& c, const Happening& inner) const {
    Happening outer = make(c, c.up, std::nullopt, c.forward());
    outer.inner = std::make_shared<const Happening>(inner);
    return outer;
  }

  /// What the governing clause makes of what its complement states.
  std::vector<Happening> lifted(const Clause& c, Happening h) const {
    if (c.up.empty() && c.forward().empty()) return {std::move(h)};
    if (h.inner || !h.sources.empty()) return {within(c, h)};
    if (h.doer_unsaid) return {};
    if (std::vector<Happening> made; by_rule(within(c, h), made)) return made;
    const bool own = code_sum(c.forward(), h.code) == c.forward() && !c.forward().empty();
    h.sources = c.up;
    h.code = code_sum(c.forward(), h.code);
    if (own) h.verb = c.verb, h.line = c.line();
    h.doer_unsaid = false;
    return {std::move(h)};
  }

  static std::vector<Happening> negated(const Clause& c, std::vector<Happening> all) {
    if (!c.negated) return all;
    for (Happening& h : all) h.code = refusal(h.code);
    std::erase_if(all, [](const Happening& h) { return h.code.empty(); });
    return all;
  }

  std::vector<Happening> transformed(std::vector<Happening> all) const {
    std::vector<Happening> out;
    for (Happening& h : all) {
      if (!h.inner)
        out.push_back(std::move(h));
      else if (!by_rule(h, out) && !flattened(h, out))
        out.push_back(std::move(h));
    }
    return out;
  }

  static bool fits(std::string_view verb_code, std::string_view code) {
    return verb_code.substr(0, 2) == code.substr(0, 2) && !code.empty();
  }

  bool by_rule(const Happening& h, std::vector<Happening>& out) const {
    for (const Transformation& t : view_.dictionaries.transformations) {
      const Happening& in = *h.inner;
      if (in.inner || h.sources.empty() || h.code != t.outer_code) continue;
      if (t.inner_code && !fits(*t.inner_code, in.code)) continue;
      if (!t.inner_code && only_says(in.code)) continue;
      const bool same = same_actors(h.sources, in.sources);
      if (t.source == '_'       ? !in.sources.empty()
          : t.source == t.outer ? !same
                                : t.source != '.' && (same || in.sources.empty()))
        continue;
      const auto bound = [&](char variable) -> std::vector<CodedActor> {
        if (variable == t.outer) return h.sources;
        if (variable == t.source) return in.sources;
        return variable == t.target && in.target ? std::vector<CodedActor>{*in.target} : std::vector<CodedActor>();
      };
      for (const CodedActor& target : bound(t.result_target)) {
        Happening made = in;
        made.sources = bound(t.result_source);
        made.target = target;
        if (!t.code.empty()) made.code = t.code, made.line = t.line;
        out.push_back(std::move(made));
      }
      return true;
    }
    return false;
  }

  /// `a (b . Q) P` is `a b P+Q`, unless P only says or Q is a speech itself.
  static bool flattened(const Happening& h, std::vector<Happening>& out) {
    const Happening& in = *h.inner;
    if (h.sources.empty() || only_says(h.code) || in.sources.empty() || in.inner) return false;
    for (const CodedActor& target : in.sources) {
      Happening made = h;
      made.inner = nullptr;
      made.target = target;
      made.code = code_sum(h.code, in.code);
      out.push_back(std::move(made));
    }
    return true;
  }

  const SentenceView& view_;
  const Grammar& grammar_;
  const Document& doc_;
  std::vector<TokenIndex> tops_;
};

bool is_mutual(std::string_view code) {
  return code.starts_with("03") || code.starts_with("04") || code.starts_with("05") || code.starts_with("06");
}

}  // namespace

std::vector<Dyad> dyads_of(const SentenceView& view) {
  std::vector<Dyad> dyads;
  const auto add = [&](const CodedActor& source, const CodedActor& target, const Happening& h) {
    if (source.code == target.code || (!source.resolved() && !target.resolved())) return;
    const bool known = std::any_of(dyads.begin(), dyads.end(), [&](const Dyad& d) {
      return d.source.code == source.code && d.target.code == target.code && d.code == h.code;
    });
    if (!known) dyads.push_back({source, target, h.code, h.verb, h.line});
  };
  for (const Happening& h : ClauseReader(view).read()) {
    if (h.inner || h.code.empty()) continue;
    if (h.target) {
      for (const CodedActor& s : h.sources) add(s, *h.target, h);
    } else if (is_mutual(h.code)) {
      for (const CodedActor& s : h.sources)
        for (const CodedActor& t : h.sources) add(s, t, h);
    }
  }
  std::stable_sort(dyads.begin(), dyads.end(), [](const Dyad& a, const Dyad& b) { return a.verb < b.verb; });
  return dyads;
}

}  // namespace dateline::dictionaries
