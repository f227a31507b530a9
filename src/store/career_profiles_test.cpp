#include "store/career_profiles.hpp"

#include "store/testing/written.hpp"

namespace journeywork::store::testing {
namespace {

using career_profiles::Interest;
using career_profiles::Kept;

constexpr PersonId ana{5};
constexpr PersonId ben{6};

Instant at(std::int64_t millis) { return Instant{std::chrono::milliseconds{millis}}; }

const Kept of_ana{"{\"words\":\"é\"}", true, {"imaging-specialist", "bmet-2"}, at(7)};
const Kept of_ben{"{}", false, {"bmet-1"}, at(8)};

constexpr Query count_interests{"t.count_interests", "select count(*) from career_interest"};
constexpr Query remove_person{"t.remove_person", "delete from person where id = $1"};

}  // namespace

TEST_CASE_TEMPLATE("a person has one profile, the last that was kept", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    CHECK_FALSE(career_profiles::find(c, ana));
    career_profiles::put(c, ana, of_ana);
    career_profiles::put(c, ben, of_ana);
    career_profiles::put(c, ben, of_ben);
    CHECK(career_profiles::find(c, ana) == of_ana);
    CHECK(career_profiles::find(c, ben) == of_ben);
    career_profiles::remove(c, ana);
    CHECK_FALSE(career_profiles::find(c, ana));
    CHECK(career_profiles::find(c, ben) == of_ben);
    CHECK(c.one(count_interests)->integer(0) == 1);
  });
}

TEST_CASE_TEMPLATE("only interests of those who agree are told", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    career_profiles::put(c, ana, of_ana);
    career_profiles::put(c, ben, of_ben);
    const std::vector<Interest> told{{ana, "imaging-specialist"}, {ana, "bmet-2"}};
    CHECK(career_profiles::shared_interests(c, {ben, ana}) == told);
    CHECK(career_profiles::shared_interests(c, {ben}).empty());
    CHECK(career_profiles::shared_interests(c, {}).empty());
    auto withdrawn = of_ana;
    withdrawn.shared = false;
    career_profiles::put(c, ana, withdrawn);
    CHECK(career_profiles::shared_interests(c, {ana, ben}).empty());
  });
}

TEST_CASE_TEMPLATE("a profile goes with its person", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    career_profiles::put(c, ana, of_ana);
    c(remove_person, ana.value);
    CHECK_FALSE(career_profiles::find(c, ana));
    CHECK(c.one(count_interests)->integer(0) == 0);
  });
}

}  // namespace journeywork::store::testing
