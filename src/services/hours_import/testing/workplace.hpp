#pragma once

#include "core/apprenticeship/fixtures.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/verification.hpp"
#include "services/hours_import/hours_import.hpp"
#include "services/testing/house.hpp"
#include "store/agreements.hpp"
#include "store/ledger.hpp"
#include "store/standards.hpp"

/// For tests of the import of hours only.
namespace journeywork::services::testing {

/// A house with apprentices under the sample standards of core's fixtures: ana (number 0042) and ben are active, cara's
/// agreement is a draft, dan has completed on 2026-06-30. All began on 2026-01-05; today is 2026-11-19.
class Workplace : public House {
 public:
  Workplace() {
    write([&](store::Connection& c) { furnish(c); });
  }

  const Date start{2026, 1, 5};
  StandardsId standards;
  SiteId site;
  PersonId ana, ben, cara, dan;
  AgreementId of_ana, of_ben, of_cara, of_dan;
  Loader loader{*database, clock()};
  HoursImport import{loader};
  LedgerService ledger{loader};

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
    const auto person = add_person(c, word);
    store::people::give(c, {{}, person, employer, access::Role::apprentice, number}, now);
    return person;
  }

  [[nodiscard]] std::vector<apprenticeship::Entry> entries(AgreementId agreement) {
    return read(
        [&](store::Connection& c) { return store::ledger::after(c, agreement, 0, store::ledger::all_entries); });
  }
  [[nodiscard]] apprenticeship::Totals totals(AgreementId agreement) {
    return read([&](store::Connection& c) { return store::ledger::totals(c, agreement); });
  }
  /// Every chain holds, and what is kept beside each ledger is what it adds up to.
  [[nodiscard]] bool sound() {
    const auto report = verify_ledgers(*database, "");
    if (!report) FAIL(report.error().message);
    for (const auto& failure : report->failures) MESSAGE(failure.number << ": " << failure.what);
    return report->failures.empty();
  }

  /// A key that was not used before.
  [[nodiscard]] std::string fresh_key() { return "test-key-" + std::to_string(++keys_); }

  /// Email,Date,Hours,WP,Course,Note,WO,ID
  [[nodiscard]] static HoursMapping mapping() {
    using exchange::hours_csv::Field;
    HoursMapping out;
    out.columns = {{Field::person, "Email"},    {Field::date, "Date"},     {Field::hours, "Hours"},
                   {Field::work_process, "WP"}, {Field::course, "Course"}, {Field::note, "Note"},
                   {Field::work_order, "WO"},   {Field::line_id, "ID"}};
    out.date_order = exchange::hours_csv::DateOrder::ymd;
    out.plain_numbers = exchange::hours_csv::PlainNumber::hours;
    return out;
  }
  static constexpr const char* headings = "Email,Date,Hours,WP,Course,Note,WO,ID\n";

  [[nodiscard]] HoursPreview look(const std::string& rows, const HoursImportOptions& options = {}) {
    auto found = import.preview(actor(coordinator), employer, headings + rows, mapping(), options);
    if (!found) FAIL(found.error().message);
    return std::move(*found);
  }
  [[nodiscard]] HoursReport bring_in(const std::string& rows, const HoursImportOptions& options = {}) {
    auto done = import.confirm(actor(coordinator), employer, headings + rows, mapping(), options, fresh_key());
    if (!done) FAIL(done.error().message);
    return std::move(*done);
  }

 private:
  void furnish(store::Connection& c) {
    using apprenticeship::AgreementState;
    site = store::organisations::insert_site(c, {{}, employer, "Main", "Baltimore", "MD", "America/New_York"});
    store::standards::put_agency(c, "sample-agency", "Office of Samples", "", now);
    store::standards::Record record;
    record.sponsor = sponsor;
    record.code = "sample";
    record.version = "1.0";
    record.title = "Sample technician";
    record.agency_code = "sample-agency";
    record.created_at = now;
    record.body = exchange::write_standards_toml(apprenticeship::fixtures::sample_standards());
    standards = store::standards::insert(c, record, staff);
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

}  // namespace journeywork::services::testing
