#include "mentions/counts/numerals.h"

#include <charconv>
#include <string>

namespace dateline::mentions {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

double value_of(std::string_view text) {
  double v = 0;
  std::from_chars(text.data(), text.data() + text.size(), v);
  return v;
}

}  // namespace

Numerals::Numerals(const knowledge::Knowledge& knowledge) {
  const auto add = [&](const char* table, Kind kind) {
    for (const knowledge::TableRow& row : knowledge.rows(knowledge.table(table)))
      words_.emplace(row.key, Word{kind, value_of(row.value)});
  };
  const auto add_class = [&](const char* name, Kind kind) {
    for (const std::string_view member : knowledge.members(knowledge.word_class(name)))
      words_.emplace(member, Word{kind, 1});
  };
  add("number", Kind::exact);
  add("number-plural", Kind::plural);
  add_class("number-quantifier", Kind::quantifier);
  add_class("number-article", Kind::article);
  add_class("number-link", Kind::link);
  add_class("number-of", Kind::of);
}

const Numerals::Word* Numerals::word(std::string_view form) const {
  const auto found = words_.find(form);
  return found == words_.end() ? nullptr : &found->second;
}

std::optional<double> Numerals::parse_digits(std::string_view form) {
  if (form.empty() || !is_digit(form.front()) || !is_digit(form.back()) || form.size() > 18) return std::nullopt;
  std::string plain;
  std::size_t groups = 0, last_mark = std::string_view::npos;
  char mark = 0;
  bool mixed = false, thousands = true;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (is_digit(form[i])) {
      plain += form[i];
      continue;
    }
    if (form[i] != ',' && form[i] != '.') return std::nullopt;
    if (last_mark != std::string_view::npos) {
      if (form[i] != mark) mixed = true;
      if (i - last_mark != 4) thousands = false;
    } else if (i > 3) {
      thousands = false;
    }
    mark = form[i];
    last_mark = i;
    ++groups;
  }
  if (groups == 0) return value_of(plain);
  const std::size_t after = form.size() - last_mark - 1;
  if (after == 3 && thousands && !mixed) return value_of(plain);  // 1,200 · 1.200 · 1,200,000
  if (groups > 1 && !mixed) return std::nullopt;                  // 1.2.3
  plain.insert(plain.size() - after, 1, '.');
  return value_of(plain);
}

/// A number as it is read: "5 | thousand | 629" → total 5000, current 629.
struct Numerals::Reading {
  double total = 0, current = 0;
  bool any = false, vague = false, digits = false, last_digits = false, last_unit = false;
  double smallest_scale = 1e18;

  bool add_digits(double v) {
    if (last_digits || last_unit || (any && current != 0) || (any && v >= smallest_scale)) return false;
    if (!any) digits = true;
    current += v;
    any = last_digits = true;
    return true;
  }
  bool add_word(double v) {
    if (v >= 1000) {
      if (v >= smallest_scale) return false;
      total += (any && current != 0 ? current : 1) * v;
      current = 0;
      smallest_scale = v;
    } else if (v == 100 || v == 12) {  // hundred, dozen
      if (v == 12 && any && current == 0) return false;
      if (current >= 100 && v == 100) return false;
      current = (current != 0 ? current : 1) * v;
      last_unit = v == 12;
    } else {
      if (last_digits || last_unit || (any && v >= smallest_scale)) return false;
      const double below = current - 100 * static_cast<double>(static_cast<int>(current / 100));
      const bool fits = below == 0 || (below >= 20 && static_cast<int>(below) % 10 == 0 && v < 10);
      if (!fits) return false;
      current += v;
    }
    any = true;
    last_digits = false;
    return true;
  }
};

std::optional<Numeral> Numerals::read(const Document& doc, const Words& words, TokenIndex at, TokenIndex past) const {
  Reading r;
  TokenIndex t = at, end = at;
  bool quantifier = false, article = false;
  while (t < past) {
    const std::string_view form = words.form(t);
    if (!form.empty() && is_digit(form.front())) {
      std::optional<double> v = parse_digits(form);
      if (!v) break;
      // "1 200": groups of three, apart.
      const bool group = form.size() == 3 && r.last_digits && end == t && r.current > 0 && r.current < 1000 &&
                         doc.tokens[t].span.begin - doc.tokens[t - 1].span.end <= 2 && words.form(t - 1).size() <= 3 &&
                         words.form(t - 1).find_first_of(".,") == std::string_view::npos;
      if (group)
        r.current = r.current * 1000 + *v;
      else if (article || !r.add_digits(*v))
        break;
      end = ++t;
      continue;
    }
    const Word* w = word(form);
    if (w == nullptr) {
      // "twenty-five": the hyphen belongs to the number when number words stand on both sides.
      if (form == "-" && end == t && r.any && t + 1 < past && !r.last_digits) {
        const Word* next = word(words.form(t + 1));
        if (next != nullptr && next->kind == Kind::exact && next->value < 10) {
          ++t;
          continue;
        }
      }
      break;
    }
    if (w->kind == Kind::article) {  // "a dozen", "half a million"
      const Word* next = t + 1 < past ? word(words.form(t + 1)) : nullptr;
      const bool scale = next != nullptr && ((next->kind == Kind::exact && next->value >= 2 && next->value != 0.5) ||
                                             next->kind == Kind::quantifier);
      const bool half = r.any && r.total == 0 && r.current == 0.5;
      if (!scale || (r.any && !half) || quantifier) break;
      if (next->kind == Kind::exact && next->value < 12 && next->value != 2) break;  // "a three"
      article = true;
      ++t;
      continue;
    }
    if (w->kind == Kind::link || w->kind == Kind::of) {  // "one hundred and five", "hundreds of thousands", "a couple of hundred"
      const Word* next = t + 1 < past ? word(words.form(t + 1)) : nullptr;
      if (next == nullptr || end != t) break;
      const bool adds = next->kind == Kind::exact && next->value < 100 && r.any && !r.last_digits && r.current >= 100 &&
                        static_cast<int>(r.current) % 100 == 0 && w->kind == Kind::link;
      const bool scales = (r.vague && next->kind == Kind::plural && next->value >= 2000) ||
                          (quantifier && next->kind != Kind::quantifier && next->value >= 12);
      if (!(w->kind == Kind::of ? scales : adds)) break;
      ++t;
      continue;
    }
    if (w->kind == Kind::quantifier) {
      if (r.any || quantifier) break;
      quantifier = true;
    } else if (w->kind == Kind::plural) {  // its value is two of its unit
      if (r.any && r.vague)
        r.total = r.current * w->value / 2, r.current = 0;  // tens of thousands
      else if (r.any)
        break;
      else
        r.current = quantifier ? w->value : w->value;
      r.any = r.vague = true;
    } else if (quantifier && !r.any) {
      if (w->value < 12) break;
      r.current = 2;
      r.any = r.vague = true;
      if (!r.add_word(w->value)) break;
    } else if (!r.add_word(w->value)) {
      break;
    }
    article = false;
    end = ++t;
  }
  if (end == at || (!r.any && !quantifier)) return std::nullopt;
  Numeral n;
  n.last = end;
  n.vague = r.vague || !r.any;
  n.digits = r.digits;
  if (r.any) n.value = r.total + r.current;
  return n;
}

}  // namespace dateline::mentions
