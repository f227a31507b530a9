#include "store/audit.hpp"

#include "store/columns.hpp"
#include "store/sql/audit.hpp"

namespace journeywork::store::audit {

void record(Connection& c, const Event& event) {
  c(sql::audit_insert, millis(event.at), event.by ? Value(event.by.value) : Value(), event.action, event.subject,
    event.detail);
}

std::vector<Recorded> before(Connection& c, std::int64_t before, std::int64_t limit) {
  std::vector<Recorded> out;
  for (const auto& row : c(sql::audit_before, before, limit)) {
    out.push_back({row.integer(0),
                   {instant_of(row.integer(1)), PersonId{row.maybe_integer(2).value_or(0)}, row.text(3), row.text(4),
                    row.text(5)}});
  }
  return out;
}

}  // namespace journeywork::store::audit
