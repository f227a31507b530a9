#include "core/apprenticeship/standing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/apprenticeship/fixtures.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

using Kind = Requirement::Kind;

struct Case {
  Standards standards = sample_standards();
  Agreement agreement = sample_agreement();
  LedgerBuilder ledger;

  [[nodiscard]] Standing on(Date today) const { return standing_of(standards, agreement, ledger.totals(), today); }
};

Case complete(Approach approach = Approach::hybrid) {
  return {sample_standards(approach), sample_agreement(), complete_ledger()};
}

/// "process_hours 2: 80 h" and so on: what is missing, and how much of it.
std::vector<std::string> unmet(const Standing& standing) {
  std::vector<std::string> out;
  for (const auto& r : standing.unmet) {
    std::string line(name(r.kind));
    if (!r.code.empty()) line += " " + r.code;
    if (r.missing.count > 0) line += ": " + std::to_string(r.missing.count / 60) + " h";
    if (r.kind == Kind::competency) {
      line += ": " + std::to_string(r.best_level) + " of " + std::to_string(r.needs_level) + ", shown " +
              std::to_string(r.times_shown);
    }
    out.push_back(line);
  }
  return out;
}
using Lines = std::vector<std::string>;

const Date midway = start.plus_days(364);

}  // namespace

TEST_SUITE("Standing: what completion waits for") {
  TEST_CASE("hybrid: the total, both floors of each work process, instruction, credentials and the final review") {
    CHECK(unmet(Case{}.on(start)) == Lines{"total_hours: 120 h", "process_hours 1: 20 h", "process_hours 2: 60 h",
                                           "process_hours 3: 20 h", "competency 1.01: 0 of 2, shown 0",
                                           "competency 1.02: 0 of 3, shown 0", "competency 2.01: 0 of 3, shown 0",
                                           "competency 2.02: 0 of 3, shown 0", "competency 3.01: 0 of 3, shown 0",
                                           "course EL: 40 h", "course MT: 20 h", "credential CABT", "credential TECH",
                                           "final_review"});
  }

  TEST_CASE("time-based: the hours without the competencies") {
    CHECK(unmet(Case{sample_standards(Approach::time_based), sample_agreement(), {}}.on(start)) ==
          Lines{"total_hours: 120 h", "process_hours 1: 20 h", "process_hours 2: 60 h", "process_hours 3: 20 h",
                "course EL: 40 h", "course MT: 20 h", "credential CABT", "credential TECH", "final_review"});
  }

  TEST_CASE("competency-based: every sign-off and the work component as a whole") {
    CHECK(unmet(Case{sample_standards(Approach::competency_based), sample_agreement(), {}}.on(start)) ==
          Lines{"total_hours: 120 h", "competency 1.01: 0 of 2, shown 0", "competency 1.02: 0 of 3, shown 0",
                "competency 2.01: 0 of 3, shown 0", "competency 2.02: 0 of 3, shown 0",
                "competency 3.01: 0 of 3, shown 0", "course EL: 40 h", "course MT: 20 h", "credential CABT",
                "credential TECH", "final_review"});
  }

  TEST_CASE("nothing, when everything is there and approved, in every approach") {
    for (const auto approach : {Approach::time_based, Approach::competency_based, Approach::hybrid}) {
      CAPTURE(name(approach));
      const auto standards = sample_standards(approach);
      const auto standing = standing_of(standards, sample_agreement(), complete_ledger().totals(), midway);
      CHECK(unmet(standing).empty());
      CHECK(standing.pace == Pace::ready);
      for (const auto& process : standing.processes) CHECK(process.complete);
    }
  }

  TEST_CASE("no final review where the standards ask for none") {
    auto c = complete();
    c.ledger.take_back(c.ledger.entries().back().seq);
    CHECK(unmet(c.on(midway)) == Lines{"final_review"});
    c.standards.final_review = false;
    CHECK(unmet(c.on(midway)).empty());
  }
}

