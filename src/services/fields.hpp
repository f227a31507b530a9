#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace journeywork::services {

/// Languages and formats that pages exist in, the first being the default.
inline constexpr std::string_view supported_locales[] = {"en-US", "en-GB", "es-US", "km-KH"};
[[nodiscard]] bool is_supported_locale(std::string_view locale);

/// Valid UTF-8 in normal form C, so that what looks the same is the same; nothing for other bytes.
[[nodiscard]] std::optional<std::string> normalised(std::string_view text);
/// Without case, for comparing; text that is not UTF-8 is returned as it is.
[[nodiscard]] std::string folded(std::string_view text);
/// In code points; each byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t length_of(std::string_view text);
/// The one form in which a mailbox is kept and looked up: normal form C, trimmed, lower case. Nothing when it is no
/// email address. International ones are fine; quoted local parts, addresses without a dot in the domain, and invisible
/// characters are not.
[[nodiscard]] std::optional<std::string> email_key(std::string_view typed);
/// A browser's or program's own words about itself, shortened and made harmless: anybody can send anything there.
[[nodiscard]] std::string device_label(std::string_view told);

/// Checks the fields of one form or request and keeps what is wrong, so that a person learns of everything at once.
/// Each check returns the value as it is to be kept, or an empty one after noting a problem.
class FieldChecks {
 public:
  /// One line in any script: trimmed, runs of spaces made one, 1 to `longest` characters, none of them a control
  /// character or a direction override.
  [[nodiscard]] std::string line(std::string_view field, std::string_view typed, std::size_t longest = 200);
  /// The same, but may be empty, which gives nothing.
  [[nodiscard]] std::optional<std::string> optional_line(std::string_view field, std::string_view typed,
                                                         std::size_t longest);
  [[nodiscard]] std::string email(std::string_view field, std::string_view typed);
  [[nodiscard]] std::string locale(std::string_view field, std::string_view typed);
  /// ISO 3166-1 alpha-2, in either case.
  [[nodiscard]] std::string country(std::string_view field, std::string_view typed);
  [[nodiscard]] std::string time_zone(std::string_view field, std::string_view typed);
  /// Neither in the future nor 120 years ago.
  [[nodiscard]] std::optional<Date> birth_date(std::string_view field, std::optional<Date> date, Date today);

  void refuse(Problem problem) { problems_.push_back(std::move(problem)); }
  [[nodiscard]] bool passed() const { return problems_.empty(); }
  /// All problems, or nothing to complain about.
  [[nodiscard]] Result<void> result() const;

 private:
  std::vector<Problem> problems_;
};

}  // namespace journeywork::services
