#pragma once

#include <algorithm>

#include "core/apprenticeship/fixtures.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "services/apprenticeship/agreement_service.hpp"
#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/standards_service.hpp"
#include "services/apprenticeship/verification.hpp"
#include "services/testing/house.hpp"
#include "store/agreements.hpp"
#include "store/ledger.hpp"
#include "store/standards.hpp"

namespace journeywork::services::testing {

/// The rules of the agency of core's sample standards: 16 years, 7.25 USD an hour.
inline constexpr const char* sample_agency_toml = R"toml(
code = "sample-agency"
name = "Office of Samples"
country = "US"
minimum_age = 16
minimum_age_source = "29 CFR 29.5(b)(10)"

[wages]
currency = "USD"
minimum_per_hour = 7.25
minimum_per_hour_source = "29 USC 206"
)toml";

/// A house with apprentices under the sample standards of core's fixtures: ana (number 0042) and ben are active, cara's
/// agreement is a draft, dan has completed on 2026-06-30. All began on 2026-01-05; today is 2026-11-19. `mentor` is
/// everybody's mentor. `office` is the agency of the standards.
class Apprenticeships : public House {
 public:
  Apprenticeships() {
    write([&](store::Connection& c) { furnish(c); });
  }

  const Date start{2026, 1, 5};
  const Date today{2026, 11, 19};
  StandardsId standards;
  SiteId site;
  OrganisationId office;
  PersonId ana, ben, cara, dan, office_auditor;
  AgreementId of_ana, of_ben, of_cara, of_dan;
  Loader loader{*database, clock()};
  LedgerService ledger{loader};
  AgreementService agreements{loader};
  StandardsService library{loader};
  ApprenticeshipViews views{loader};

  AgreementId add_agreement(store::Connection& c, PersonId whose, const std::string& number,
                            apprenticeship::AgreementState state, OrganisationId under = {}) {
    auto agreement = apprenticeship::fixtures::sample_agreement();
    agreement.number = number;
    agreement.sponsor = under ? under : sponsor;
    agreement.employer = employer;
    agreement.site = site;
    agreement.apprentice = whose;
    agreement.standards = standards;
    agreement.start = start;
    agreement.mentors = {{mentor, start, std::nullopt}};
    const auto id = store::agreements::insert(c, agreement, now);
    const bool ended = state == apprenticeship::AgreementState::completed;
    store::agreements::set_state(c, id, state, ended ? std::optional(Date(2026, 6, 30)) : std::nullopt);
    store::ledger::begin(c, id);
    return id;
  }

  PersonId add_apprentice(store::Connection& c, const std::string& word, const std::string& number) {
    const auto person = store::people::insert(c, {{}, word, word + "@house.example", Date(2000, 5, 1), "en-US"}, now);
    store::people::give(c, {{}, person.value(), employer, access::Role::apprentice, number}, now);
    return *person;
  }
  /// Somebody new with an active agreement of their own.
  AgreementId add_active(const std::string& word) {
    AgreementId id;
    write([&](store::Connection& c) {
      id = add_agreement(c, add_apprentice(c, word, "N-" + word), "S-" + word, apprenticeship::AgreementState::active);
    });
    return id;
  }
  PersonId add_mentor(const std::string& word, AgreementId agreement, Date from, std::optional<Date> to = {}) {
    PersonId person;
    write([&](store::Connection& c) {
      person = add_member(c, word, access::Role::mentor, employer);
      store::agreements::put_mentor(c, agreement, {person, from, to});
    });
    return person;
  }
  StandardsId add_standards(store::Connection& c, const apprenticeship::Standards& text, OrganisationId under = {}) {
    const auto body = exchange::write_standards_toml(text);
    const auto owner = under ? under : sponsor;
    return store::standards::insert(c, {{}, owner, text.code, text.version, text.title, text.agency, now, body}, staff);
  }

  [[nodiscard]] Result<Receipt> submit(PersonId who, AgreementId agreement, Date day, apprenticeship::EntryBody body) {
    return ledger.submit(actor(who), {agreement, std::move(body), day, fresh_key()});
  }
  /// What must be accepted.
  apprenticeship::EntryId add(PersonId who, AgreementId agreement, Date day, apprenticeship::EntryBody body) {
    const auto receipt = submit(who, agreement, day, std::move(body));
    if (!receipt) FAIL(receipt.error().message);
    return receipt->entry;
  }
  [[nodiscard]] Result<Decided> decide(PersonId who, const std::vector<Decision>& decisions) {
    return ledger.decide(actor(who), decisions, fresh_key());
  }
  /// By the mentor.
  void approve(apprenticeship::EntryId entry) {
    const auto done = decide(mentor, {{entry, true, "", {}}});
    if (!done) FAIL(done.error().message);
  }
  void send_back(apprenticeship::EntryId entry, const std::string& reason = "Which device?") {
    const auto done = decide(mentor, {{entry, false, reason, {}}});
    if (!done) FAIL(done.error().message);
  }
  apprenticeship::EntryId add_approved(PersonId who, AgreementId agreement, Date day, apprenticeship::EntryBody body) {
    const bool waits = apprenticeship::needs_approval(kind_of(body));
    const auto id = add(who, agreement, day, std::move(body));
    if (waits) approve(id);
    return id;
  }

