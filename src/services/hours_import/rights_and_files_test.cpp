#include "services/hours_import/hours_import.hpp"
#include "services/hours_import/testing/workplace.hpp"

// Who may import what into which agreement, and what becomes of files and mappings on the way.
namespace journeywork::services::testing {

using apprenticeship::Approval;
using exchange::hours_csv::Field;
using State = HoursRowState;

namespace {

constexpr const char* two_rows =
    "ana@house.example,2026-11-02,1:30,2,,PM of pumps,WO-1,\n"
    "ben@house.example,2026-11-03,8,Repair,,Monitors,,\n";

using States = std::vector<State>;
States states(const std::vector<HoursRow>& rows) {
  States out;
  for (const auto& row : rows) out.push_back(row.state);
  return out;
}

/// The only problem of a row.
Problem problem_of(const HoursRow& row) {
  CHECK(row.state == State::refused);
  REQUIRE(row.problems.size() == 1);
  return row.problems.front();
}

}  // namespace

TEST_CASE("history that was approved on paper counts at once, with the note kept") {
  Workplace place;
  const HoursImportOptions approved{false, "Signed paper logbook, binder 3"};
  const std::string row = "ana@house.example,2026-11-02,8,2,,PM,,17\n";
  CHECK(place.bring_in(row, approved).counts.fresh == 1);
  const auto entries = place.entries(place.of_ana);
  REQUIRE(entries.size() == 2);
  CHECK(std::get<Approval>(entries[1].body) == Approval{1, "Signed paper logbook, binder 3"});
  CHECK(place.totals(place.of_ana).ojl_approved() == hours(8));
  CHECK(place.bring_in(row, approved).counts.duplicate == 1);
  CHECK(place.bring_in(row).counts.duplicate == 1);
  CHECK(place.sound());
}

TEST_CASE("approved history needs a note, and somebody who may decide") {
  Workplace place;
  const auto confirm = [&](PersonId who, const std::string& note) {
    return place.import.confirm(place.actor(who), place.employer, Workplace::headings + std::string(two_rows),
                                Workplace::mapping(), {false, note}, place.fresh_key());
  };
  CHECK(refused_fields(confirm(place.coordinator, " ")) == std::vector<std::string>{"approved_note"});
  const auto by_staff = confirm(place.staff, "on paper");
  REQUIRE(by_staff);
  CHECK(by_staff->counts.refused == 2);
  CHECK(problem_of(by_staff->rows[0]).message.find("somebody else approves") != std::string::npos);
  CHECK(confirm(place.coordinator, "on paper")->counts.fresh == 2);
}

TEST_CASE("nobody imports hours of their own, nor approves them") {
  Workplace place;
  place.write([&](store::Connection& c) { place.give(c, place.ana, access::Role::coordinator, place.employer); });
  for (const auto& options : {HoursImportOptions{}, HoursImportOptions{false, "on paper"}}) {
    const auto report =
        place.import.confirm(place.actor(place.ana), place.employer, Workplace::headings + std::string(two_rows),
                             Workplace::mapping(), options, place.fresh_key());
    REQUIRE(report);
    CHECK(problem_of(report->rows[0]).message == "Nobody imports hours of their own.");
  }
  CHECK(place.entries(place.of_ana).empty());
}

TEST_CASE("drafts and completed records take nothing, but a completed one still knows its lines") {
  Workplace place;
  const std::string rows = "cara@house.example,2026-11-02,8,2,,PM,,\ndan@house.example,2026-03-02,8,2,,PM,,\n";
  auto report = place.bring_in(rows);
  CHECK(problem_of(report.rows[0]).message.find("draft") != std::string::npos);
  CHECK(problem_of(report.rows[1]).message.find("completed") != std::string::npos);

  const std::string bens = "ben@house.example,2026-03-02,8,2,,PM,,\n";
  static_cast<void>(place.bring_in(bens));
  place.write([&](store::Connection& c) {
    store::agreements::set_state(c, place.of_ben, apprenticeship::AgreementState::completed, Date(2026, 10, 1));
  });
  report = place.bring_in(bens + "ben@house.example,2026-11-02,8,2,,after,,\n");
  CHECK(states(report.rows) == States{State::duplicate, State::refused});
}

TEST_CASE("of several apprenticeships the one that runs on that day is meant") {
  Workplace place;
  AgreementId second;
  place.write([&](store::Connection& c) {
    second = place.add_agreement(c, place.dan, "S-9", apprenticeship::AgreementState::active);
  });
  CHECK(place.look("dan@house.example,2026-11-02,8,2,,PM,,\n").rows[0].agreement == second);
  place.write([&](store::Connection& c) {
    static_cast<void>(place.add_agreement(c, place.dan, "S-10", apprenticeship::AgreementState::active));
  });
  CHECK(
      problem_of(place.look("dan@house.example,2026-11-02,8,2,,PM,,\n").rows[0]).message.find("Two apprenticeships") !=
      std::string::npos);
}

TEST_CASE("an agreement under another sponsor is none for this one's staff") {
  Workplace place;
  place.write([&](store::Connection& c) {
    store::organisations::take_part(c, place.other_sponsor, place.employer);
    const auto eva = place.add_apprentice(c, "eva", "E10");
    static_cast<void>(place.add_agreement(c, eva, "N-1", apprenticeship::AgreementState::active, place.other_sponsor));
  });
  const auto rows = Workplace::headings + std::string("eva@house.example,2026-11-02,8,2,,PM,,\n");
  const auto by = [&](PersonId who) {
    return place.import.preview(place.actor(who), place.employer, rows, Workplace::mapping())->rows[0];
  };
  CHECK(problem_of(by(place.staff)).message == "This person has no apprenticeship here.");
  CHECK(by(place.other_staff).state == State::fresh);
  CHECK(by(place.coordinator).state == State::fresh);
}

TEST_CASE("only coordinators and the sponsor's staff import, and every door asks") {
  Workplace place;
  const std::string file = Workplace::headings + std::string(two_rows);
  for (const auto& [who, person] : place.everybody()) {
    CAPTURE(who);
    const auto actor = place.actor(person);
    const bool may = who == "coordinator" || who == "staff";
    CHECK(place.import.upload(actor, place.employer, "f.csv", file).has_value() == may);
    CHECK(place.import.inspect(actor, place.employer, file).has_value() == may);
    CHECK(place.import.mapping(actor, place.employer).has_value() == may);
    CHECK(place.import.save_mapping(actor, place.employer, Workplace::mapping()).has_value() == may);
    CHECK(place.import.preview(actor, place.employer, file, Workplace::mapping()).has_value() == may);
    CHECK(place.import.confirm(actor, place.employer, file, Workplace::mapping(), {}, place.fresh_key()).has_value() ==
          may);
  }
  auto token = place.actor(place.coordinator);
  token.scopes = {access::Scope::read, access::Scope::log, access::Scope::approve};
  CHECK_FALSE(place.import.preview(token, place.employer, file, Workplace::mapping()));
  CHECK_FALSE(place.import.preview(place.actor(place.coordinator), place.second_employer, file, Workplace::mapping()));
}

TEST_CASE("a request that is sent twice happens once") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const std::string file = Workplace::headings + std::string(two_rows);
  const auto key = place.fresh_key();
  const auto confirm = [&](const std::string& bytes, const HoursImportOptions& options = {}) {
    return place.import.confirm(actor, place.employer, bytes, Workplace::mapping(), options, key);
  };
  const auto first = confirm(file);
  const auto again = confirm(file);
  REQUIRE(first);
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->written);
  CHECK(again->counts == first->counts);
  CHECK(place.audited().size() == 1);
  CHECK(refusal(confirm(file + "\n")) == Error::Code::conflict);
  CHECK(refusal(confirm(file, {true, std::nullopt})) == Error::Code::conflict);
  CHECK(refusal(place.import.confirm(actor, place.employer, file, Workplace::mapping(), {}, "short")) ==
        Error::Code::invalid);
}

