#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// What stands on the one page about an occupation that is handed out on a career day. All texts are UTF-8 and ready to
/// be read, in the language and currency of whoever prints it. What is empty is left out together with its heading;
/// what is too long for its place ends in an ellipsis.
struct CareerSheet {
  enum class Paper {
    a4,     ///< 210 by 297 mm
    letter  ///< 8.5 by 11 in
  };
  struct Moment {
    std::string time;  ///< "07:30"
    std::string text;
  };
  struct Route {
    std::string name;  ///< "Apprenticeship"
    std::string text;
  };
  /// The figure as it is printed, and where it stands on the bar.
  struct Figure {
    std::string text;   ///< "$61,300"
    double amount = 0;  ///< in any unit that is the same for the three
  };
  struct Pay {
    std::optional<Figure> low;     ///< p10 or p25, as `low_is` says
    std::optional<Figure> middle;  ///< the median
    std::optional<Figure> high;
    std::string middle_is = "median";
    std::string low_is;   ///< "a tenth earn less"
    std::string high_is;  ///< "a tenth earn more"
    std::string note;     ///< whom it is of, source and year: "United States, all employers. BLS OEWS, May 2024"
  };

  Paper paper = Paper::letter;
  std::string title;
  std::string family;  ///< "Healthcare technology management"
  std::string summary;
  std::vector<Moment> day;                ///< the first 6 are shown
  std::vector<std::string> duties;        ///< the first 5
  std::vector<Route> routes;              ///< the first 4
  Pay pay;                                ///< with no figure at all the sheet says that pay is not known
  std::string outlook;                    ///< with source and year
  std::vector<std::string> likes;         ///< the first 3
  std::vector<std::string> hard;          ///< the first 3
  std::string education;                  ///< the least with which one is hired
  std::vector<std::string> credentials;   ///< the first 4: "CBET, helps"
  std::string address;                    ///< of the page: printed, and as QR code; no code when it is empty
  std::string installation;               ///< name of whoever runs it
  std::vector<std::string> attributions;  ///< the first 4; in all 6 lines of about 120 characters
};

/// The sheet as a PDF of exactly one page, whatever the texts. Bytes that are not UTF-8, control characters and
/// characters that turn the direction of writing are replaced by U+FFFD or blanks. The same sheet gives the same bytes
/// on the same machine: no date is in it. Refuses an empty title and an address that no QR code holds.
/// May be called from many threads at once.
[[nodiscard]] Result<std::string> career_sheet(const CareerSheet& sheet);

}  // namespace journeywork::exchange
