#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/careers/profile.hpp"

namespace journeywork::careers {

/// A profile as somebody keeps it: what they bring, and what they look for. Kept in their browser until they sign in,
/// then with their account.
struct Person {
  Profile profile;
  std::vector<std::string> tools;      ///< tools and technology, in their own words
  std::string place;                   ///< where they look for work: "Baltimore, MD"
  std::string pay_area;                ///< code of the area whose pay they see; empty for the nation
  std::optional<int> within_miles;     ///< of that place
  std::optional<Money> pay_sought;     ///< a year
  std::optional<int> hours_a_week;     ///< that they would work
  std::vector<std::string> interests;  ///< occupations they would like to come to

  bool operator==(const Person&) const = default;
};

/// Bounds of what one may say of oneself: generous for anybody, small enough for a browser's cookie.
inline constexpr std::size_t most_items = 40;  ///< of each list; skills: 100
inline constexpr std::size_t most_skills = 100;
inline constexpr std::size_t longest_word = 80;  ///< of a tool or a place, in bytes
inline constexpr int most_months = 720;

/// As compact text: fields between '~', lists between '!', words percent-encoded. Only letters, digits and -._~!:%,
/// so it is fit for a cookie. Only what is there is written.
[[nodiscard]] std::string to_text(const Person& person);

/// Takes what `to_text` wrote, from this version or one before it. Anything else, and whatever is out of bounds, is
/// Error::invalid: it comes from outside. Codes are not looked up.
[[nodiscard]] Result<Person> parse_person(std::string_view text);

}  // namespace journeywork::careers
