#include "services/apprenticeship/views.hpp"
#include "services/testing/apprenticeships.hpp"

// What people see who look after several apprentices: the queue, the lists, the overview.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::demonstration;
using fixtures::ojl;
using fixtures::ri;
using Ids = std::vector<AgreementId>;
using Names = std::vector<std::string>;

/// Thursday. Ana logged nine days ago and today, ben three days ago; one more of each was decided.
struct Desk : Apprenticeships {
  Desk() {
    at(9, [&] {
      add(ana, of_ana, today.plus_days(-9), ojl("1", hours(2), {"1.01", "1.02"}));
      add(ana, of_ana, today.plus_days(-10), ri("EL", hours(1)));
    });
    at(3, [&] { add(ben, of_ben, today.plus_days(-3), ojl("2", hours(4))); });
    add(ana, of_ana, today, ojl("1", {30}));
    add(ana, of_ana, today.plus_days(-1), ojl("2", {20}));
    add_approved(ana, of_ana, today, ojl("3", {10}));
    send_back(add(ben, of_ben, today, ojl("3", {10})));
    add(mentor, of_ana, today.plus_days(-9), demonstration("1.01", 2));
  }
  /// Does something as it was so many days ago.
  template <class F>
  void at(int days_ago, F&& work) {
    const auto then = now;
    now -= std::chrono::hours{24 * days_ago};
    work();
    now = then;
  }
  [[nodiscard]] Ids listed(PersonId who, int limit = 50) {
    Ids out;
    AgreementId after;
    do {
      const auto page = views.agreements(actor(who), after, limit).value();
      CHECK(static_cast<int>(page.items.size()) <= limit);
      for (const auto& item : page.items) out.push_back(item.agreement.id);
      after = page.next;
    } while (after);
    return out;
  }
  [[nodiscard]] Ids rows(const Overview& overview) {
    Ids out;
    for (const auto& row : overview.rows) out.push_back(row.about.agreement.id);
    return out;
  }
  [[nodiscard]] Ids all() const { return {of_ana, of_ben, of_cara, of_dan}; }
};

}  // namespace

TEST_CASE("the queue has a group for each apprentice's week, the longest wait first") {
  Desk desk;
  const auto queue = desk.views.queue(desk.actor(desk.mentor)).value();
  CHECK(queue.entries == 5);
  CHECK(queue.oldest_days == 9);
  REQUIRE(queue.groups.size() == 3);
  const auto& first = queue.groups[0];
  CHECK(first.about.apprentice == "ana");
  CHECK(first.week == Date(2026, 11, 9));
  CHECK(first.total == hours(3));
  CHECK(first.oldest_days == 9);
  REQUIRE(first.entries.size() == 2);  // by day, whichever was written first
  CHECK(first.entries[0].open.entry.day == desk.today.plus_days(-10));
  CHECK(first.entries[1].open.entry.day == desk.today.plus_days(-9));
  CHECK(first.entries[1].open.days == 9);
  CHECK(first.entries[1].open.author == "ana");
  CHECK(queue.groups[1].about.apprentice == "ben");
  CHECK(queue.groups[1].oldest_days == 3);
  CHECK(queue.groups[2].about.apprentice == "ana");
  CHECK(queue.groups[2].week == Date(2026, 11, 16));
  CHECK(queue.groups[2].total == Minutes{50});
  CHECK(queue.groups[2].oldest_days == 0);
}

TEST_CASE("an entry in the queue says which of the competencies that it showed are still to be signed off") {
  Desk desk;
  const auto queue = desk.views.queue(desk.actor(desk.mentor)).value();
  const auto& shown = queue.groups[0].entries[1].shown;
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].competency->code == "1.01");
  CHECK(shown[0].best == 2);
  CHECK(shown[0].signed_off);
  CHECK(shown[1].competency->code == "1.02");
  CHECK(shown[1].best == 0);
  CHECK_FALSE(shown[1].signed_off);
  CHECK(queue.groups[0].entries[0].shown.empty());
}