  [[nodiscard]] std::vector<apprenticeship::Entry> entries(AgreementId agreement) {
    return read(
        [&](store::Connection& c) { return store::ledger::after(c, agreement, 0, store::ledger::all_entries); });
  }
  [[nodiscard]] apprenticeship::Totals totals(AgreementId agreement) {
    return read([&](store::Connection& c) { return store::ledger::totals(c, agreement); });
  }
  [[nodiscard]] std::optional<apprenticeship::EntryState> state(apprenticeship::EntryId id) {
    apprenticeship::EntryStates states;
    for (const auto& entry : entries(id.agreement)) states.fold(entry);
    return states.of(id.seq);
  }
  [[nodiscard]] apprenticeship::Agreement agreement(AgreementId id) {
    return read([&](store::Connection& c) { return store::agreements::find(c, id).value(); });
  }
  /// Every chain holds, and what is kept beside each ledger is what it adds up to.
  [[nodiscard]] bool sound() {
    const auto report = verify_ledgers(*database, "");
    if (!report) FAIL(report.error().message);
    for (const auto& failure : report->failures) MESSAGE(failure.number << ": " << failure.what);
    return report->failures.empty();
  }
  /// Changes the tables as somebody would who has the database in their hands and means to hide it.
  void tamper(const std::string& sql) {
    write([&](store::Connection& c) {
      c.script(database->dialect() == "sqlite"
                   ? "drop trigger if exists ledger_no_update; drop trigger if exists ledger_no_delete;"
                   : "alter table ledger disable trigger ledger_no_change;");
      c.script(sql);
    });
  }

  /// A key that was not used before.
  [[nodiscard]] std::string fresh_key() { return "test-key-" + std::to_string(++keys_); }

  /// Everybody who stands in some relation to ana's agreement or in none.
  [[nodiscard]] std::vector<std::pair<std::string, PersonId>> around_ana() const {
    auto people = everybody();
    people.insert(people.begin(), {"ana", ana});
    people.insert(people.end(), {{"office_auditor", office_auditor}, {"ben", ben}});
    return people;
  }

 private:
  void furnish(store::Connection& c) {
    using apprenticeship::AgreementState;
    site = store::organisations::insert_site(c, {{}, employer, "Main", "Baltimore", "MD", "America/New_York"});
    store::standards::put_agency(c, "sample-agency", "Office of Samples", sample_agency_toml, now);
    office = store::organisations::insert(
        c, {{}, store::organisations::Kind::agency, "Office of Samples", "sample-agency", "US", "en-US"}, now);
    office_auditor = add_member(c, "office_auditor", access::Role::auditor, office);
    standards = add_standards(c, apprenticeship::fixtures::sample_standards());
    ana = add_apprentice(c, "ana", "0042");
    ben = add_apprentice(c, "ben", "E7");
    cara = add_apprentice(c, "cara", "E8");
    dan = add_apprentice(c, "dan", "E9");
    of_ana = add_agreement(c, ana, "S-1", AgreementState::active);
    of_ben = add_agreement(c, ben, "S-2", AgreementState::active);
    of_cara = add_agreement(c, cara, "S-3", AgreementState::draft);
    of_dan = add_agreement(c, dan, "S-4", AgreementState::completed);
  }

  int keys_ = 0;
};

/// "done", or the name of the refusal.
template <class T>
std::string outcome_of(const Result<T>& result) {
  if (result) return "done";
  switch (result.error().code) {
    case Error::Code::invalid:
      return "invalid";
    case Error::Code::unauthenticated:
      return "unauthenticated";
    case Error::Code::forbidden:
      return "forbidden";
    case Error::Code::not_found:
      return "not_found";
    case Error::Code::conflict:
      return "conflict";
    case Error::Code::too_many:
      return "too_many";
    case Error::Code::unavailable:
      return "unavailable";
  }
  return "";
}

}  // namespace journeywork::services::testing
