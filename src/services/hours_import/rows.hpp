#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/apprenticeship/ledger.hpp"
#include "core/base/result.hpp"

namespace journeywork::services {

/// What comes of a line of the file.
enum class HoursRowState {
  fresh,      ///< becomes an entry
  duplicate,  ///< is there already; nothing happens
  changed,    ///< was imported before with other content and is still open: replaces that entry
  refused     ///< is not taken; its problems say why
};
[[nodiscard]] std::string_view name(HoursRowState state);  ///< "new", "duplicate", "changed", "refused"

struct HoursRow {
  int number = 0;  ///< as the spreadsheet counts rows
  HoursRowState state = HoursRowState::refused;
  std::string person;     ///< name, or what the file has where nobody was found
  AgreementId agreement;  ///< none where none was found
  std::optional<Date> date;
  std::optional<Minutes> minutes;
  std::string process;  ///< code where one was found, else as written; empty for a row of a course
  std::string course;   ///< likewise
  std::string note;
  std::vector<Problem> problems;  ///< why it is refused; field is the column's heading, line and column are set
  std::vector<Problem> warnings;  ///< odd, but taken
  std::shared_ptr<const apprenticeship::Entry> before;  ///< of a changed row: the entry that it replaces
  std::int64_t entry = 0;                               ///< in the agreement's ledger: what it became, or is already
};

struct HoursCounts {
  int rows = 0;
  int fresh = 0;
  int duplicate = 0;
  int changed = 0;
  int refused = 0;
  Minutes minutes;  ///< of new and changed rows

  HoursCounts& operator+=(const HoursCounts& other);
  bool operator==(const HoursCounts&) const = default;
};
[[nodiscard]] HoursCounts count(const std::vector<HoursRow>& rows);

}  // namespace journeywork::services
