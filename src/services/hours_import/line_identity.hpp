#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/apprenticeship/ledger.hpp"

namespace journeywork::services {

/// By what a line of an employer's files is known again, and what it said.
struct LineIdentity {
  /// "id:17", or "text:5:2026-11-19:90..3e:2" for the second of one person's lines of a day that are alike. Lines that
  /// come together stand together: an index of a million of them is then only touched in one place.
  std::string key;
  std::string fingerprint;  ///< of all that becomes part of the ledger

  bool operator==(const LineIdentity&) const = default;
};

/// Gives the lines of one apprentice in one file their identities, in the order of the file. Stable for ever: changing
/// it makes every line new.
class LineIdentities {
 public:
  /// `line_id` is the number that the file gives the line; without one, its content says who it is.
  [[nodiscard]] LineIdentity of(PersonId apprentice, Date day, const apprenticeship::EntryBody& time,
                                std::string_view line_id);

 private:
  std::map<std::string, int> alike_;
};

/// True when both are numbers that files gave, or both are known by content.
[[nodiscard]] bool same_scheme(std::string_view key, std::string_view other);

}  // namespace journeywork::services