TEST_SUITE("Standing: hours") {
  TEST_CASE("only approved ones count; what waits is shown apart") {
    Case c;
    c.ledger.add_approved(start, ojl("1", hours(8)));
    c.ledger.add(start, ojl("1", hours(4)));
    c.ledger.send_back(c.ledger.add(start, ojl("1", hours(2))));
    const auto standing = c.on(midway);
    CHECK(standing.ojl_approved == hours(8));
    CHECK(standing.ojl_waiting == hours(4));
    CHECK(standing.ojl_missing == hours(112));
    CHECK(standing.processes[0].approved == hours(8));
    CHECK(standing.processes[0].waiting == hours(4));
    CHECK(standing.processes[0].missing == hours(12));
  }

  TEST_CASE("beyond the maximum of a work process do not count toward the total where the standards cap") {
    Case c;
    for (int day = 0; day < 4; ++day) c.ledger.add_approved(start.plus_days(day), ojl("1", hours(10)));
    CHECK(c.on(midway).ojl_approved == hours(40));
    CHECK(c.on(midway).ojl_counted == hours(30));
    CHECK(c.on(midway).ojl_missing == hours(90));
    c.standards.maximum_caps = false;
    CHECK(c.on(midway).ojl_counted == hours(40));
    CHECK(c.on(midway).ojl_missing == hours(80));
  }

  TEST_CASE("one work process cannot make up for another") {
    Case c;
    for (int day = 0; day < 12; ++day) c.ledger.add_approved(start.plus_days(day), ojl("2", hours(10)));
    const auto standing = c.on(midway);
    CHECK(standing.ojl_missing == Minutes{0});
    CHECK(standing.processes[0].missing == hours(20));
    CHECK(standing.processes[2].missing == hours(20));
  }

  TEST_CASE("credit counts as approved") {
    Case c;
    c.ledger.add(start, process_credit("1", hours(15)), coordinator);
    CHECK(c.on(start).processes[0].approved == hours(15));
    CHECK(c.on(start).processes[0].missing == hours(5));
    CHECK(c.on(start).ojl_counted == hours(15));
  }
}

TEST_SUITE("Standing: work processes") {
  TEST_CASE("are complete with hours and sign-offs, as the approach asks") {
    struct Row {
      Approach approach;
      bool hours_only, sign_offs_only, both;
    };
    for (const auto& row :
         {Row{Approach::time_based, true, false, true}, Row{Approach::competency_based, false, true, true},
          Row{Approach::hybrid, false, false, true}}) {
      CAPTURE(name(row.approach));
      Case by_hours{sample_standards(row.approach), sample_agreement(), {}};
      by_hours.ledger.add_approved(start, ojl("3", hours(10)));
      by_hours.ledger.add_approved(start.plus_days(1), ojl("3", hours(10)));
      CHECK(by_hours.on(midway).processes[2].complete == row.hours_only);
      Case by_sign_off{sample_standards(row.approach), sample_agreement(), {}};
      by_sign_off.ledger.add_approved(start, demonstration("3.01", 3));
      CHECK(by_sign_off.on(midway).processes[2].complete == row.sign_offs_only);
      by_hours.ledger.add_approved(start, demonstration("3.01", 3));
      CHECK(by_hours.on(midway).processes[2].complete == row.both);
    }
  }

  TEST_CASE("that ask for nothing are complete") {
    Case c{sample_standards(Approach::competency_based), sample_agreement(), {}};
    c.standards.processes[2].competencies.clear();
    CHECK(c.on(start).processes[2].complete);
    CHECK_FALSE(c.on(start).processes[1].complete);
  }
}

TEST_SUITE("Standing: competencies") {
  TEST_CASE("are signed off by the first demonstration at the level that is asked, and stay so") {
    Case c;
    c.ledger.add(start.plus_days(30), demonstration("2.01", 3), mentor);
    c.ledger.add(start.plus_days(10), demonstration("2.01", 2), mentor);
    c.ledger.add(start.plus_days(20), demonstration("2.01", 4), mentor);
    c.ledger.add(start.plus_days(40), demonstration("2.01", 1), mentor);
    c.ledger.add(start.plus_days(40), demonstration("1.01", 1), mentor);
    const auto standing = c.on(midway);
    const auto& line = standing.processes[1].competencies[0];
    CHECK(line.signed_off_on == start.plus_days(20));
    CHECK(line.best == 4);
    CHECK(line.times == 4);
    CHECK(line.last_on == start.plus_days(40));
    CHECK(line.last_level == 1);
    CHECK(standing.competencies_signed_off == 1);
    CHECK(standing.competencies_total == 5);
    CHECK(standing.processes[1].signed_off == 1);
    const auto open =
        std::find_if(standing.unmet.begin(), standing.unmet.end(), [](const auto& r) { return r.code == "1.01"; });
    REQUIRE(open != standing.unmet.end());
    CHECK(open->best_level == 1);
    CHECK(open->needs_level == 2);
    CHECK(open->times_shown == 1);
    CHECK(open->last_on == start.plus_days(40));
  }

  TEST_CASE("can be credited, and are open again when the sign-off is taken back") {
    Case c;
    c.ledger.add(start, competency_credit("2.01", 3), coordinator);
    CHECK(c.on(start).processes[1].competencies[0].signed_off());
    c.ledger.take_back(1, coordinator);
    CHECK_FALSE(c.on(start).processes[1].competencies[0].signed_off());
  }

  TEST_CASE("shown in work are counted, and sign nothing off") {
    Case c;
    c.ledger.add_approved(start, ojl("2", hours(1), {"2.01"}));
    c.ledger.add(start, ojl("2", hours(1), {"2.01"}));
    const auto standing = c.on(start);
    CHECK(standing.processes[1].competencies[0].shown == 1);
    CHECK(standing.processes[1].competencies[0].shown_waiting == 1);
    CHECK_FALSE(standing.processes[1].competencies[0].signed_off());
  }
}

