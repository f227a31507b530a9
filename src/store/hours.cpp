#include "store/hours.hpp"

#include "store/columns.hpp"
#include "store/sql/hours.hpp"

namespace journeywork::store::hours {

std::optional<std::string> mapping(Connection& c, OrganisationId employer) {
  const auto row = c.one(sql::hours_mapping_find, employer.value);
  return row ? std::optional(row->text(0)) : std::nullopt;
}

void save_mapping(Connection& c, OrganisationId employer, const std::string& body, Instant at) {
  c(sql::hours_mapping_put, employer.value, body, millis(at));
}

void insert_upload(Connection& c, const Upload& upload) {
  c(sql::upload_insert, upload.id, upload.person.value, upload.employer.value, upload.name, Blob{upload.content},
    millis(upload.at));
}

std::optional<Upload> find_upload(Connection& c, const std::string& id) {
  const auto row = c.one(sql::upload_find, id);
  if (!row) return std::nullopt;
  return Upload{row->text(0), {row->integer(1)}, {row->integer(2)},
                row->text(3), row->bytes(4),     instant_of(row->integer(5))};
}

void remove_upload(Connection& c, const std::string& id) { c(sql::upload_remove, id); }

void forget_uploads_before(Connection& c, Instant at) { c(sql::uploads_forget, millis(at)); }

void keep_newest_uploads(Connection& c, PersonId person, std::int64_t most) {
  c(sql::uploads_keep_newest, person.value, most);
}

std::optional<Line> find_line(Connection& c, OrganisationId employer, const std::string& key) {
  const auto row = c.one(sql::imported_line_find, employer.value, key);
  if (!row) return std::nullopt;
  return Line{row->text(0), {{row->integer(1)}, row->integer(2)}};
}

void put_line(Connection& c, OrganisationId employer, const std::string& key, const Line& line) {
  c(sql::imported_line_put, employer.value, key, line.fingerprint, line.entry.agreement.value, line.entry.seq);
}

std::vector<std::string> keys_of(Connection& c, OrganisationId employer, apprenticeship::EntryId entry) {
  std::vector<std::string> out;
  for (const auto& row : c(sql::imported_lines_of_entry, employer.value, entry.agreement.value, entry.seq)) {
    out.push_back(row.text(0));
  }
  return out;
}

}  // namespace journeywork::store::hours
