#include "mentions/times/time_finder.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "mentions/names/tree.h"
#include "mentions/times/reader.h"
#include "mentions/times/resolver.h"
#include "mentions/times/tense.h"

namespace dateline::mentions {

using namespace times;

struct TimeFinder::Tables {
  explicit Tables(const knowledge::Knowledge& knowledge) : vocabulary(knowledge), numerals(knowledge) {}
  Vocabulary vocabulary;
  Numerals numerals;
};

namespace {

// A ticker is a report with at least this many paragraphs that begin with a clock time.
constexpr int kTickerLines = 3;

// A day is carried to parts of a day so many paragraphs on.
constexpr std::uint32_t kCarryParagraphs = 4;

struct Found {
  Expression expression;
  TimeMention mention;
  Direction direction = Direction::past;
};

class Pass {
 public:
  Pass(Document& doc, const Vocabulary& vocabulary, const Numerals& numerals)
      : doc_(doc),
        words_(doc),
        vocabulary_(vocabulary),
        reader_(doc, words_, vocabulary, numerals),
        tense_(doc, words_, vocabulary),
        report_(Day::parse(doc.date)),
        resolver_(report_),
        entities_(entity_of_tokens(doc)) {}

  void run();

 private:
  void read(const Sentence& s);
  void resolve(const Sentence& s);
  void resolve_floating(const Sentence& s);
  void resolve_offsets();
  void resolve(Found& f, const Narrative& n);
  void carry(const Sentence& s);
  bool inside_name(const Expression& e) const;
  bool is_ticker() const;
  bool begins_paragraph(std::uint32_t sentence) const;
  bool floats(const Found& f) const {
    return f.expression.kind == Expression::Kind::point && !f.expression.a.has_date();
  }
  std::optional<Day> day_of(const Found& f) const;
  int depth(TokenIndex t) const;

