#include "rows.h"

#include <functional>
#include <map>

#include <fmt/format.h>

#include "text/fold.h"

namespace dateline::cases {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  text::fold(text, out);
  return out;
}
bool holds(std::string_view text, std::string_view words) {
  return folded(text).find(folded(words)) != std::string::npos;
}

/// Both sides of a time as rows write it.
std::string interval(const TimeExpr& t) { return t.start == t.end ? t.start : t.start + ".." + t.end; }

std::string number(const Count& c) {
  std::string n = c.approx ? "~" : "";
  n += c.min ? fmt::to_string(*c.min) : "";
  if (!c.max)
    n += "+";
  else if (c.max != c.min)
    n += fmt::format("-{}", *c.max);
  return fmt::format("{}:{}", name(c.kind), n);
}

/// The fields of a record by name: whether there is one, and whether one agrees with the words asked for.
class Fields {
 public:
  Fields(const Record& record, const Document& doc) : doc_(doc) {
    std::visit(
        [this](const auto& r) {
          add("in", r.span.empty() ? std::vector<Span>{} : std::vector{r.span},
              [this](Span s, const std::string& w) { return holds(doc_.words(s), w); });
          of(r);
        },
        record);
  }

  bool agrees(const std::string& field, const std::string& words) const {
    const auto it = tests_.find(field);
    return it != tests_.end() && it->second(words);
  }

 private:
  template <typename T, typename F>
  void add(const char* field, const std::vector<T>& items, F agrees) {
    tests_[field] = [items, agrees](const std::string& words) {
      if (words == "-") return items.empty();
      for (const T& item : items) {
        if (agrees(item, words)) return true;
      }
      return false;
    };
  }
  template <typename T>
  static std::vector<T> list(const std::optional<T>& item) {
    return item ? std::vector<T>{*item} : std::vector<T>{};
  }
  static std::vector<std::string> list(const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector{text};
  }

  void actors(const char* field, const std::vector<Actor>& items) {
    add(field, items, [this](const Actor& a, const std::string& w) {
      return holds(a.name, w) || holds(doc_.words(a.span), w) || a.id == w || a.country == w || a.group == w;
    });
  }
  void sources(const std::vector<Source>& items) {
    add("source", items, [this](const Source& s, const std::string& w) {
      return holds(s.name, w) || holds(doc_.words(s.span), w) || s.id == w;
    });
  }
  void time(const std::optional<TimeExpr>& t) {
    add("time", list(t), [](const TimeExpr& x, const std::string& w) { return interval(x) == w; });
  }
  void place(const std::optional<Place>& p) {
    add("place", list(p), [this](const Place& x, const std::string& w) {
      return holds(x.name, w) || holds(doc_.words(x.span), w) || fmt::to_string(x.geonameid) == w;
    });
  }
  void is(const char* field, const std::string& value) {
    add(field, list(value), [](const std::string& v, const std::string& w) { return v == w; });
  }

  void of(const Event& e) {
    actors("actor", e.actors);
    actors("recipient", e.recipients);
    sources(e.sources);
    place(e.place);
    time(e.time);
    is("status", name(e.status));
    is("mode", e.mode);
    is("trigger", e.trigger_lemma);
    add("cameo", list(e.cameo), [](const std::string& v, const std::string& w) { return v.starts_with(w); });
    add("count", e.counts, [](const Count& c, const std::string& w) { return number(c) == w; });
  }
  void of(const Control& c) {
    actors("holder", list(c.holder));
    actors("from", list(c.from));
    sources(c.sources);
    place(c.place);
    time(c.time);
    is("status", name(c.status));
    is("trigger", c.trigger_lemma);
    add("part", list(c.part), [](const std::string& v, const std::string& w) { return holds(v, w); });
  }
  void of(const Statement& s) {
    actors("speaker", {s.speaker});
    actors("addressee", list(s.addressee));
    sources(list(s.via));
    time(s.time);
    add("quote", s.quote.empty() ? std::vector<Span>{} : std::vector{s.quote},
        [this](Span q, const std::string& w) { return holds(doc_.words(q), w); });
  }

  const Document& doc_;
  std::map<std::string, std::function<bool(const std::string&)>> tests_;
};

std::string kind_of(const Record& r) { return r.index() == 0 ? "event" : r.index() == 1 ? "control" : "statement"; }
std::string type_of(const Record& r) {
  if (const auto* e = std::get_if<Event>(&r)) return name(e->type);
  if (const auto* c = std::get_if<Control>(&r)) return name(c->state);
  return {};
}

std::string field(const char* key, const std::string& value) {
  if (value.empty()) return {};
  const char* quote = value.find(' ') == std::string::npos ? "" : "\"";
  return fmt::format(" {}={}{}{}", key, quote, value, quote);
}

}  // namespace

bool agrees(const Row& row, const Record& record, const Document& doc) {
  if (row.kind != kind_of(record) || (!row.type.empty() && row.type != type_of(record))) return false;
  const Fields fields(record, doc);
  for (const auto& [name, words] : row.fields) {
    if (!fields.agrees(name, words)) return false;
  }
  return true;
}

std::string describe(const Record& record, const Document& doc) {
  std::string out = kind_of(record);
  if (const std::string type = type_of(record); !type.empty()) out += " " + type;
  const auto circumstances = [&](const auto& r) {
    if (r.place) out += field("place", r.place->name);
    if (r.time) out += field("time", interval(*r.time));
    out += field("status", name(r.status));
    for (const Source& s : r.sources) out += field("source", s.name);
  };
  if (const auto* e = std::get_if<Event>(&record)) {
    for (const Actor& a : e->actors) out += field("actor", a.name);
    for (const Actor& a : e->recipients) out += field("recipient", a.name);
    circumstances(*e);
    out += field("mode", e->mode) + field("cameo", e->cameo);
    for (const Count& c : e->counts) out += field("count", number(c));
  } else if (const auto* c = std::get_if<Control>(&record)) {
    if (c->holder) out += field("holder", c->holder->name);
    if (c->from) out += field("from", c->from->name);
    circumstances(*c);
    out += field("part", c->part);
  } else if (const auto* s = std::get_if<Statement>(&record)) {
    out += field("speaker", s->speaker.name) + field("quote", std::string(doc.words(s->quote)));
    if (s->addressee) out += field("addressee", s->addressee->name);
    if (s->via) out += field("source", s->via->name);
  }
  return out;
}

}  // namespace dateline::cases