TEST_CASE("an upload serves its owner until it is imported") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const std::string file = Workplace::headings + std::string(two_rows);
  const auto upload = place.import.upload(actor, place.employer, "hours.csv", file);
  REQUIRE(upload);
  CHECK(place.import.inspect(actor, place.employer, *upload)->rows == 2);
  CHECK(place.import.preview(actor, place.employer, *upload, Workplace::mapping())->counts.fresh == 2);
  CHECK(refusal(place.import.preview(place.actor(place.staff), place.employer, *upload, Workplace::mapping())) ==
        Error::Code::not_found);
  const auto key = place.fresh_key();
  CHECK(place.import.confirm(actor, place.employer, *upload, Workplace::mapping(), {}, key)->counts.fresh == 2);
  CHECK(refusal(place.import.preview(actor, place.employer, *upload, Workplace::mapping())) == Error::Code::not_found);
  // The file is gone, what came of it is remembered.
  CHECK(place.import.confirm(actor, place.employer, *upload, Workplace::mapping(), {}, key)->repeated);
}

TEST_CASE("uploads are few, short-lived and small") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const auto upload = [&](std::string_view bytes) {
    return place.import.upload(actor, place.employer, "f.csv", bytes);
  };
  CHECK(refused_fields(upload("")) == std::vector<std::string>{"file"});
  CHECK(refused_fields(upload(std::string(exchange::hours_csv::largest_file + 1, 'x'))) ==
        std::vector<std::string>{"file"});
  const auto first = upload("Email,Date\na,b\n");
  REQUIRE(first);
  CHECK(place.import.inspect(actor, place.employer, *first));
  for (int i = 0; i < 5; ++i) {
    place.now += std::chrono::minutes{1};
    REQUIRE(upload("Email,Date\na,b\n"));
  }
  CHECK(refusal(place.import.inspect(actor, place.employer, *first)) == Error::Code::not_found);
  const auto last = upload("Email,Date\na,b\n");
  place.now += std::chrono::hours{25};
  CHECK(refusal(place.import.inspect(actor, place.employer, *last)) == Error::Code::not_found);
}

