#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/caller.hpp"
#include "services/careers/careers.hpp"
#include "store/career_lists.hpp"

namespace journeywork::services {

/// "Start here": roles that a school counselor, a career service or an association puts together for others, behind a
/// short address. Anybody who is signed in may make some; anybody may read one who has its address.
class CareerLists {
 public:
  static constexpr std::size_t most_items = 30;
  static constexpr std::size_t most_lists = 100;

  CareerLists(store::Database& database, Clock clock) : database_(database), clock_(std::move(clock)) {}

  struct Draft {
    std::string title;               ///< 1 to 100 bytes
    std::string text;                ///< up to 2,000 bytes
    std::vector<std::string> items;  ///< codes of occupations, 1 to 30
  };

  [[nodiscard]] Result<store::career_lists::List> make(const Caller& caller, const World& world, const Draft& draft);
  [[nodiscard]] Result<void> change(const Caller& caller, const World& world, std::string_view slug,
                                    const Draft& draft);
  [[nodiscard]] Result<void> remove(const Caller& caller, std::string_view slug);
  [[nodiscard]] Result<std::vector<store::career_lists::List>> own(const Caller& caller);
  [[nodiscard]] Result<store::career_lists::List> find(std::string_view slug);

 private:
  store::Database& database_;
  Clock clock_;
};

}  // namespace journeywork::services
