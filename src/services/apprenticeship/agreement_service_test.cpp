#include "services/apprenticeship/agreement_service.hpp"

#include <functional>

#include "services/testing/apprenticeships.hpp"

// The life of an agreement: draft, active, and its mentors. Completion has a file of its own.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::course_credit;
using fixtures::ojl;
using fixtures::process_credit;
using Fields = std::vector<std::string>;

struct Registry : Apprenticeships {
  PersonId eva;  ///< an apprentice without an agreement, born 2000-05-01
  PersonId second_mentor;
  SiteId elsewhere;
  StandardsId foreign;  ///< another sponsor's

  Registry() {
    write([&](store::Connection& c) {
      eva = add_apprentice(c, "eva", "E10");
      second_mentor = add_member(c, "second_mentor", access::Role::mentor, employer);
      elsewhere = store::organisations::insert_site(c, {{}, second_employer, "Hill", "Denver", "CO", "America/Denver"});
      const auto text = exchange::write_standards_toml(fixtures::sample_standards());
      foreign = store::standards::insert(
          c, {{}, other_sponsor, "sample", "1.0", "Sample technician", "sample-agency", now, text}, other_staff);
    });
  }

  [[nodiscard]] AgreementRequest request() const {
    return {sponsor, employer, site, eva, standards, Date(2026, 12, 1), {3000, "USD"}, {mentor}, {}};
  }
  Result<AgreementId> create(PersonId who, const AgreementRequest& what) {
    return agreements.create(actor(who), what, fresh_key());
  }
  Result<AgreementId> create(const std::function<void(AgreementRequest&)>& change = {}) {
    auto what = request();
    if (change) change(what);
    return create(staff, what);
  }
  [[nodiscard]] Fields refused(const std::function<void(AgreementRequest&)>& change) {
    const auto result = create(change);
    CHECK(outcome_of(result) == "invalid");
    return refused_fields(result);
  }
  void born(PersonId person, std::optional<Date> day) {
    write([&](store::Connection& c) {
      auto found = store::people::find(c, person).value();
      found.birth_date = day;
      store::people::update(c, found);
    });
  }
  Result<void> activate(PersonId who, AgreementId id) { return agreements.activate(actor(who), id, fresh_key()); }
  [[nodiscard]] std::size_t count() {
    return read([](store::Connection& c) { return store::agreements::all(c, {}, 100).size(); });
  }
};

const Credit& credit_of(const EntryBody& body) { return std::get<Credit>(body); }

}  // namespace

TEST_CASE("a draft is pinned to its standards and has a number, mentors and an empty ledger") {
  Registry registry;
  const auto id = registry.create();
  REQUIRE(id);
  const auto draft = registry.agreement(*id);
  CHECK(draft.number == "SAMPLE-2026-0001");
  CHECK(draft.state == AgreementState::draft);
  CHECK(draft.sponsor == registry.sponsor);
  CHECK(draft.employer == registry.employer);
  CHECK(draft.site == registry.site);
  CHECK(draft.apprentice == registry.eva);
  CHECK(draft.standards == registry.standards);
  CHECK(draft.start == Date(2026, 12, 1));
  CHECK(draft.journeyworker_wage == Money{3000, "USD"});
  CHECK(draft.mentors == std::vector<MentorTerm>{{registry.mentor, Date(2026, 12, 1), std::nullopt}});
  CHECK(registry.entries(*id).empty());
  CHECK(registry.audited().back() == "agreement.create");
  CHECK(registry.agreement(registry.create().value()).number == "SAMPLE-2026-0002");
  CHECK(registry.agreement(registry.create([](auto& r) { r.start = Date(2027, 1, 4); }).value()).number ==
        "SAMPLE-2027-0001");
}

TEST_CASE("who may make agreements") {
  Registry registry;
  std::string may;
  for (const auto& [name, person] : registry.around_ana()) {
    const auto outcome = outcome_of(registry.create(person, registry.request()));
    may += outcome == "done" ? 'Y' : outcome == "forbidden" ? '.' : 'x';
  }
  // ana administrator staff coordinator mentor apprentice auditors(3) other_staff other_coordinator nobody
  // office_auditor ben
  CHECK(may == ".YY...........");
  // Nor does a sponsor's staff make one for an employer of another's programme, or in another's name.
  CHECK(outcome_of(registry.create([&](auto& r) { r.employer = registry.other_employer; })) == "forbidden");
  CHECK(outcome_of(registry.create([&](auto& r) { r.sponsor = registry.other_sponsor; })) == "forbidden");
}

