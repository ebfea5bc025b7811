// A report and its coding, made by hand.
#pragma once

#include "dateline/record.h"
#include "dateline/report.h"

namespace dateline::write {

inline Span find(const Document& doc, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(doc.text.find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

inline Report sample_report() {
  Report r;
  r.id = "sample";
  r.title = "Bria \"falls\"";
  r.date = "2021-02-17";
  r.source = "Radio, Bria";
  r.text = "Повстанці seized Bria on Monday, the UN said.";
  return r;
}

/// One record of each kind over sample_report().
inline Coding sample_coding() {
  const Report report = sample_report();
  Coding c;
  c.report_id = report.id;
  c.document.text = report.title + "\n\n" + report.text;
  c.document.body_begin = static_cast<std::uint32_t>(report.title.size() + 2);
  Sentence title, body;
  title.span = {0, static_cast<std::uint32_t>(report.title.size())};
  title.in_title = true;
  body.span = {c.document.body_begin, static_cast<std::uint32_t>(c.document.text.size())};
  c.document.sentences = {title, body};

  Actor rebels;
  rebels.name = "Повстанці";
  rebels.id = "CAFREB";
  rebels.span = find(c.document, "Повстанці");
  Actor un;
  un.name = "United Nations";
  un.span = find(c.document, "UN");
  Place bria;
  bria.name = "Bria";
  bria.geonameid = 239899;
  bria.lat = 6.5423;
  bria.lon = 21.9863;
  bria.located = true;
  bria.country = "CAF";
  bria.span = find(c.document, "Bria on");
  TimeExpr monday;
  monday.start = monday.end = "2021-02-15";
  Source source;
  source.name = "United Nations";

  Control control;
  control.id = "c1";
  control.sentence = 1;
  control.span = find(c.document, "Повстанці seized Bria on Monday");
  control.place = bria;
  control.state = ControlState::takes;
  control.holder = rebels;
  control.time = monday;
  control.status = Status::claimed;
  control.sources = {source, source};

  Event event;
  event.id = "e1";
  event.sentence = 1;
  event.span = control.span;
  event.type = EventType::ASSAULT;
  event.cameo = "190";
  event.actors = {rebels, un};
  Count killed;
  killed.kind = CountKind::killed;
  killed.min = 12;
  event.counts = {killed};

  Statement statement;
  statement.id = "s1";
  statement.sentence = 1;
  statement.span = body.span;
  statement.speaker = un;
  statement.verb = "said";
  statement.quote = control.span;

  c.records = {control, event, statement};
  c.warnings = {{"utf8-repaired", "one place was repaired"}};
  return c;
}

}  // namespace dateline::write
