#include "write/record_json.h"

#include <string_view>

#include "write/json_text.h"

namespace dateline::write {

/// Writes the shared parts of records, with offsets relative to the part of the report that the record stands in.
class ObjectWriter {
 public:
  ObjectWriter(const Lines& lines, bool in_title) : lines_(lines), doc_(lines.coding_.document), in_title_(in_title) {}

  JsonText j;

  void span(Span s) {
    Span p = lines_.offsets_.code_points(doc_.text, s);
    if (!doc_.in_title(s)) {
      p.begin -= lines_.body_code_points_;
      p.end -= lines_.body_code_points_;
    }
    j.open('[').value(p.begin).value(p.end).close(']');
  }

  /// The words and where they stand: "text", "span", and "in" where that is another part than the record's.
  void words(Span s) {
    if (s.empty()) {
      j.key("text").null().key("span").null();
      return;
    }
    j.key("text").value(doc_.words(s)).key("span");
    span(s);
    if (doc_.in_title(s) != in_title_) j.key("in").value(doc_.in_title(s) ? "title" : "text");
  }

  void actor(const Actor& a) {
    j.open('{').key("name").value(a.name).key("id").text_or_null(a.id).key("country").text_or_null(a.country).key("role").text_or_null(a.role);
    j.key("group").text_or_null(a.group);
    words(a.span);
    j.key("via").value(name(a.via)).close('}');
  }

  void place(const Place& p) {
    j.open('{').key("name").value(p.name).key("geonameid");
    if (p.geonameid == 0) j.null(); else j.value(p.geonameid);
    j.key("lat");
    if (p.located) j.value(p.lat); else j.null();
    j.key("lon");
    if (p.located) j.value(p.lon); else j.null();
    j.key("country").text_or_null(p.country).key("admin1").text_or_null(p.admin1).key("feature").text_or_null(p.feature);
    j.key("precision").value(name(p.precision));
    words(p.span);
    j.key("via").value(p.inferred ? "inferred" : "text").close('}');
  }

  void time(const TimeExpr& t) {
    j.open('{').key("start").text_or_null(t.start).key("end").text_or_null(t.end).key("granularity").value(name(t.granularity));
    j.key("type").value(name(t.type)).key("value").text_or_null(t.value);
    words(t.span);
    if (t.inferred) j.key("via").value("inferred");
    j.close('}');
  }

  void source(const Source& s) {
    j.open('{').key("name").value(s.name).key("id").text_or_null(s.id).key("verb").text_or_null(s.verb).key("via").text_or_null(s.via);
    words(s.span);
    j.close('}');
  }

  void count(const Count& c, const std::vector<Source>& sources) {
    j.open('{').key("source");
    if (c.source >= 0 && static_cast<std::size_t>(c.source) < sources.size()) source(sources[static_cast<std::size_t>(c.source)]); else j.null();
    j.key("kind").value(name(c.kind)).key("min");
    if (c.min) j.value(*c.min); else j.null();
    j.key("max");
    if (c.max) j.value(*c.max); else j.null();
    j.key("approx").value(c.approx).key("of").text_or_null(c.of);
    words(c.span);
    j.close('}');
  }

  template <typename T, typename F>
  void list(std::string_view key, const std::vector<T>& items, F&& write) {
    j.key(key).open('[');
    for (const T& item : items) write(item);
    j.close(']');
  }

  template <typename T, typename F>
  void optional(std::string_view key, const std::optional<T>& item, F&& write) {
    j.key(key);
    if (item) write(*item); else j.null();
  }

  void base(const RecordBase& r, std::string_view kind) {
    j.open('{').key("v").value(1).key("kind").value(kind).key("id").value(r.id).key("report").value(lines_.coding_.report_id);
    j.key("sentence").value(r.sentence).key("span");
    span(r.span);
    if (in_title_) j.key("in").value("title");
    const Span sentence = r.sentence < doc_.sentences.size() ? doc_.sentences[r.sentence].span : r.span;
    j.key("text").value(doc_.words(sentence)).key("confidence").value(static_cast<double>(r.confidence), 2);
  }