TEST_CASE("everybody's queue holds what they may decide, and its size is the number shown") {
  Desk desk;
  const auto only_ben = desk.add_mentor("only_ben", desk.of_ben, desk.start);
  const auto former = desk.add_mentor("former", desk.of_ana, desk.start, desk.today.plus_days(-1));
  const auto coming = desk.add_mentor("coming", desk.of_ana, desk.today.plus_days(1));
  auto people = desk.around_ana();
  people.insert(people.end(), {{"only_ben", only_ben}, {"former", former}, {"coming", coming}});
  for (const auto& [name, person] : people) {
    CAPTURE(name);
    const auto who = desk.actor(person);
    const auto queue = desk.views.queue(who).value();
    CHECK(desk.views.queue_size(who) == queue.entries);
    CHECK(queue.entries == (name == "mentor" || name == "coordinator" ? 5 : name == "only_ben" ? 1 : 0));
    std::size_t shown = 0;
    for (const auto& group : queue.groups) shown += group.entries.size();
    CHECK(static_cast<int>(shown) == queue.entries);
  }
}

TEST_CASE("nobody's own work is in their queue") {
  Desk desk;
  desk.write([&](store::Connection& c) {
    desk.give(c, desk.ana, access::Role::coordinator, desk.employer);
    store::agreements::put_mentor(c, desk.of_ana, {desk.ana, desk.start, std::nullopt});
  });
  const auto queue = desk.views.queue(desk.actor(desk.ana)).value();
  REQUIRE(queue.groups.size() == 1);
  CHECK(queue.groups[0].about.apprentice == "ben");
  CHECK(desk.views.queue_size(desk.actor(desk.ana)) == 1);
}

TEST_CASE("the queue of a mentor begins and ends with the site's day") {
  Apprenticeships house;
  house.add(house.ana, house.of_ana, house.today, ojl("1", {30}));
  const auto mentor = house.add_mentor("last_day", house.of_ana, house.start, house.today);
  house.now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours{4};  // 23:00 in Baltimore
  CHECK(house.views.queue_size(house.actor(mentor)) == 1);
  house.now += std::chrono::hours{1};
  CHECK(house.views.queue_size(house.actor(mentor)) == 0);
}

TEST_CASE("the list of agreements holds what the actor may read") {
  Desk desk;
  for (const auto person : {desk.staff, desk.coordinator, desk.mentor, desk.auditor, desk.employer_auditor,
                            desk.office_auditor, desk.administrator}) {
    CHECK(desk.listed(person) == desk.all());
  }
  CHECK(desk.listed(desk.ana) == Ids{desk.of_ana});
  for (const auto person : {desk.nobody, desk.other_staff, desk.other_coordinator, desk.agency_auditor})
    CHECK(desk.listed(person).empty());
}

TEST_CASE("pages of agreements leave nothing out and say nothing twice") {
  Desk desk;
  desk.write([&](store::Connection& c) {
    // Read by two ways: as the apprentice and as the coordinator.
    desk.give(c, desk.ana, access::Role::coordinator, desk.employer);
    desk.give(c, desk.auditor, access::Role::auditor, desk.employer);
  });
  for (const auto person : {desk.staff, desk.ana, desk.mentor, desk.auditor, desk.administrator, desk.office_auditor}) {
    for (const int limit : {1, 2, 3, 4, 5}) CHECK(desk.listed(person, limit) == desk.all());
  }
  CHECK_FALSE(desk.views.agreements(desk.actor(desk.staff), {}, 4)->next);
  CHECK(desk.views.agreements(desk.actor(desk.staff), {}, 3)->next == desk.of_cara);
}

TEST_CASE("apprentices find their own agreements with their states") {
  Desk desk;
  CHECK(desk.views.own_agreements(desk.actor(desk.dan)).value() ==
        std::vector<std::pair<AgreementId, AgreementState>>{{desk.of_dan, AgreementState::completed}});
  CHECK(desk.views.own_agreements(desk.actor(desk.mentor))->empty());
}

