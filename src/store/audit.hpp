#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

/// Who did what to organisations, people, roles and sign-in. Written in the transaction of the deed itself.
namespace journeywork::store::audit {

struct Event {
  Instant at;
  PersonId by;          ///< none for the operator's command line and for a sign-in by nobody known
  std::string action;   ///< "organisation.create", "sign_in.refused"
  std::string subject;  ///< "person:12"; never a name or an address
  std::string detail;   ///< "role=mentor"; never a secret, may be empty

  bool operator==(const Event&) const = default;
};

void record(Connection& c, const Event& event);

struct Recorded {
  std::int64_t id = 0;
  Event event;
};
/// The newest first, older than `before`, at most `limit`.
[[nodiscard]] std::vector<Recorded> before(Connection& c, std::int64_t before, std::int64_t limit);

}  // namespace journeywork::store::audit
