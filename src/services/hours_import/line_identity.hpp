#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/apprenticeship/ledger.hpp"

namespace journeywork::services {

/// By what a line of an employer's files is known again, and what it said.
struct LineIdentity {
  std::string key;          ///< "id:17", or "hash:5f..:2" for the second of lines that are alike
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
