#include "store/career_profiles.hpp"

#include "store/columns.hpp"
#include "store/sql/careers.hpp"

namespace journeywork::store::career_profiles {

std::optional<Kept> find(Connection& c, PersonId person) {
  const auto row = c.one(sql::career_profile_find, person.value);
  if (!row) return std::nullopt;
  Kept out{row->text(0), row->integer(1) != 0, {}, instant_of(row->integer(2))};
  for (const auto& each : c(sql::career_interests, person.value)) out.interests.push_back(each.text(0));
  return out;
}

void put(Connection& c, PersonId person, const Kept& kept) {
  c(sql::career_profile_put, person.value, kept.body, std::int64_t{kept.shared}, millis(kept.at));
  c(sql::career_interests_remove, person.value);
  std::int64_t place = 0;
  for (const auto& occupation : kept.interests) c(sql::career_interest_insert, person.value, ++place, occupation);
}

void remove(Connection& c, PersonId person) { c(sql::career_profile_remove, person.value); }

std::vector<Interest> shared_interests(Connection& c, const std::vector<PersonId>& people) {
  std::vector<Interest> out;
  for (const auto person : people) {
    for (const auto& row : c(sql::career_interests_shared, person.value)) out.push_back({person, row.text(0)});
  }
  return out;
}

}  // namespace journeywork::store::career_profiles
