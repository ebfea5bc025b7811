#include "knowledge/knowledge.h"

#include <algorithm>

#include "knowledge/codebook_reader.h"
#include "knowledge/map.h"
#include "knowledge/names.h"
#include "knowledge/words.h"

namespace dateline::knowledge {
namespace {

std::string hex(std::uint64_t value) {
  std::string digits(16, '0');
  for (int i = 15; i >= 0; --i, value >>= 4) digits[static_cast<std::size_t>(i)] = "0123456789abcdef"[value & 15];
  return digits;
}

}  // namespace

struct Knowledge::Impl {
  explicit Impl(const std::filesystem::path& file) : map(file), names(map), words(map), codebook(map), hash(hex(map.checksum())) {}

  std::string_view text(Text at) const { return map.text(at); }

  /// Row `id` of a section; all zero, so that its texts are empty, when there is none.
  template <typename Row>
  Row row(Section section, std::uint32_t id) const {
    const auto all = map.rows<Row>(section);
    return id < all.size() ? all[id] : Row{};
  }
  /// The id of the row of a sorted section whose `key` is `value`; past the end when there is none.
  template <typename Row>
  std::uint32_t find(Section section, Text Row::* key, std::string_view value) const {
    const auto all = map.rows<Row>(section);
    const auto found = std::ranges::lower_bound(all, value, {}, [&](const Row& r) { return text(r.*key); });
    const bool there = found != all.end() && text((*found).*key) == value;
    return static_cast<std::uint32_t>(there ? found - all.begin() : all.end() - all.begin());
  }

  Map map;
  Names names;
  Words words;
  MappedCodebook codebook;
  std::string hash;
};

Knowledge Knowledge::open(const std::filesystem::path& file) { return Knowledge(std::make_unique<Impl>(file)); }

Knowledge::Knowledge(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

const std::string& Knowledge::hash() const { return impl_->hash; }
const Codebook& Knowledge::codebook() const { return impl_->codebook; }

void Knowledge::names_at(std::span<const std::string_view> folded, std::size_t at, std::vector<NameMatch>& out) const {
  impl_->names.at(folded, at, out);
}
std::span<const NameSense> Knowledge::senses(std::string_view folded_name) const { return impl_->names.senses(folded_name); }

Country Knowledge::country(std::uint32_t id) const {
  const auto r = impl_->row<CountryRow>(Section::countries, id);
  return {impl_->text(r.iso3), impl_->text(r.iso2), impl_->text(r.name), impl_->text(r.adjective), impl_->text(r.capital)};
}
Country Knowledge::country_by_iso3(std::string_view iso3) const {
  return country(impl_->find(Section::countries, &CountryRow::iso3, iso3));
}

Organisation Knowledge::organisation(std::uint32_t id) const {
  const auto r = impl_->row<OrganisationRow>(Section::organisations, id);
  return {impl_->text(r.slug), impl_->text(r.name), impl_->text(r.kind), impl_->text(r.country),
          impl_->text(r.role), impl_->text(r.code), r.from_year,         r.to_year};
}
Organisation Knowledge::organisation_by_slug(std::string_view slug) const {
  return organisation(impl_->find(Section::organisations, &OrganisationRow::slug, slug));
}

Person Knowledge::person(std::uint32_t id) const {
  const auto r = impl_->row<PersonRow>(Section::people, id);
  const auto ids = impl_->map.rows<std::uint32_t>(Section::office_ids);
  if (r.first_office > ids.size() || r.office_count > ids.size() - r.first_office) return {};
  return {impl_->text(r.slug), impl_->text(r.name), impl_->text(r.country), ids.subspan(r.first_office, r.office_count)};
}

Office Knowledge::office(std::uint32_t id) const {
  const auto r = impl_->row<OfficeRow>(Section::offices, id);
  return {impl_->text(r.role), impl_->text(r.office), impl_->text(r.from), impl_->text(r.to)};
}

Office Knowledge::office_on(std::uint32_t id, std::string_view day) const {
  // A party's post says less than a public office that is held at the same time.
  const auto is_party = [](const Office& o) { return o.role == "PTY" || o.role == "OPP"; };
  std::optional<Office> held, before, first;
  for (const std::uint32_t number : person(id).offices) {
    const Office o = office(number);
    if (!first || o.from < first->from) first = o;
    const bool begun = o.from.empty() || o.from <= day;
    const bool ended = !o.to.empty() && o.to < day;
    if (begun && !ended && (!held || is_party(*held) > is_party(o) || (is_party(*held) == is_party(o) && o.from > held->from))) held = o;
    if (ended && (!before || o.to > before->to)) before = o;
  }
  if (day.empty()) return first.value_or(Office{});
  return held ? *held : before.value_or(Office{});
}

Agent Knowledge::agent(std::uint32_t id) const {
  const auto r = impl_->row<AgentRow>(Section::agents, id);
  return {impl_->text(r.lemma), impl_->text(r.role), impl_->text(r.kind), impl_->text(r.animacy)};
}
Title Knowledge::title(std::uint32_t id) const {
  const auto r = impl_->row<TitleRow>(Section::titles, id);
  return {impl_->text(r.title), impl_->text(r.role)};
}

PlaceEntry Knowledge::place(std::uint32_t id) const {
  const auto r = impl_->row<PlaceRow>(Section::places, id);
  return {impl_->text(r.name), impl_->text(r.country), impl_->text(r.admin1), impl_->text(r.feature),
          r.lat_e6 / 1e6,      r.lon_e6 / 1e6,         r.geonameid,           r.population};
}
std::uint32_t Knowledge::place_count() const { return static_cast<std::uint32_t>(impl_->map.rows<PlaceRow>(Section::places).size()); }

WordClass Knowledge::word_class(std::string_view name) const { return impl_->words.word_class(name); }
std::string_view Knowledge::class_name(WordClass word_class) const { return impl_->words.class_name(word_class); }
bool Knowledge::contains(WordClass word_class, std::string_view lemma) const { return impl_->words.contains(word_class, lemma); }
std::vector<std::string_view> Knowledge::members(WordClass word_class) const { return impl_->words.members(word_class); }
WordTable Knowledge::table(std::string_view name) const { return impl_->words.table(name); }
std::string_view Knowledge::lookup(WordTable table, std::string_view key) const { return impl_->words.lookup(table, key); }
std::vector<TableRow> Knowledge::rows(WordTable table) const { return impl_->words.rows(table); }

std::vector<std::string> Knowledge::abbreviations() const {
  std::vector<std::string> out;
  for (const Text word : impl_->map.rows<Text>(Section::abbreviations)) out.emplace_back(impl_->text(word));
  return out;
}

}  // namespace dateline::knowledge