TEST_SUITE("Standing: related instruction") {
  TEST_CASE("a course needs its hours and a pass, and says what is missing") {
    Case c;
    const auto course = [&] { return c.on(midway).courses[0]; };
    const auto ends_with = [&](RiTime::Outcome outcome) {
      c.ledger.add_approved(start.plus_days(9), ri("EL", hours(1), outcome));
    };
    for (int day = 0; day < 3; ++day) c.ledger.add_approved(start.plus_days(day), ri("EL", hours(13)));
    CHECK(course().missing == hours(1));
    ends_with(RiTime::Outcome::failed);
    CHECK(course().missing == Minutes{0});
    CHECK_FALSE(course().passed);
    CHECK_FALSE(course().complete);
    ends_with(RiTime::Outcome::passed);
    CHECK(course().complete);
    ends_with(RiTime::Outcome::failed);
    CHECK(course().passed);
  }

  TEST_CASE("a pass without the hours is not the course") {
    Case c;
    c.ledger.add_approved(start, ri("EL", hours(10), RiTime::Outcome::passed));
    const auto standing = c.on(midway);
    CHECK(standing.courses[0].passed);
    CHECK_FALSE(standing.courses[0].complete);
    CHECK(standing.courses[0].missing == hours(30));
  }

  TEST_CASE("a pass that waits is none yet") {
    Case c;
    c.ledger.add(start, ri("EL", hours(10), RiTime::Outcome::passed));
    CHECK_FALSE(c.on(midway).courses[0].passed);
    CHECK(c.on(midway).courses[0].waiting == hours(10));
  }

  TEST_CASE("credit for a whole course stands for its exam, credit for a part does not") {
    Case whole;
    whole.ledger.add(start, course_credit("EL", hours(40)), coordinator);
    CHECK(whole.on(start).courses[0].complete);
    Case part;
    part.ledger.add(start, course_credit("EL", hours(30)), coordinator);
    part.ledger.add_approved(start, ri("EL", hours(10)));
    CHECK(part.on(start).courses[0].missing == Minutes{0});
    CHECK_FALSE(part.on(start).courses[0].passed);
    part.ledger.add_approved(start.plus_days(1), ri("EL", hours(1), RiTime::Outcome::passed));
    CHECK(part.on(start).courses[0].complete);
  }

  TEST_CASE("sums up the required courses, each up to its length") {
    Case c;
    for (int day = 0; day < 5; ++day) c.ledger.add_approved(start.plus_days(day), ri("EL", hours(10)));
    c.ledger.add_approved(start, ri("WS", hours(10), RiTime::Outcome::passed));
    c.ledger.add(start, ri("MT", hours(3)));
    c.ledger.add(start, ri("WS", hours(2)));
    const auto standing = c.on(midway);
    CHECK(standing.ri_total == hours(60));
    CHECK(standing.ri_approved == hours(40));
    CHECK(standing.ri_waiting == hours(3));
  }
}

TEST_SUITE("Standing: credentials") {
  TEST_CASE("are earned once approved, by their own code or one that is accepted") {
    Case c;
    c.ledger.add(start.plus_days(9), credential("ITF"));
    CHECK(c.on(midway).credentials[1].waiting);
    CHECK_FALSE(c.on(midway).credentials[1].earned_on);
    c.ledger.approve(1);
    CHECK_FALSE(c.on(midway).credentials[1].waiting);
    CHECK(c.on(midway).credentials[1].earned_on == start.plus_days(9));
    CHECK_FALSE(c.on(midway).credentials[0].earned_on);
    c.ledger.add_approved(start.plus_days(3), credential("TECH"));
    CHECK(c.on(midway).credentials[1].earned_on == start.plus_days(3));
  }

  TEST_CASE("earned before the start count, with their true day") {
    Case c;
    c.ledger.add_approved(start.plus_days(-400), credential("CABT"));
    CHECK(c.on(start).credentials[0].earned_on == start.plus_days(-400));
  }

  TEST_CASE("are planned by the end of their month of the term") {
    CHECK(Case{}.on(start).credentials[0].planned_by == Date(2026, 1, 6));
    CHECK_FALSE(Case{}.on(start).credentials[1].planned_by);
  }
}