TEST_CASE("an employer's mapping is kept and used for the next file") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  CHECK(*place.import.mapping(actor, place.employer) == std::nullopt);
  CHECK(refused_fields(place.import.save_mapping(actor, place.employer, HoursMapping{})).size() == 5);
  auto mapping = Workplace::mapping();
  mapping.columns[Field::hours] = "Billed";
  REQUIRE(place.import.save_mapping(actor, place.employer, mapping));
  CHECK(*place.import.mapping(actor, place.employer) == mapping);
  const std::string file = "Email;Date;Hours;Billed\nana@house.example;03/04/2026;8;7\n";
  CHECK(place.import.inspect(actor, place.employer, file)->guess.columns.at(Field::hours) == "Billed");
  CHECK(place.import.inspect(actor, place.employer, file, HoursMapping{})->guess.columns.at(Field::hours) == "Hours");
}

TEST_CASE("a file that cannot be read with a mapping is refused as a whole") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const auto preview = [&](std::string_view file, const HoursMapping& mapping) {
    return place.import.preview(actor, place.employer, file, mapping);
  };
  CHECK(refused_fields(preview("Mail,Date,Hours,WP\n1,2,3,4\n", Workplace::mapping())) ==
        std::vector<std::string>{"person", "course", "note", "work_order", "line_id"});
  CHECK(refused_fields(preview(Workplace::headings, HoursMapping{})).size() == 5);
  CHECK(refused_fields(preview("PK\x03\x04", Workplace::mapping())) == std::vector<std::string>{"file"});
  CHECK(place.import.confirm(actor, place.employer, Workplace::headings, Workplace::mapping(), {}, place.fresh_key())
            ->counts == HoursCounts{});
}

}  // namespace journeywork::services::testing
