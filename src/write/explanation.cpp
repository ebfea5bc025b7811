#include "write/explanation.h"

#include <algorithm>

#include <fmt/format.h>

#include "write/display.h"
#include "write/grid.h"
#include "write/words.h"

namespace dateline::write {
namespace {

constexpr int kDeepest = 12;  // levels that are still indented

/// Draws the parts of one sentence.
class Drawing {
 public:
  Drawing(const Coding& coding, std::uint32_t sentence, const std::vector<NearMiss>& misses, const ExplanationStyle& style)
      : coding_(coding), misses_(misses), doc_(coding.document), number_(sentence), sentence_(doc_.sentences[sentence]), style_(style) {}

  std::string all() {
    for (const std::string& line :
         wrap(fmt::format("{}  {}", number_, printable(doc_.words(sentence_.span))), style_.width, 1000)) {
      out_ += toned(line, Tone::bold, style_.colour) + "\n";
    }
    out_ += "\n";
    tree();
    mentions();
    records();
    nearly();
    return std::move(out_);
  }

 private:
  void tree() {
    Grid grid({{"TREE", 12}, {"TAG", 5}, {"RELATION", 6}, {"LEMMA", 6}});
    for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) {
      if (doc_.tokens[t].head == kNoHead) subtree(grid, t);
    }
    out_ += grid.draw(style_.width, style_.colour, 1) + "\n";
  }

  /// Depth first without recursion: a tree may be as deep as its sentence is long.
  void subtree(Grid& grid, TokenIndex root) {
    struct Step {
      TokenIndex token;
      std::string before;  // what is drawn before it
      std::string below;   // what is drawn before its children
      int depth;
    };
    std::vector<Step> steps{{root, "", "", 0}};
    while (!steps.empty()) {
      const Step step = std::move(steps.back());
      steps.pop_back();
      const Token& token = doc_.tokens[step.token];
      const Tone tone = token.upos == Upos::PUNCT ? Tone::dim : Tone::plain;
      grid.row({{std::string(doc_.form(step.token)), tone, step.before},
                {std::string(name(token.upos)), tone},
                {std::string(name(token.deprel)), tone},
                {std::string(doc_.lemma(step.token)), tone}});
      const auto children = doc_.children(step.token);
      for (const TokenIndex* c = children.end(); c != children.begin();) {
        const bool last = c == children.end();
        --c;
        const bool deep = step.depth >= kDeepest;
        steps.push_back({*c, step.below + (last ? "└─" : "├─"), deep ? step.below : step.below + (last ? "  " : "│ "),
                         step.depth + 1});
      }
    }
  }

  template <typename F>
  void of_sentence(const F& add, std::size_t count, auto&& span_of) {
    for (std::size_t i = 0; i < count; ++i) {
      if (sentence_.span.contains(span_of(i))) add(i);
    }
  }

  void mentions() {
    const Mentions& m = doc_.mentions;
    Grid grid({{"MENTION", 10}, {"KIND", 5}, {"TAKEN FOR", 12}, {"BY", 4}});
    of_sentence(
        [&](std::size_t i) {
          const Actor& a = m.actors[i].actor;
          grid.row({{words(m.actors[i].span)},
                    {"actor"},
                    {a.name + (a.id.empty() ? "" : " [" + a.id + "]") + (a.group.empty() ? "" : " " + a.group)},
                    {name(a.via)}});
        },
        m.actors.size(), [&](std::size_t i) { return m.actors[i].span; });
    of_sentence(
        [&](std::size_t i) {
          const Place& p = m.places[i].place;
          const std::string where = p.located ? fmt::format(" {:.3f} {:.3f}", p.lat, p.lon) : "";
          grid.row({{words(m.places[i].span)},
                    {m.places[i].actor_use ? "place, as an actor" : "place"},
                    {p.name + (p.country.empty() ? "" : ", " + p.country) + where},
                    {p.inferred ? "inferred" : "text"}});
        },
        m.places.size(), [&](std::size_t i) { return m.places[i].span; });
    of_sentence(
        [&](std::size_t i) {
          grid.row(
              {{words(m.times[i].span)}, {"time"}, {time_words(m.times[i].time) + " " + m.times[i].time.value}, {""}});
        },
        m.times.size(), [&](std::size_t i) { return m.times[i].span; });
    of_sentence(
        [&](std::size_t i) {
          grid.row({{words(m.counts[i].span)}, {"count"}, {count_words(m.counts[i].count)}, {""}});
        },
        m.counts.size(), [&](std::size_t i) { return m.counts[i].span; });
    if (!grid.empty()) out_ += grid.draw(style_.width, style_.colour, 1) + "\n";
  }

  void records() {
    Grid grid({{"RULE", 10}, {"RECORD", 10}, {"PARTS", 12}});
    for (const Record& r : coding_.records) {
      std::visit(
          [&](const auto& x) {
            if (x.sentence == number_) grid.row({{x.rule.empty() ? "–" : x.rule, Tone::bold}, {what(x)}, {parts(x)}});
          },
          r);
    }
    if (grid.empty())
      out_ += toned(" no records\n", Tone::dim, style_.colour) + "\n";
    else
      out_ += grid.draw(style_.width, style_.colour, 1) + "\n";
  }

  void nearly() {
    Grid grid({{"NEARLY", 10}, {"WORD", 6}, {"WHY NOT", 20}});
    for (const NearMiss& m : misses_) grid.row({{m.rule}, {m.lemma}, {m.reason, Tone::dim}});
    if (!grid.empty()) out_ += grid.draw(style_.width, style_.colour, 1) + "\n";
  }

  static std::string what(const Event& e) { return fmt::format("{} {} {}", name(e.type), e.cameo, name(e.status)); }
  static std::string what(const Control& c) { return fmt::format("{} {}", name(c.state), name(c.status)); }
  static std::string what(const Statement&) { return "statement"; }

  static std::string actors(const std::vector<Actor>& list) {
    std::string out;
    for (const Actor& a : list) (out += out.empty() ? "" : ", ") += a.name;
    return out.empty() ? "–" : out;
  }
  static std::string circumstances(const std::optional<Place>& p, const std::optional<TimeExpr>& t,
                                   const std::vector<Source>& sources) {
    std::string out;
    if (p) out += " @ " + p->name;
    if (t) out += " at " + time_words(*t);
    for (const Source& s : sources) out += (&s == &sources.front() ? " by " : ", ") + s.name;
    return out;
  }
  static std::string parts(const Event& e) {
    std::string out = actors(e.actors) + " > " + actors(e.recipients) + circumstances(e.place, e.time, e.sources);
    for (const Count& c : e.counts) out += "; " + count_words(c);
    return out;
  }
  static std::string parts(const Control& c) {
    return (c.holder ? c.holder->name : "–") + " < " + (c.from ? c.from->name : "–") +
           circumstances(c.place, c.time, c.sources);
  }
  std::string parts(const Statement& s) const { return s.speaker.name + ": " + words(s.quote); }

  std::string words(Span span) const { return std::string(doc_.words(span)); }

  const Coding& coding_;
  const std::vector<NearMiss>& misses_;
  const Document& doc_;
  std::uint32_t number_;
  const Sentence& sentence_;
  ExplanationStyle style_;
  std::string out_;
};

}  // namespace

std::string explanation(const Coding& coding, std::uint32_t sentence, const std::vector<NearMiss>& misses, const ExplanationStyle& style) {
  return Drawing(coding, sentence, misses, style).all();
}

}  // namespace dateline::write
