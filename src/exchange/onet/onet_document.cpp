#include <boost/json/serialize.hpp>

#include "exchange/onet/onet.hpp"
#include "exchange/reference/document_values.hpp"

namespace journeywork::exchange {

using namespace careers;

namespace {

namespace json = boost::json;
using document::figure;
using document::list;
using document::Reader;
using document::view;

// Numbers of the forms: a document of another version is told by it.
constexpr int occupation_form = 1;
constexpr int common_form = 101;
constexpr std::size_t occupation_values = 14;
constexpr std::size_t common_values = 5;
constexpr int highest_share = 10'000;
constexpr int highest_rank = 1000;

template <class Enum>
int place(Enum value) {
  return static_cast<int>(value);
}

json::array numbers(const auto& all) { return json::array(all.begin(), all.end()); }

json::array shares(const ReferenceShares& all) {
  return {numbers(all.education), numbers(all.experience), numbers(all.on_site), numbers(all.on_the_job)};
}

ReferenceShares shares(Reader& reader, const json::value& value) {
  const auto& parts = reader.tuple(value, 4);
  const auto part = [&](std::size_t i) {
    return reader.list<int>(parts[i], [&](const json::value& each) { return reader.number(each, 0, highest_share); });
  };
  return {part(0), part(1), part(2), part(3)};
}

ReferenceInterests interests(Reader& reader, const json::value& value) {
  const auto& parts = reader.tuple(value, 2);
  ReferenceInterests out;
  const auto& scores = reader.tuple(parts[0], out.scores.size());
  for (std::size_t i = 0; i < out.scores.size(); ++i) out.scores[i] = reader.number(scores[i], 0, 700);
  out.high_points = reader.text(parts[1]);
  return out;
}

ReferenceTitle title(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 3);
  return {reader.text(at[0]), reader.text(at[1]), reader.word(at[2], ReferenceTitle::Source::reported)};
}

ReferenceTask task(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 3);
  return {reader.text(at[0]), reader.word(at[1], ReferenceTask::Kind::unrated), reader.flag(at[2])};
}

ReferenceRating rating(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 4);
  return {reader.text(at[0]), reader.word(at[1], ReferenceRating::Kind::activity), reader.figure(at[2], 100, 500),
          reader.figure(at[3], 0, 700)};
}

ReferenceStyle style(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 3);
  return {reader.text(at[0]), reader.figure(at[1], 100, 500), reader.figure(at[2], -300, 300)};
}

ReferenceRelated related(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 3);
  return {reader.text(at[0]), reader.word(at[1], ReferenceRelated::Tier::supplemental),
          reader.number(at[2], 1, highest_rank)};
}

ReferenceTechnology technology(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 4);
  return {reader.text(at[0]), reader.text(at[1]), reader.flag(at[2]), reader.flag(at[3])};
}

ReferenceTool tool(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 2);
  return {reader.text(at[0]), reader.text(at[1])};
}

/// One of the functions above for each value of a list.
template <class T>
std::vector<T> each_of(Reader& reader, const json::value& value, T (*read)(Reader&, const json::value&)) {
  return reader.list<T>(value, [&](const json::value& each) { return read(reader, each); });
}

json::array of(const ReferenceTitle& x) { return {view(x.text), view(x.short_form), place(x.source)}; }
json::array of(const ReferenceTask& x) { return {view(x.text), place(x.kind), x.emerging ? 1 : 0}; }
json::array of(const ReferenceRating& x) {
  return {view(x.element), place(x.kind), figure(x.importance), figure(x.level)};
}
json::array of(const ReferenceStyle& x) { return {view(x.element), figure(x.importance), figure(x.impact)}; }
json::array of(const ReferenceRelated& x) { return {view(x.code), place(x.tier), x.rank}; }
json::array of(const ReferenceTechnology& x) {
  return {view(x.example), view(x.commodity), x.hot ? 1 : 0, x.in_demand ? 1 : 0};
}
// Two texts alone would be taken for a member of an object.
json::array of(const ReferenceTool& x) {
  json::array out;
  out.emplace_back(view(x.example));
  out.emplace_back(view(x.commodity));
  return out;
}
json::array of(const ReferenceInterests& x) {
  json::array out;
  out.emplace_back(numbers(x.scores));
  out.emplace_back(view(x.high_points));
  return out;
}
json::array of(const ReferenceElement& x) { return {view(x.id), view(x.title), view(x.description)}; }
json::array of(const ReferenceZone& x) {
  return {x.zone,           view(x.title),    view(x.experience), view(x.education),
          view(x.training), view(x.examples), view(x.preparation)};
}
json::array of(const ReferenceCategory& x) { return {view(x.scale), x.number, view(x.text)}; }

template <class T>
json::array each_of(const std::vector<T>& all) {
  return list(all, [](const T& each) { return of(each); });
}

ReferenceElement element(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 3);
  return {reader.text(at[0]), reader.text(at[1]), reader.text(at[2])};
}

ReferenceZone zone(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 7);
  return {reader.number(at[0], 1, 5), reader.text(at[1]), reader.text(at[2]), reader.text(at[3]),
          reader.text(at[4]),         reader.text(at[5]), reader.text(at[6])};
}

ReferenceCategory category(Reader& reader, const json::value& value) {
  const auto& at = reader.tuple(value, 3);
  return {reader.text(at[0]), reader.number(at[1], 1, 12), reader.text(at[2])};
}

}  // namespace

std::string to_document(const ReferenceOccupation& x) {
  const json::array out{
      occupation_form,    view(x.code),          view(x.title),      view(x.description), x.zone,
      each_of(x.titles),  each_of(x.tasks),      each_of(x.ratings), each_of(x.styles),   of(x.interests),
      each_of(x.related), each_of(x.technology), each_of(x.tools),   shares(x.shares)};
  return json::serialize(out);
}

Result<ReferenceOccupation> occupation_of(std::string_view text) {
  const auto read = [](Reader& reader, const json::array& at) {
    ReferenceOccupation out;
    out.code = reader.text(at[1]);
    out.title = reader.text(at[2]);
    out.description = reader.text(at[3]);
    out.zone = reader.number(at[4], 0, 5);
    out.titles = each_of(reader, at[5], &title);
    out.tasks = each_of(reader, at[6], &task);
    out.ratings = each_of(reader, at[7], &rating);
    out.styles = each_of(reader, at[8], &style);
    out.interests = interests(reader, at[9]);
    out.related = each_of(reader, at[10], &related);
    out.technology = each_of(reader, at[11], &technology);
    out.tools = each_of(reader, at[12], &tool);
    out.shares = shares(reader, at[13]);
    return out;
  };
  return document::read<ReferenceOccupation>(text, occupation_form, occupation_values, read);
}

std::string to_document(const ReferenceCommon& x) {
  const json::array out{common_form, view(x.release), each_of(x.elements), each_of(x.zones), each_of(x.categories)};
  return json::serialize(out);
}

Result<ReferenceCommon> common_of(std::string_view text) {
  const auto read = [](Reader& reader, const json::array& at) {
    ReferenceCommon out;
    out.release = reader.text(at[1]);
    out.elements = each_of(reader, at[2], &element);
    out.zones = each_of(reader, at[3], &zone);
    out.categories = each_of(reader, at[4], &category);
    return out;
  };
  return document::read<ReferenceCommon>(text, common_form, common_values, read);
}

}  // namespace journeywork::exchange
