#include <boost/json/serialize.hpp>

#include "exchange/esco/esco.hpp"
#include "exchange/reference/document_values.hpp"

namespace journeywork::exchange {

using careers::EscoOccupation;
using careers::EscoSet;
using careers::EscoSkill;

namespace {

namespace json = boost::json;
using document::Reader;
using document::view;

constexpr int occupation_form = 201;
constexpr int common_form = 301;
constexpr std::size_t occupation_values = 9;
constexpr std::size_t common_values = 3;

}  // namespace

std::string to_document(const EscoOccupation& x) {
  const json::array out{occupation_form,
                        view(x.uri),
                        view(x.code),
                        view(x.isco),
                        view(x.title),
                        view(x.description),
                        document::texts(x.other_titles),
                        document::texts(x.essential_skills),
                        document::texts(x.optional_skills)};
  return json::serialize(out);
}

Result<EscoOccupation> esco_occupation_of(std::string_view text) {
  const auto read = [](Reader& reader, const json::array& at) {
    return EscoOccupation{reader.text(at[1]), reader.text(at[2]),  reader.text(at[3]),  reader.text(at[4]),
                          reader.text(at[5]), reader.texts(at[6]), reader.texts(at[7]), reader.texts(at[8])};
  };
  return document::read<EscoOccupation>(text, occupation_form, occupation_values, read);
}

std::string esco_common_document(const EscoSet& set) {
  const auto skills = document::list(set.skills, [](const EscoSkill& x) {
    return json::array{view(x.uri), view(x.title), document::texts(x.other_titles), x.knowledge ? 1 : 0};
  });
  return json::serialize(json::array{common_form, view(set.version), skills});
}

Result<EscoSet> esco_common_of(std::string_view text) {
  const auto read = [](Reader& reader, const json::array& at) {
    EscoSet out;
    out.version = reader.text(at[1]);
    out.skills = reader.list<EscoSkill>(at[2], [&](const json::value& value) {
      const auto& skill = reader.tuple(value, 4);
      return EscoSkill{reader.text(skill[0]), reader.text(skill[1]), reader.texts(skill[2]), reader.flag(skill[3])};
    });
    return out;
  };
  return document::read<EscoSet>(text, common_form, common_values, read);
}

}  // namespace journeywork::exchange