TEST_CASE("each part of an agreement that does not fit is refused at its field") {
  Registry registry;
  const auto before = registry.count();
  CHECK(registry.refused([&](auto& r) { r.site = registry.elsewhere; }) == Fields{"site"});
  CHECK(registry.refused([](auto& r) { r.site = {}; }) == Fields{"site"});
  CHECK(registry.refused([&](auto& r) { r.standards = registry.foreign; }) == Fields{"standards"});
  CHECK(registry.refused([&](auto& r) { r.apprentice = registry.mentor; }).front() == "apprentice");
  CHECK(registry.refused([](auto& r) { r.apprentice = PersonId{9999}; }).front() == "apprentice");
  CHECK(registry.refused([](auto& r) { r.journeyworker_wage = {0, "USD"}; }) == Fields{"journeyworker_wage"});
  CHECK(registry.refused([](auto& r) { r.journeyworker_wage = {3000, "EUR"}; }) == Fields{"journeyworker_wage"});
  // 60 % of 12.00 is below the agency's 7.25.
  CHECK(registry.refused([](auto& r) { r.journeyworker_wage = {1200, "USD"}; }) == Fields{"journeyworker_wage"});
  CHECK(registry.refused([](auto& r) { r.mentors = {}; }) == Fields{"mentor"});
  CHECK(registry.refused([&](auto& r) { r.mentors = {registry.staff}; }) == Fields{"mentor"});
  CHECK(registry.refused([](auto& r) { r.prior_credit = {credit_of(process_credit("9", {60}))}; }).front() ==
        "credit_work_process");
  CHECK(registry.refused([](auto& r) { r.prior_credit = {credit_of(course_credit("EL", hours(41)))}; }) ==
        Fields{"credit_minutes"});
  CHECK(registry.refused([&](auto& r) {
    r.site = {};
    r.mentors = {};
    r.journeyworker_wage = {};
  }) == Fields{"site", "journeyworker_wage", "mentor"});
  CHECK(registry.count() == before);
}

TEST_CASE("an employer outside the programme is refused at its field") {
  Registry registry;
  // The administrator may make agreements everywhere, but not mix programmes.
  auto request = registry.request();
  request.employer = registry.other_employer;
  CHECK(refused_fields(registry.create(registry.administrator, request)).front() == "employer");
}

TEST_CASE("a mentor holds that role, or coordinates, at this very employer") {
  Registry registry;
  PersonId visitor;
  registry.write([&](store::Connection& c) {
    visitor = registry.add_member(c, "visitor", access::Role::mentor, registry.second_employer);
  });
  CHECK(registry.refused([&](auto& r) { r.mentors = {registry.mentor, visitor}; }) == Fields{"mentor"});
  CHECK(registry.create([&](auto& r) { r.mentors = {registry.coordinator}; }));
  registry.write(
      [&](store::Connection& c) { registry.give(c, registry.eva, access::Role::mentor, registry.employer); });
  CHECK(registry.refused([&](auto& r) { r.mentors = {registry.eva}; }) == Fields{"mentor"});
}

TEST_CASE("an apprentice is of age on the first day, by the standards") {
  Registry registry;
  const auto starting = [&](Date start) { return outcome_of(registry.create([&](auto& r) { r.start = start; })); };
  registry.born(registry.eva, Date(2008, 12, 1));  // the standards ask for 18, the agency for 16
  CHECK(starting(Date(2026, 12, 1)) == "done");
  CHECK(starting(Date(2026, 11, 30)) == "invalid");
  CHECK(registry.refused([](auto& r) { r.start = Date(2026, 11, 30); }) == Fields{"birth_date"});
  registry.born(registry.eva, std::nullopt);
  CHECK(registry.refused([](auto&) {}) == Fields{"birth_date"});
}

TEST_CASE("an agreement sent twice is made once") {
  Registry registry;
  const auto staff = registry.actor(registry.staff);
  const auto first = registry.agreements.create(staff, registry.request(), "the-same-key");
  const auto again = registry.agreements.create(staff, registry.request(), "the-same-key");
  REQUIRE(again);
  CHECK(*again == *first);
  CHECK(registry.count() == 5);
  auto other = registry.request();
  other.journeyworker_wage.minor = 3100;
  CHECK(outcome_of(registry.agreements.create(staff, other, "the-same-key")) == "conflict");
}

