#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::exchange::hours_csv {

/// One row of a spreadsheet.
struct Record {
  int number = 0;                  ///< from 1, empty rows counted
  std::vector<std::string> cells;  ///< without the spaces around unquoted ones; line ends inside are \n
  const char* damage = nullptr;    ///< why there are no cells, in a sentence; nothing when there are

  [[nodiscard]] bool empty() const;  ///< nothing in any cell
};

/// A CSV text row by row: RFC 4180, any line ends, and what else spreadsheets write. A row whose quotes do not match is
/// handed over as damaged, and the next line begins a new row: nothing that follows is swallowed.
class Records {
 public:
  /// `text` is UTF-8 and outlives this.
  Records(std::string_view text, char separator);
  ~Records();
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  /// False at the end.
  bool next(Record& out);
  /// True when so many rows are damaged that the file cannot be meant like this; `next` then ends.
  [[nodiscard]] bool hopeless() const;

 private:
  class Parser;

  std::string_view take_line();
  bool damaged(Record& out, std::size_t resume_at, const char* why);

  std::string_view text_;
  std::size_t at_ = 0;
  int number_ = 0;
  int damaged_ = 0;
  std::unique_ptr<Parser> parser_;
};

/// What to say of a hopeless file.
[[nodiscard]] tl::unexpected<Error> refuse_hopeless();

}  // namespace journeywork::exchange::hours_csv
