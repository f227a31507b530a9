#include "store/reference.hpp"

#include "store/columns.hpp"
#include "store/sql/careers.hpp"

namespace journeywork::store::reference {

void replace(Connection& c, const std::string& kind, const std::string& release, std::span<const Document> documents,
             Instant at) {
  raise_revision(c, at);
  c(sql::reference_set_remove, kind);
  c(sql::reference_set_insert, kind, release, millis(at), static_cast<std::int64_t>(documents.size()));
  std::int64_t place = 0;
  for (const auto& each : documents) c(sql::reference_document_insert, kind, ++place, each.key, each.body);
}

std::vector<SetInfo> sets(Connection& c) {
  std::vector<SetInfo> out;
  for (const auto& row : c(sql::reference_sets)) {
    out.push_back({row.text(0), row.text(1), instant_of(row.integer(2)), row.integer(3)});
  }
  return out;
}

std::int64_t revision(Connection& c) { return c.one(sql::reference_revision).value().integer(0); }

void raise_revision(Connection& c, Instant at) { c(sql::reference_revision_raise, millis(at)); }

void each_document(Connection& c, const std::string& kind,
                   const std::function<void(std::string_view key, std::string_view body)>& take) {
  c.each(sql::reference_documents, {kind}, [&](const Row& row) { take(row.text(0), row.text(1)); });
}

}  // namespace journeywork::store::reference