TEST_CASE("the same mentor named twice is one mentor") {
  Registry registry;
  const auto id = registry.create([&](auto& r) { r.mentors = {registry.mentor, registry.mentor}; });
  REQUIRE(id);
  CHECK(registry.agreement(*id).mentors.size() == 1);
}

TEST_CASE("prior credit counts from the first day and can lift the first wage") {
  Registry registry;
  const auto created = registry.create([](auto& r) {
    r.start = Date(2026, 11, 2);
    r.prior_credit = {credit_of(process_credit("2", hours(50))), credit_of(fixtures::competency_credit("1.01", 2))};
  });
  REQUIRE(created);
  const auto id = *created;
  CHECK(registry.entries(id).size() == 2);
  CHECK(registry.entries(id)[0].day == Date(2026, 11, 2));
  CHECK(registry.totals(id).ojl_approved() == hours(50));
  REQUIRE(registry.activate(registry.staff, id));
  const auto paid = registry.totals(id).wages;
  REQUIRE(paid.size() == 1);  // 50 h are past the 40 h of the second step
  CHECK(paid.begin()->second == Totals::Wage{Date(2026, 11, 2), 1, {2100, "USD"}});
  CHECK(registry.sound());
}

TEST_CASE("activation opens the ledger and applies the first wage, once") {
  Registry registry;
  CHECK(outcome_of(registry.submit(registry.cara, registry.of_cara, registry.today, ojl("1", {30}))) == "forbidden");
  const auto staff = registry.actor(registry.staff);
  REQUIRE(registry.agreements.activate(staff, registry.of_cara, "the-same-key"));
  CHECK(registry.agreement(registry.of_cara).state == AgreementState::active);
  const auto entries = registry.entries(registry.of_cara);
  REQUIRE(entries.size() == 1);
  CHECK(std::get<WageChange>(entries[0].body).wage == Money{1800, "USD"});
  CHECK(entries[0].day == registry.start);
  CHECK(registry.audited().back() == "agreement.activate");
  CHECK(registry.agreements.activate(staff, registry.of_cara, "the-same-key"));
  CHECK(outcome_of(registry.activate(registry.staff, registry.of_cara)) == "forbidden");
  CHECK(outcome_of(registry.activate(registry.staff, registry.of_dan)) == "forbidden");
  CHECK(registry.entries(registry.of_cara).size() == 1);
  CHECK(outcome_of(registry.submit(registry.cara, registry.of_cara, registry.today, ojl("1", {30}))) == "done");
  CHECK(registry.sound());
}

TEST_CASE("who may activate") {
  Registry registry;
  std::string may;
  for (const auto& [name, person] : registry.around_ana()) {
    if (person == registry.staff) continue;
    const auto outcome = outcome_of(registry.activate(person, registry.of_cara));
    may += outcome == "done" ? 'Y' : outcome == "forbidden" ? '.' : '-';
  }
  // ana administrator coordinator mentor apprentice auditors(3) other_staff other_coordinator nobody office_auditor ben
  CHECK(may == "-...-..----.-");
  CHECK(outcome_of(registry.activate(registry.cara, registry.of_cara)) == "forbidden");
  CHECK(outcome_of(registry.activate(registry.staff, AgreementId{9999})) == "not_found");
  CHECK(registry.agreement(registry.of_cara).state == AgreementState::draft);
  CHECK(outcome_of(registry.activate(registry.staff, registry.of_cara)) == "done");
}

TEST_CASE("a mentor is added from a day on") {
  Registry registry;
  const auto add = [&](PersonId who, PersonId mentor, Date from) {
    return registry.agreements.add_mentor(registry.actor(who), registry.of_ana, mentor, from, registry.fresh_key());
  };
  const auto today = registry.today;
  CHECK(refused_fields(add(registry.coordinator, registry.ana, today)) == Fields{"mentor"});
  CHECK(refused_fields(add(registry.coordinator, registry.staff, today)) == Fields{"mentor"});
  CHECK(refused_fields(add(registry.coordinator, registry.mentor, today)) == Fields{"mentor"});
  CHECK(refused_fields(add(registry.coordinator, registry.second_mentor, registry.start.plus_days(-1))) ==
        Fields{"from"});
  for (const auto person : {registry.ana, registry.mentor, registry.auditor, registry.administrator})
    CHECK(outcome_of(add(person, registry.second_mentor, today)) == "forbidden");
  CHECK(outcome_of(add(registry.nobody, registry.second_mentor, today)) == "not_found");
  CHECK(registry.views.queue_size(registry.actor(registry.second_mentor)) == 0);

  REQUIRE(add(registry.coordinator, registry.second_mentor, today));
  CHECK(registry.agreement(registry.of_ana).mentors.back() == MentorTerm{registry.second_mentor, today, std::nullopt});
  CHECK(registry.audited().back() == "agreement.mentor");
  registry.add(registry.ana, registry.of_ana, today, ojl("1", {30}));
  CHECK(registry.views.queue_size(registry.actor(registry.second_mentor)) == 1);
  CHECK(refused_fields(add(registry.staff, registry.second_mentor, today)) == Fields{"mentor"});
}