  void sources_and_status(Status status, const std::vector<Source>& sources) {
    j.key("status").value(name(status));
    list("sources", sources, [&](const Source& s) { source(s); });
  }

  void trigger(const std::string& lemma, Span s) {
    j.key("trigger").open('{').key("lemma").value(lemma).key("span");
    span(s);
    j.close('}');
  }

 private:
  const Lines& lines_;
  const Document& doc_;
  bool in_title_;
};

namespace {

std::string event(ObjectWriter w, const Event& e) {
  w.base(e, "event");
  w.j.key("type").value(name(e.type)).key("mode").text_or_null(e.mode);
  w.list("context", e.context, [&](const std::string& c) { w.j.value(c); });
  w.j.key("cameo").text_or_null(e.cameo).key("goldstein").value(e.goldstein, 1).key("quad").value(quad_class(e.type));
  w.list("actors", e.actors, [&](const Actor& a) { w.actor(a); });
  w.list("recipients", e.recipients, [&](const Actor& a) { w.actor(a); });
  w.optional("place", e.place, [&](const Place& p) { w.place(p); });
  w.optional("time", e.time, [&](const TimeExpr& t) { w.time(t); });
  w.sources_and_status(e.status, e.sources);
  w.list("counts", e.counts, [&](const Count& c) { w.count(c, e.sources); });
  w.list("weapons", e.weapons, [&](const std::string& x) { w.j.value(x); });
  w.trigger(e.trigger_lemma, e.trigger);
  w.j.key("rule").text_or_null(e.rule).close('}');
  return w.j.take();
}

std::string control(ObjectWriter w, const Control& c) {
  w.base(c, "control");
  w.optional("place", c.place, [&](const Place& p) { w.place(p); });
  w.j.key("state").value(name(c.state));
  w.optional("holder", c.holder, [&](const Actor& a) { w.actor(a); });
  w.optional("from", c.from, [&](const Actor& a) { w.actor(a); });
  w.optional("share", c.share, [&](const Control::Share& s) {
    w.j.open('{').key("min");
    if (s.min) w.j.value(*s.min, 3); else w.j.null();
    w.j.key("max");
    if (s.max) w.j.value(*s.max, 3); else w.j.null();
    w.j.close('}');
  });
  w.j.key("part").text_or_null(c.part);
  w.optional("time", c.time, [&](const TimeExpr& t) { w.time(t); });
  w.sources_and_status(c.status, c.sources);
  w.trigger(c.trigger_lemma, c.trigger);
  w.j.key("rule").text_or_null(c.rule).close('}');
  return w.j.take();
}

std::string statement(ObjectWriter w, const Statement& s, const Document& doc) {
  w.base(s, "statement");
  w.j.key("speaker");
  w.actor(s.speaker);
  w.j.key("verb").text_or_null(s.verb).key("quote").text_or_null(doc.words(s.quote)).key("quoted").value(s.quoted);
  w.optional("addressee", s.addressee, [&](const Actor& a) { w.actor(a); });
  w.optional("time", s.time, [&](const TimeExpr& t) { w.time(t); });
  w.optional("via", s.via, [&](const Source& v) { w.source(v); });
  w.j.close('}');
  return w.j.take();
}

/// Whom a name or phrase stands for: of the actors that its words head the one that says most.
const ActorMention* actor_of(const Mentions& m, const Entity& e) {
  const ActorMention* widest = nullptr;
  for (TokenIndex t = e.first; t < e.last; ++t) {
    if (m.actor_headed_by[t] < 0) continue;
    const ActorMention& a = m.actors[static_cast<std::size_t>(m.actor_headed_by[t])];
    if (!widest || a.span.size() > widest->span.size()) widest = &a;
  }
  return widest;
}

}  // namespace

Lines::Lines(const Report& report, const Coding& coding, const Maker& maker)
    : report_(report), coding_(coding), maker_(maker), offsets_(coding.document.text),
      body_code_points_(offsets_.code_points(coding.document.text, coding.document.body_begin)) {}

std::string Lines::record(std::size_t i) const {
  const Record& r = coding_.records[i];
  const Document& doc = coding_.document;
  const bool in_title = std::visit([&](const auto& x) { return doc.in_title(x.span); }, r);
  if (const auto* e = std::get_if<Event>(&r)) return event(ObjectWriter(*this, in_title), *e);
  if (const auto* c = std::get_if<Control>(&r)) return control(ObjectWriter(*this, in_title), *c);
  return statement(ObjectWriter(*this, in_title), std::get<Statement>(r), doc);
}

std::string Lines::summary() const {
  const Document& doc = coding_.document;
  JsonText j;
  j.open('{').key("v").value(1).key("kind").value("report").key("id").value(coding_.report_id).key("report").value(coding_.report_id);
  j.key("title").text_or_null(report_.title).key("date").text_or_null(report_.date).key("source").text_or_null(report_.source);
  j.key("url").text_or_null(report_.url).key("lang").text_or_null(report_.lang);
  j.key("sentences").value(static_cast<std::int64_t>(doc.sentences.size())).key("tokens").value(static_cast<std::int64_t>(doc.tokens.size()));
  j.key("duplicate_of").null().key("warnings").open('[');
  for (const Warning& w : coding_.warnings) j.open('{').key("code").value(w.code).key("message").value(w.message).close('}');
  j.close(']').key("coder").value(maker_.coder).key("model").value(maker_.model).key("codebook").value(maker_.codebook).close('}');
  return j.take();
}

std::string Lines::annotation() const {
  const Document& doc = coding_.document;
  const Mentions& m = doc.mentions;
  const auto part = [&](bool title) {
    ObjectWriter p(*this, title);
    p.j.open('{');
    p.j.key("sentences").open('[');
    for (const Sentence& s : doc.sentences) if (s.in_title == title) p.span(s.span);
    p.j.close(']').key("tokens").open('[');
    for (const Token& t : doc.tokens) if (doc.in_title(t.span) == title) p.span(t.span);
    p.j.close(']').key("entities").open('[');
    for (const Entity& e : doc.entities) {
      if (doc.in_title(e.span) != title) continue;
      const ActorMention* actor = actor_of(m, e);
      p.j.open('{').key("span");
      p.span(e.span);
      p.j.key("label").value(name(e.label)).key("text").value(doc.words(e.span)).key("actor");
      if (actor && !actor->actor.name.empty()) p.actor(actor->actor); else p.j.null();
      p.j.close('}');
    }
    p.j.close(']').key("actors").open('[');
    for (const ActorMention& a : m.actors) if (doc.in_title(a.span) == title && !a.actor.name.empty()) p.actor(a.actor);
    p.j.close(']').key("places").open('[');
    for (const PlaceMention& x : m.places) {
      if (doc.in_title(x.span) == title && !x.pronoun && !x.place.name.empty()) p.place(x.place);
    }
    p.j.close(']').key("times").open('[');
    for (const TimeMention& t : m.times) if (doc.in_title(t.span) == title) p.time(t.time);
    p.j.close(']').key("counts").open('[');
    for (const CountMention& c : m.counts) if (doc.in_title(c.span) == title) p.count(c.count, {});
    p.j.close(']').key("chains").open('[');
    for (const Chain& c : m.chains) {
      p.j.open('[');
      for (std::uint32_t i : c.members) {
        const Span s = c.kind == Chain::Kind::actor ? m.actors[i].span : m.places[i].span;
        if (doc.in_title(s) == title) p.span(s);
      }
      p.j.close(']');
    }
    p.j.close(']');
    return p.j.take();
  };
  std::string line = part(false);
  JsonText head;
  head.open('{').key("report").value(coding_.report_id);
  std::string out = head.take();
  out += ",";
  out += std::string_view(line).substr(1);
  if (doc.body_begin > 0) out += ",\"title\":" + part(true) + "}";
  return out + "}";
}

}  // namespace dateline::write