  Document& doc_;
  const Words words_;
  const Vocabulary& vocabulary_;
  Reader reader_;
  const Tense tense_;
  const std::optional<Day> report_;
  const Resolver resolver_;
  const std::vector<std::int32_t> entities_;
  std::vector<Found> found_;  // of the sentence that is read
  Narrative narrative_;       // what the sentences before it leave
  std::uint32_t narrative_paragraph_ = 0;
  bool ticker_ = false;
};

bool Pass::begins_paragraph(std::uint32_t s) const {
  return s == 0 || doc_.sentences[s].paragraph != doc_.sentences[s - 1].paragraph;
}

bool Pass::is_ticker() const {
  int lines = 0;
  for (std::uint32_t s = 0; s < doc_.sentences.size() && lines < kTickerLines; ++s) {
    if (!begins_paragraph(s) || doc_.sentences[s].first == doc_.sentences[s].last) continue;
    Reader reader = reader_;
    reader.enter(doc_.sentences[s]);
    lines += reader.read_ticker(doc_.sentences[s].first).has_value();
  }
  return lines >= kTickerLines;
}

/// Part of the name of a person or body: "June Park", "the April 6 Movement".
bool Pass::inside_name(const Expression& e) const {
  const std::int32_t i = entities_[e.first];
  if (i < 0) return false;
  const Entity& entity = doc_.entities[static_cast<std::size_t>(i)];
  // "the Security Council on Wednesday": a preposition shows that the name ends before it.
  const bool led = e.first > entity.first && vocabulary_.entry(words_.form(e.first - 1)).is(Cue::day_preposition);
  const bool at_end =
      e.last == entity.last && e.kind == Expression::Kind::point && e.a.weekday != 0;  // "TO ASMARA THURSDAY"
  if (led || at_end) return false;
  const bool name = entity.label == EntityLabel::PER || entity.label == EntityLabel::ORG ||
                    entity.label == EntityLabel::FAC || entity.label == EntityLabel::WEAPON;
  return name && entity.first <= e.first && entity.last >= e.last && entity.last - entity.first > e.last - e.first;
}

void Pass::read(const Sentence& s) {
  reader_.enter(s);
  const auto index = static_cast<std::uint32_t>(&s - doc_.sentences.data());
  TokenIndex t = s.first;
  while (t < s.last) {
    std::optional<Expression> e;
    if (ticker_ && t == s.first && begins_paragraph(index)) e = reader_.read_ticker(t);
    if (!e) e = reader_.read(t);
    if (!e || inside_name(*e)) {
      ++t;
      continue;
    }
    Found f;
    f.expression = *e;
    static_cast<Extent&>(f.mention) = extent(doc_, e->first, e->last);
    f.direction = tense_.of(*e);
    t = e->last;
    found_.push_back(std::move(f));
  }
}

std::optional<Day> Pass::day_of(const Found& f) const {
  const TimeExpr& t = f.mention.time;
  if (f.expression.kind == Expression::Kind::reference || f.expression.kind == Expression::Kind::window)
    return std::nullopt;
  if (t.start.empty() || t.end.empty()) return std::nullopt;
  const auto start = Day::parse(t.start), end = Day::parse(t.end);
  return start && end && *end - *start <= 1 ? end : std::nullopt;
}

void Pass::resolve(Found& f, const Narrative& n) {
  TimeExpr& time = f.mention.time;
  time = resolver_.resolve(f.expression, f.direction, n);
  time.span = f.mention.span;
}

void Pass::resolve(const Sentence&) {
  Narrative here = narrative_;
  for (Found& f : found_) {
    if (floats(f) || f.expression.kind == Expression::Kind::offset) continue;
    resolve(f, here);
    if (const auto day = day_of(f)) here.day = day;
    const auto start = Day::parse(f.mention.time.start), end = Day::parse(f.mention.time.end);
    if (start || end) here.stretch = Days{start ? *start : *end, end ? *end : *start};
  }
  narrative_.stretch = here.stretch;
}

/// Parts of a day and clock times without a date take the day of their sentence, or that of the one before in their paragraph.
void Pass::resolve_floating(const Sentence& s) {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (!floats(found_[i])) continue;
    Narrative n = narrative_;
    if (found_[i].expression.a.part == Part::night) n.part_day.reset();  // "in the night": the one before the report
    // "in the afternoon" of a story told some paragraphs ago, when that was yesterday.
    const bool recent = n.part_day && report_ && *report_ - *n.part_day <= 1;
    if (narrative_paragraph_ + (recent ? kCarryParagraphs : 1) < s.paragraph) n.part_day.reset();
    const auto take = [&](std::size_t j) {
      if (floats(found_[j])) return false;
      const auto day = day_of(found_[j]);
      if (day) n.part_day = day;
      return day.has_value();
    };
    bool taken = false;
    for (std::size_t j = i; j-- > 0 && !taken;) taken = take(j);
    for (std::size_t j = i + 1; j < found_.size() && !taken; ++j) taken = take(j);
    resolve(found_[i], n);
  }
}

/// "two days after …": the days on from the date that the following words tell. Where they tell none, the clause before it is dated,
/// by its own words or by the report, and what follows happened so much earlier.
void Pass::resolve_offsets() {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Expression& e = found_[i].expression;
    if (e.kind != Expression::Kind::offset) continue;
    resolve(found_[i], narrative_);
    TimeExpr& time = found_[i].mention.time;
    const int n = static_cast<int>(e.length);
    std::optional<Day> after, before;
    if (i + 1 < found_.size()) after = day_of(found_[i + 1]);
    for (std::size_t j = i; j-- > 0 && !before;) before = day_of(found_[j]);
    if (e.unit <= Unit::hour) {  // "hours after the truce": that day
      const auto day = before ? before : after ? after : narrative_.day ? narrative_.day : report_;
      if (day) time.start = time.end = day->iso();
      continue;
    }
    if (n == 0) continue;
    std::optional<Days> days;
    const Upos next = e.last + 1 < doc_.tokens.size() ? doc_.tokens[e.last + 1].upos : Upos::X;
    if (after)
      days = shifted(*after, e.unit, e.direction * n);
    else if (const auto day = before ? before : report_; day && next != Upos::DET)
      days = shifted(*day, e.unit, -e.direction * n);
    if (days) time.start = days->first.iso(), time.end = days->last.iso();
  }
}

int Pass::depth(TokenIndex t) const {
  int steps = 0;
  for (; t != kNoHead && steps < 64; t = doc_.tokens[t].head) ++steps;
  return steps;
}

/// The day of a sentence is that of its highest clause.
void Pass::carry(const Sentence& s) {
  int best = 1000;
  for (const Found& f : found_) {
    const auto day = day_of(f);
    if (!day || f.expression.kind == Expression::Kind::offset) continue;
    if (!looks_back(f.direction) || (floats(f) && !narrative_.part_day)) continue;
    const int d = depth(f.mention.head);
    if (d >= best) continue;
    if (narrative_.day && tense_.background(f.expression)) continue;
    best = d;
    narrative_.day = narrative_.part_day = day;
    narrative_paragraph_ = s.paragraph;
  }
}

void Pass::run() {
  doc_.mentions.times.clear();
  ticker_ = is_ticker();
  for (const Sentence& s : doc_.sentences) {
    found_.clear();
    read(s);
    resolve(s);
    resolve_floating(s);
    resolve_offsets();
    carry(s);
    for (const Found& f : found_) doc_.mentions.times.push_back(f.mention);
  }
}

}  // namespace

TimeFinder::TimeFinder(const knowledge::Knowledge& knowledge) : tables_(std::make_unique<const Tables>(knowledge)) {}
TimeFinder::~TimeFinder() = default;

void TimeFinder::find(Document& doc) const { Pass(doc, tables_->vocabulary, tables_->numerals).run(); }

}  // namespace dateline::mentions