TEST_CASE("a mentor's term ends with a last day, and somebody is left") {
  Registry registry;
  const auto end = [&](PersonId who, PersonId mentor, Date last) {
    return registry.agreements.end_mentor(registry.actor(who), registry.of_ana, mentor, last, registry.fresh_key());
  };
  const auto today = registry.today;
  const auto id = registry.add(registry.ana, registry.of_ana, today, ojl("1", {30}));
  CHECK(refused_fields(end(registry.coordinator, registry.mentor, today)) == Fields{"mentor"});  // the only one
  CHECK(refused_fields(end(registry.coordinator, registry.second_mentor, today)) == Fields{"mentor"});
  REQUIRE(registry.agreements.add_mentor(registry.actor(registry.staff), registry.of_ana, registry.second_mentor,
                                         today.plus_days(-5), registry.fresh_key()));
  CHECK(refused_fields(end(registry.coordinator, registry.mentor, registry.start.plus_days(-1))) == Fields{"to"});
  CHECK(outcome_of(end(registry.mentor, registry.mentor, today)) == "forbidden");
  REQUIRE(end(registry.coordinator, registry.mentor, today.plus_days(-1)));
  CHECK(registry.audited().back() == "agreement.mentor_end");
  CHECK(outcome_of(registry.decide(registry.mentor, {{id, true, "", {}}})) == "not_found");
  CHECK(outcome_of(registry.decide(registry.second_mentor, {{id, true, "", {}}})) == "done");
  // And may come back.
  CHECK(registry.agreements.add_mentor(registry.actor(registry.staff), registry.of_ana, registry.mentor, today,
                                       registry.fresh_key()));
  CHECK(registry.agreement(registry.of_ana).mentors.size() == 3);
}

TEST_CASE("naming and ending mentors twice under one key is once") {
  Registry registry;
  const auto staff = registry.actor(registry.staff);
  const auto add = [&](Date from) {
    return registry.agreements.add_mentor(staff, registry.of_ana, registry.second_mentor, from, "adding-a-mentor");
  };
  CHECK(add(registry.today));
  CHECK(add(registry.today));
  CHECK(outcome_of(add(registry.start)) == "conflict");
  const auto end = [&] {
    return registry.agreements.end_mentor(staff, registry.of_ana, registry.second_mentor, registry.today,
                                          "ending-a-mentor");
  };
  CHECK(end());
  CHECK(end());
  CHECK(registry.agreement(registry.of_ana).mentors.size() == 2);
}

TEST_CASE("a new version of the standards leaves agreements with the one that they were signed under") {
  Registry registry;
  const auto before = registry.views.standing(registry.actor(registry.ana), registry.of_ana).value();
  auto changed = fixtures::sample_standards();
  changed.version = "2.0";
  changed.processes[0].minimum = hours(25);
  const auto imported = registry.library.import(
      registry.actor(registry.staff),
      {registry.sponsor, exchange::write_standards_toml(changed), StandardsFormat::toml, {}, ""});
  REQUIRE(imported);
  const auto after = registry.views.standing(registry.actor(registry.ana), registry.of_ana).value();
  CHECK(after.about.agreement.standards == registry.standards);
  CHECK(after.about.standards->version == "1.0");
  CHECK(after.standing.processes[0].missing == hours(20));
  CHECK(after.standing.terms == before.standing.terms);
  // A new agreement takes the new one.
  const auto id = registry.create([&](auto& r) { r.standards = imported->id; }).value();
  CHECK(registry.views.standing(registry.actor(registry.staff), id)->standing.processes[0].missing == hours(25));
}

}  // namespace journeywork::services::testing
