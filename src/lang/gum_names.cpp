// Names from GUM's `Entity=` annotations. GUM marks every noun phrase ("the president of the club, who
// left"); a name is what is left of one that is linked to Wikipedia or headed by a proper noun, without
// article, title and modifiers.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "lang/treebank.h"

namespace dateline::lang {
namespace {

struct GumMention {
  std::string_view type;
  std::string_view link;        // Wikipedia title, or empty
  std::uint32_t head = 0;       // position within the mention
  TokenIndex first = 0, last = 0;
};

constexpr std::array kLandWords = {"River", "Lake", "Sea", "Ocean", "Mountain", "Mountains", "Mount", "Island", "Islands", "Valley",
                                   "Desert", "Coast", "Strait", "Gulf", "Peninsula", "Cape", "Bay", "Canyon", "Africa", "Europe",
                                   "Asia", "America", "East", "West", "Antarctica", "Earth", "Mars", "Moon", "Plain", "Basin", "Delta"};
constexpr std::array kBuiltWords = {"Street", "Avenue", "Airport", "Bridge", "Building", "Museum", "Hall", "Hospital", "Church", "Palace",
                                    "Stadium", "Park", "Square", "Station", "Road", "Gate", "Temple", "Cathedral", "Prison", "Base",
                                    "Camp", "Castle", "Tower", "Hotel", "Mosque", "Abbey", "Garden", "Gardens", "Center", "Centre",
                                    "Theatre", "Theater", "Dam", "Canal", "Port", "Highway", "House", "Library", "School", "Market"};

/// The fields of "6-person-new-nnnnn-cf1-1,2,4-coref-Some_Title", after the bracket.
GumMention parse_opening(std::string_view text, TokenIndex at) {
  GumMention mention;
  mention.first = at;
  std::array<std::string_view, 8> fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const std::size_t dash = f + 1 < fields.size() ? text.find('-') : std::string_view::npos;
    fields[f] = text.substr(0, dash);
    if (dash == std::string_view::npos) break;
    text.remove_prefix(dash + 1);
  }
  mention.type = fields[1];
  mention.link = fields[7];
  std::from_chars(fields[5].data(), fields[5].data() + fields[5].size(), mention.head);
  if (mention.head > 0) --mention.head;
  return mention;
}

/// Reads the brackets of one document. Mentions may nest, and go on over sentences (dropped).
class EntityReader {
 public:
  std::vector<GumMention> read(const ConlluDocument& d) {
    for (TokenIndex t = 0; t < d.misc.size(); ++t) {
      const std::size_t at = d.misc[t].find("Entity=");
      if (at == std::string::npos) continue;
      std::string_view text = std::string_view(d.misc[t]).substr(at + 7);
      text = text.substr(0, text.find('|'));
      token(text, t);
    }
    return std::move(done_);
  }

