#include "services/testing/apprenticeships.hpp"

// A draft is changed until it is activated; then what was agreed stays.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using Fields = std::vector<std::string>;

struct Draft : Apprenticeships {
  PersonId second_mentor;
  SiteId second_site;
  StandardsId second_version;

  Draft() {
    write([&](store::Connection& c) {
      second_mentor = add_member(c, "second_mentor", access::Role::mentor, employer);
      second_site = store::organisations::insert_site(c, {{}, employer, "West", "Denver", "CO", "America/Denver"});
      auto text = fixtures::sample_standards();
      text.version = "2.0";
      second_version = add_standards(c, text);
    });
  }

  /// What the draft says now, as a form would send it.
  AgreementRequest as_is() {
    const auto draft = agreement(of_cara);
    return {draft.sponsor,
            draft.employer,
            draft.site,
            draft.apprentice,
            draft.standards,
            draft.start,
            draft.journeyworker_wage,
            {mentor},
            {}};
  }
  Result<void> change(PersonId who, const AgreementRequest& request) {
    return agreements.change(actor(who), of_cara, request, fresh_key());
  }
};

}  // namespace

TEST_CASE("a draft's site, standards, first day, wage and mentors can be changed") {
  Draft house;
  auto request = house.as_is();
  request.site = house.second_site;
  request.standards = house.second_version;
  request.start = Date(2026, 12, 1);
  request.journeyworker_wage = {3400, "USD"};
  request.mentors = {house.second_mentor};
  REQUIRE(outcome_of(house.change(house.staff, request)) == "done");
  const auto draft = house.agreement(house.of_cara);
  CHECK(draft.site == house.second_site);
  CHECK(draft.standards == house.second_version);
  CHECK(draft.start == Date(2026, 12, 1));
  CHECK(draft.journeyworker_wage == Money{3400, "USD"});
  CHECK(draft.mentors == std::vector<MentorTerm>{{house.second_mentor, Date(2026, 12, 1), std::nullopt}});
  CHECK(draft.state == AgreementState::draft);
  CHECK(draft.number == "S-3");
  CHECK(house.audited().back() == "agreement.change");
}

TEST_CASE("a draft keeps its sponsor, employer and apprentice whatever is asked") {
  Draft house;
  auto request = house.as_is();
  request.sponsor = house.other_sponsor;
  request.employer = house.other_employer;
  request.apprentice = house.ben;
  REQUIRE(outcome_of(house.change(house.staff, request)) == "done");
  const auto draft = house.agreement(house.of_cara);
  CHECK(draft.sponsor == house.sponsor);
  CHECK(draft.employer == house.employer);
  CHECK(draft.apprentice == house.cara);
}

TEST_CASE("a changed draft is checked as a new one is, and a refusal changes nothing") {
  Draft house;
  const auto before = house.agreement(house.of_cara);
  auto request = house.as_is();
  request.site = {999};
  request.standards = {999};
  CHECK(refused_fields(house.change(house.staff, request)) == Fields{"site", "standards"});
  request = house.as_is();
  request.journeyworker_wage = {500, "USD"};
  CHECK(refused_fields(house.change(house.staff, request)) == Fields{"journeyworker_wage"});
  request = house.as_is();
  request.mentors = {house.ben};
  CHECK(refused_fields(house.change(house.staff, request)) == Fields{"mentor"});
  CHECK(house.agreement(house.of_cara) == before);
}

TEST_CASE("what is in force is not changed") {
  Draft house;
  auto request = house.as_is();
  request.journeyworker_wage = {9900, "USD"};
  CHECK(outcome_of(house.agreements.change(house.actor(house.staff), house.of_ana, request, house.fresh_key())) ==
        "conflict");
  CHECK(outcome_of(house.agreements.change(house.actor(house.staff), house.of_dan, request, house.fresh_key())) ==
        "forbidden");
  CHECK(house.agreement(house.of_ana).journeyworker_wage == Money{3000, "USD"});
}

TEST_CASE("who may change a draft") {
  Draft house;
  std::string may;
  auto people = house.everybody();
  people.insert(people.begin(), {"cara", house.cara});
  for (const auto& [name, person] : people) {
    CAPTURE(name);
    const auto outcome = outcome_of(house.change(person, house.as_is()));
    may += outcome == "done" ? 'Y' : outcome == "forbidden" ? '.' : '-';
  }
  // cara administrator staff coordinator mentor apprentice auditor employer_auditor agency_auditor other_staff
  // other_coordinator nobody
  CHECK(may == "..YY.-..----");
}

TEST_CASE("credit in a draft keeps the standards and the first day that it was granted under") {
  Draft house;
  house.add(house.staff, house.of_cara, house.start, fixtures::process_credit("1", hours(5)));
  auto request = house.as_is();
  request.standards = house.second_version;
  request.start = Date(2026, 12, 1);
  CHECK(refused_fields(house.change(house.staff, request)) == Fields{"standards", "start"});
  request = house.as_is();
  request.mentors = {house.second_mentor};
  CHECK(outcome_of(house.change(house.staff, request)) == "done");
  CHECK(house.sound());
}

TEST_CASE("the same change sent twice is done once") {
  Draft house;
  auto request = house.as_is();
  request.journeyworker_wage = {3400, "USD"};
  const auto send = [&] {
    return house.agreements.change(house.actor(house.staff), house.of_cara, request, "key-0001");
  };
  REQUIRE(outcome_of(send()) == "done");
  const auto audited = house.audited().size();
  CHECK(outcome_of(send()) == "done");
  CHECK(house.audited().size() == audited);
}

}  // namespace journeywork::services::testing
