#include "store/standards.hpp"

#include "store/columns.hpp"
#include "store/sql/agreements.hpp"

namespace journeywork::store::standards {

StandardsId insert(Connection& c, const Record& r, PersonId by) {
  const auto row = c.one(sql::standards_insert, r.sponsor.value, r.code, r.version, r.title, r.agency_code, r.body,
                         by ? Value(by.value) : Value(), millis(r.created_at));
  return {row->integer(0)};
}

namespace {

Record whole(const Row& row) {
  return {{row.integer(0)}, {row.integer(1)},           row.text(2), row.text(3), row.text(4),
          row.text(5),      instant_of(row.integer(7)), row.text(6)};
}

}  // namespace

std::optional<Record> find(Connection& c, StandardsId id) {
  const auto row = c.one(sql::standards_find, id.value);
  return row ? std::optional(whole(*row)) : std::nullopt;
}

std::optional<StandardsId> find_version(Connection& c, OrganisationId sponsor, const std::string& code,
                                        const std::string& version) {
  const auto row = c.one(sql::standards_by_version, sponsor.value, code, version);
  return row ? std::optional(StandardsId{row->integer(0)}) : std::nullopt;
}

std::vector<Record> of_sponsor(Connection& c, OrganisationId sponsor) {
  std::vector<Record> out;
  for (const auto& row : c(sql::standards_of_sponsor, sponsor.value)) {
    out.push_back({{row.integer(0)},
                   {row.integer(1)},
                   row.text(2),
                   row.text(3),
                   row.text(4),
                   row.text(5),
                   instant_of(row.integer(6)),
                   {}});
  }
  return out;
}

std::vector<Record> newest(Connection& c) {
  std::vector<Record> out;
  for (const auto& row : c(sql::standards_newest)) out.push_back(whole(row));
  return out;
}

std::int64_t revision(Connection& c) { return c.one(sql::standards_revision)->integer(0); }

std::int64_t in_use(Connection& c, StandardsId id) { return c.one(sql::standards_in_use, id.value)->integer(0); }

void put_agency(Connection& c, const std::string& code, const std::string& name, const std::string& body, Instant at) {
  c(sql::agency_put, code, name, body, millis(at));
}

std::optional<std::string> agency_body(Connection& c, const std::string& code) {
  const auto row = c.one(sql::agency_find, code);
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::vector<AgencyName> agencies(Connection& c) {
  std::vector<AgencyName> out;
  for (const auto& row : c(sql::agencies)) out.push_back({row.text(0), row.text(1)});
  return out;
}

}  // namespace journeywork::store::standards