TEST_CASE("the overview tells who is stuck because nobody has answered") {
  Desk desk;
  const auto overview = desk.views.all_in_view(desk.actor(desk.coordinator)).value();
  CHECK(desk.rows(overview) == desk.all());
  // The standards give a mentor five days.
  CHECK(overview.rows[0].stuck);
  CHECK(overview.rows[0].waiting.oldest_days == 9);
  CHECK_FALSE(overview.rows[1].stuck);
  CHECK(overview.rows[1].waiting.oldest_days == 3);
  CHECK_FALSE(overview.rows[2].stuck);
  CHECK(overview.rows[0].standing.ojl_approved == Minutes{10});
  CHECK(overview.rows[3].standing.pace == Pace::completed);
  CHECK_FALSE(overview.next);
  for (const std::int64_t seq : {1, 2}) desk.approve({desk.of_ana, seq});
  CHECK_FALSE(desk.views.all_in_view(desk.actor(desk.coordinator))->rows[0].stuck);
}

TEST_CASE("an entry is late on the day after those that the standards give") {
  Apprenticeships house;
  house.add(house.ana, house.of_ana, house.today, ojl("1", {30}));
  const auto stuck = [&] { return house.views.all_in_view(house.actor(house.coordinator))->rows[0].stuck; };
  house.now += std::chrono::hours{24 * 5};
  CHECK_FALSE(stuck());
  house.now += std::chrono::hours{24};
  CHECK(stuck());
}

TEST_CASE("the overview tells how long each mentor lets entries wait") {
  Desk desk;
  desk.add_mentor("only_ben", desk.of_ben, desk.start);
  desk.add_mentor("former", desk.of_ana, desk.start, desk.today.plus_days(-1));
  const auto overview = desk.views.all_in_view(desk.actor(desk.staff)).value();
  REQUIRE(overview.mentors.size() == 2);  // those of today, the longest wait first
  const auto& first = overview.mentors[0];
  CHECK(first.mentor == desk.mentor);
  CHECK(first.name == "mentor");
  CHECK(first.waiting == 5);
  CHECK(first.fresh == 2);
  CHECK(first.slow == 1);
  CHECK(first.old == 2);
  CHECK(first.oldest_days == 9);
  CHECK(first.apprentices == 2);  // active ones
  CHECK(overview.mentors[1].name == "only_ben");
  CHECK(overview.mentors[1].waiting == 1);
}

TEST_CASE("a row's picture is of the last twelve whole weeks") {
  Desk desk;
  const auto monday = desk.today.week_start();
  desk.add_approved(desk.coordinator, desk.of_ana, monday.plus_days(-1), ojl("1", hours(3)));
  desk.add_approved(desk.coordinator, desk.of_ana, monday.plus_days(-84), ojl("1", hours(1)));
  desk.add_approved(desk.coordinator, desk.of_ana, monday.plus_days(-85), ojl("1", hours(7)));
  desk.approve({desk.of_ana, 3});  // of this week
  const auto row = desk.views.all_in_view(desk.actor(desk.staff))->rows[0];
  REQUIRE(row.last_weeks.size() == 12);
  CHECK(row.last_weeks.front() == hours(1));
  CHECK(row.last_weeks.back() == hours(3));
  CHECK(std::count(row.last_weeks.begin(), row.last_weeks.end(), Minutes{}) == 10);
}

TEST_CASE("everybody in view is everybody but oneself, on whichever page") {
  Desk desk;
  const auto everybody = [&](PersonId who, int limit) {
    Ids read;
    AgreementId after;
    do {
      const auto page = desk.views.all_in_view(desk.actor(who), after, limit).value();
      CHECK(static_cast<int>(page.rows.size()) <= limit);
      for (const auto id : desk.rows(page)) read.push_back(id);
      after = page.next;
    } while (after);
    return read;
  };
  CHECK(everybody(desk.mentor, 500) == desk.all());
  CHECK(everybody(desk.ana, 500).empty());
  CHECK(everybody(desk.nobody, 500).empty());
  desk.write([&](store::Connection& c) { desk.give(c, desk.ana, access::Role::coordinator, desk.employer); });
  for (const int limit : {1, 2, 3, 4}) {
    CAPTURE(limit);
    CHECK(everybody(desk.ana, limit) == Ids{desk.of_ben, desk.of_cara, desk.of_dan});
    CHECK(everybody(desk.staff, limit) == desk.all());
  }
}

}  // namespace journeywork::services::testing