 private:
  void token(std::string_view text, TokenIndex t) {
    while (!text.empty()) {
      const bool opens = text[0] == '(';
      if (opens) text.remove_prefix(1);
      const std::size_t end = text.find_first_of("()");
      const std::string_view part = text.substr(0, end);
      const bool closes = end != std::string_view::npos && text[end] == ')';
      text.remove_prefix(end == std::string_view::npos ? text.size() : closes ? end + 1 : end);
      const std::string_view id = part.substr(0, part.find('-'));
      if (opens) open_[id].push_back(parse_opening(part, t));
      if (closes && !open_[id].empty()) {
        GumMention mention = open_[id].back();
        open_[id].pop_back();
        mention.last = t + 1;
        done_.push_back(mention);
      }
    }
  }
  std::map<std::string_view, std::vector<GumMention>> open_;
  std::vector<GumMention> done_;
};

bool has_word(const Document& d, TokenIndex first, TokenIndex last, std::span<const char* const> words) {
  for (TokenIndex t = first; t < last; ++t) {
    if (std::find(words.begin(), words.end(), d.form(t)) != words.end()) return true;
  }
  return false;
}

bool capital(std::string_view form) {
  return !form.empty() && ((form[0] >= 'A' && form[0] <= 'Z') || static_cast<unsigned char>(form[0]) >= 0xC3);
}

bool name_word(const Document& d, TokenIndex t) {
  const Token& token = d.tokens[t];
  return token.upos == Upos::PROPN || (token.upos != Upos::DET && token.upos != Upos::PRON && capital(d.form(t)) && d.form(t) != "The");
}

std::optional<EntityLabel> kind(const GumMention& mention, const Document& d, TokenIndex first, TokenIndex last) {
  const TokenIndex head = std::min(mention.first + mention.head, mention.last - 1);
  if (mention.type == "person") return xpos_names()[d.tokens[head].xpos] == "NNPS" ? EntityLabel::NORP : EntityLabel::PER;
  if (mention.type == "organization") return EntityLabel::ORG;
  if (mention.type == "event") return EntityLabel::EVENT;
  if (mention.type == "object" || mention.type == "abstract") return EntityLabel::OTHER;
  if (mention.type != "place") return std::nullopt;
  if (has_word(d, first, last, kBuiltWords)) return EntityLabel::FAC;
  return has_word(d, first, last, kLandWords) ? EntityLabel::LOC : EntityLabel::GPE;
}

/// The tokens of the name inside a mention, or nothing.
std::optional<NameSpan> name_of(const GumMention& mention, const Document& d, const Sentence& sentence) {
  if (mention.first < sentence.first || mention.last > sentence.last) return std::nullopt;
  const TokenIndex head = std::min(mention.first + mention.head, mention.last - 1);
  if (d.tokens[head].upos != Upos::PROPN && (mention.link.empty() || !capital(d.form(head)))) return std::nullopt;
  const bool person = mention.type == "person";
  TokenIndex first = head, last = head + 1;
  const auto inside = [&](TokenIndex t) {
    if (person && d.tokens[t].deprel == Deprel::nmod_desc) return false;
    if (person && t < head && d.tokens[t].upos != Upos::PROPN) return false;
    return name_word(d, t) || d.form(t) == "-" || d.tokens[t].upos == Upos::NUM;
  };
  while (first > mention.first && inside(first - 1)) --first;
  while (last < mention.last && inside(last)) ++last;
  // "University of Portsmouth", "Organization for Security and Co-operation in Europe"
  while (!person && last + 1 < mention.last) {
    const std::string_view word = d.form(last);
    if (word != "of" && word != "for" && word != "and" && word != "&" && word != "on") break;
    const TokenIndex next = last + 1 < mention.last && d.form(last + 1) == "the" ? last + 2 : last + 1;
    if (next >= mention.last || !name_word(d, next) || mention.link.empty()) break;
    last = next + 1;
    while (last < mention.last && inside(last)) ++last;
  }
  while (last > first + 1 && (d.tokens[last - 1].upos == Upos::PUNCT || d.tokens[last - 1].upos == Upos::PART)) --last;
  while (first + 1 < last && d.tokens[first].upos == Upos::PUNCT) ++first;
  const auto label = kind(mention, d, first, last);
  if (!label) return std::nullopt;
  return NameSpan{first - sentence.first, last - sentence.first, *label};
}

/// "Syrian", "Sunni": an adjective whose lemma has a capital. GUM marks it only as part of larger phrases.
bool is_nationality(const Document& d, TokenIndex t) {
  const std::string_view lemma = d.lemma(t);
  return d.tokens[t].upos == Upos::ADJ && xpos_names()[d.tokens[t].xpos] == "JJ" && lemma.size() > 3 && capital(lemma) &&
         std::any_of(lemma.begin(), lemma.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

void set_gum_names(const ConlluDocument& document, std::span<TrainSentence> sentences) {
  std::vector<GumMention> mentions = EntityReader().read(document);
  if (mentions.empty()) return;
  std::sort(mentions.begin(), mentions.end(), [](const GumMention& a, const GumMention& b) {
    return std::pair(a.first, b.last) < std::pair(b.first, a.last);  // outer ones first
  });
  std::size_t next = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = document.document.sentences[s];
    std::vector<NameSpan>& names = sentences[s].names;
    sentences[s].named = true;
    const auto add = [&names](const NameSpan& name) {
      const bool clash = std::any_of(names.begin(), names.end(), [&](const NameSpan& other) {
        return name.first < other.last && other.first < name.last;
      });
      if (!clash) names.push_back(name);
    };
    while (next < mentions.size() && mentions[next].first < sentence.first) ++next;
    for (; next < mentions.size() && mentions[next].first < sentence.last; ++next) {
      if (const auto name = name_of(mentions[next], document.document, sentence)) add(*name);
    }
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
      if (is_nationality(document.document, t)) add({t - sentence.first, t - sentence.first + 1, EntityLabel::NORP});
    }
    std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }
}

}  // namespace dateline::lang
