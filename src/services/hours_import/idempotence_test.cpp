#include <rapidcheck.h>

#include <algorithm>

#include "services/hours_import/testing/workplace.hpp"

// Whatever is imported in whatever order: nothing is there twice, no day is too long, and every ledger holds.
namespace journeywork::services::testing {
namespace {

struct Line {
  int person = 0;
  int day = 0;
  int minutes = 60;
  int process = 1;
  int note = 0;
  int order = 0;
  int id = 0;  ///< 0: without
};

rc::Gen<Line> any_line(bool numbered) {
  return rc::gen::build<Line>(
      rc::gen::set(&Line::person, rc::gen::inRange(0, 4)), rc::gen::set(&Line::day, rc::gen::inRange(1, 5)),
      rc::gen::set(&Line::minutes, rc::gen::elementOf(std::vector<int>{0, 30, 60, 240, 480})),
      rc::gen::set(&Line::process, rc::gen::inRange(1, 5)), rc::gen::set(&Line::note, rc::gen::inRange(0, 3)),
      rc::gen::set(&Line::order, rc::gen::inRange(0, 3)),
      rc::gen::set(&Line::id, numbered ? rc::gen::inRange(1, 12) : rc::gen::just(0)));
}

std::string text_of(const std::vector<Line>& lines) {
  static const std::vector<std::string> people{"ana@house.example", "0042", "E7", "nobody@x.org"};
  std::string out;
  for (const auto& line : lines) {
    out += people[static_cast<std::size_t>(line.person)] + ",2026-11-0" + std::to_string(line.day) + "," +
           std::to_string(line.minutes / 60) + (line.minutes % 60 == 0 ? ":00" : ":30") + "," +
           std::to_string(line.process) + ",," + (line.note == 0 ? "" : "note " + std::to_string(line.note)) + "," +
           (line.order == 0 ? "" : "WO-" + std::to_string(line.order)) + "," +
           (line.id == 0 ? "" : std::to_string(line.id)) + "\n";
  }
  return out;
}

/// The time that counts or waits, by day.
std::map<Date, Minutes> days_of(const std::vector<apprenticeship::Entry>& entries) {
  apprenticeship::EntryStates states;
  for (const auto& entry : entries) states.fold(entry);
  std::map<Date, Minutes> out;
  for (const auto& entry : entries) {
    const auto* work = std::get_if<apprenticeship::OjlTime>(&entry.body);
    const auto state = states.of(entry.seq);
    const bool stands = state == apprenticeship::EntryState::waiting || state == apprenticeship::EntryState::approved;
    if (work != nullptr && stands) out[entry.day] += work->minutes;
  }
  return out;
}

bool same(const HoursRow& a, const HoursRow& b) {
  return a.number == b.number && a.state == b.state && a.person == b.person && a.agreement == b.agreement &&
         a.process == b.process && a.problems == b.problems && a.warnings == b.warnings;
}

}  // namespace

TEST_CASE("imports in any order keep every promise") {
  const auto held = rc::check("files of any lines", [] {
    Workplace place;
    const bool numbered = *rc::gen::arbitrary<bool>();
    const auto files =
        *rc::gen::resize(4, rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<Line>>>(
                                rc::gen::resize(15, rc::gen::container<std::vector<Line>>(any_line(numbered))))));
    for (const auto& file : files) {
      const auto text = text_of(file);
      const HoursImportOptions options{*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()
                                                                        ? std::optional<std::string>("on paper")
                                                                        : std::nullopt};
      const auto foreseen = place.look(text, options);
      const auto before = std::pair(place.entries(place.of_ana), place.entries(place.of_ben));
      const auto report = place.bring_in(text, options);

      // What was foreseen happened.
      RC_ASSERT(foreseen.counts == report.counts);
      RC_ASSERT(std::ranges::equal(foreseen.rows, report.rows, same));
      RC_ASSERT(report.written == (!options.all_or_nothing || report.counts.refused == 0));
      const auto after = std::pair(place.entries(place.of_ana), place.entries(place.of_ben));
      if (!report.written) RC_ASSERT(before == after);

      // Again, it changes nothing; what was refused may find room that a change has made since.
      if (report.written) {
        const auto again = place.look(text, options);
        RC_ASSERT(again.counts.changed == 0);
        RC_ASSERT(again.counts.duplicate >= report.counts.fresh + report.counts.changed + report.counts.duplicate);
        if (report.counts.changed == 0) RC_ASSERT(again.counts.fresh == 0);
      }
    }
    for (const auto agreement : {place.of_ana, place.of_ben}) {
      for (const auto& [day, minutes] : days_of(place.entries(agreement))) RC_ASSERT(minutes <= hours(16));
    }
    RC_ASSERT(place.sound());
  });
  CHECK(held);
}

}  // namespace journeywork::services::testing
