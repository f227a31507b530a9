#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/apprenticeship/ledger.hpp"
#include "store/database.hpp"

/// What the import of hours remembers: how an employer's files are to be read, files on their way, and which line of a
/// file became which entry.
namespace journeywork::store::hours {

/// As exchange::hours_csv writes it.
[[nodiscard]] std::optional<std::string> mapping(Connection& c, OrganisationId employer);
void save_mapping(Connection& c, OrganisationId employer, const std::string& body, Instant at);

/// A file between upload and confirmation.
struct Upload {
  std::string id;
  PersonId person;
  OrganisationId employer;
  std::string name;
  std::string content;
  Instant at;

  bool operator==(const Upload&) const = default;
};
void insert_upload(Connection& c, const Upload& upload);
[[nodiscard]] std::optional<Upload> find_upload(Connection& c, const std::string& id);
void remove_upload(Connection& c, const std::string& id);
void forget_uploads_before(Connection& c, Instant at);
/// Removes all but the newest `most` of a person's.
void keep_newest_uploads(Connection& c, PersonId person, std::int64_t most);

/// What a line of an employer's files was when it was imported, and the entry that it became.
struct Line {
  std::string fingerprint;
  apprenticeship::EntryId entry;

  bool operator==(const Line&) const = default;
};
[[nodiscard]] std::optional<Line> find_line(Connection& c, OrganisationId employer, const std::string& key);
/// Takes the place of what was known of this key.
void put_line(Connection& c, OrganisationId employer, const std::string& key, const Line& line);
/// The keys of the lines that became this entry.
[[nodiscard]] std::vector<std::string> keys_of(Connection& c, OrganisationId employer, apprenticeship::EntryId entry);

}  // namespace journeywork::store::hours
