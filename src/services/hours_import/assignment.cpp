#include "services/hours_import/assignment.hpp"

#include <string>
#include <utility>

#include "exchange/hours_csv/words.hpp"
#include "services/hours_import/roster.hpp"

namespace journeywork::services {

using exchange::hours_csv::Field;
using exchange::hours_csv::Row;

namespace {

HoursRow as_read(const Row& row) {
  HoursRow out;
  out.number = row.number;
  out.person = exchange::hours_csv::shown(row.person);
  out.date = row.date;
  out.minutes = row.minutes;
  out.process = row.work_process;
  out.course = row.course;
  out.note = row.note;
  out.problems = row.problems;
  return out;
}

/// Finds the agreement that each row belongs to.
class Assigner {
 public:
  Assigner(store::Connection& c, Loader& loader, const access::Actor& actor, OrganisationId employer,
           const exchange::hours_csv::Layout& layout)
      : layout_(layout), roster_(c, loader, actor, employer) {}

  /// None for a row that is refused; `result` then says why.
  AgreementId agreement_of(const Row& row, HoursRow& result) {
    Roster::Found found;
    if (!row.person.empty()) {
      found = roster_.find(row.person, row.date);
      result.person = found.name;
      if (!found.problem.empty()) {
        refuse(row, result, Field::person, found.problem, row.person,
               "an email address or employee number of an apprentice here");
      }
    }
    if (result.problems.empty() && !row.line_id.empty()) {
      const auto [owner, fresh] = owners_.emplace(row.line_id, Owner{found.agreement, row.number});
      if (!fresh && owner->second.agreement != found.agreement) {
        refuse(row, result, Field::line_id,
               "The line in row " + std::to_string(owner->second.row) + " has the same number and is somebody else's.",
               row.line_id, "a number that only one line has");
      }
    }
    return result.problems.empty() ? found.agreement : AgreementId{};
  }

 private:
  struct Owner {
    AgreementId agreement;
    int row = 0;
  };

  void refuse(const Row& row, HoursRow& result, Field field, std::string message, const std::string& value,
              std::string accepted) const {
    result.problems.push_back(
        at_cell(layout_, row, field, {{}, std::move(message), exchange::hours_csv::shown(value), std::move(accepted)}));
  }

  const exchange::hours_csv::Layout& layout_;
  Roster roster_;
  std::map<std::string_view, Owner> owners_;  ///< of the numbers of lines
};

}  // namespace

Result<ReadRows> read_rows(std::string_view bytes, const exchange::hours_csv::Mapping& mapping) {
  ReadRows out;
  auto layout = exchange::hours_csv::read(bytes, mapping, [&](Row&& row) { out.rows.push_back(std::move(row)); });
  if (!layout) return tl::unexpected(std::move(layout.error()));
  out.layout = std::move(*layout);
  return out;
}

void Assignment::take(const Group& group, std::vector<HoursRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    results[group.places[i]] = std::move(rows[i]);
  }
}

Assignment assign(store::Connection& c, Loader& loader, const access::Actor& actor, OrganisationId employer,
                  const ReadRows& file) {
  Assignment out;
  Assigner assigner(c, loader, actor, employer, file.layout);
  out.results.reserve(file.rows.size());
  for (std::size_t i = 0; i < file.rows.size(); ++i) {
    const auto& row = file.rows[i];
    auto& result = out.results.emplace_back(as_read(row));
    const auto agreement = assigner.agreement_of(row, result);
    if (!agreement) continue;
    auto& group = out.groups[agreement];
    group.rows.push_back({&row, result.person});
    group.places.push_back(i);
  }
  return out;
}

void plan_all(store::Connection& c, Loader& loader, const HoursOrder& order, Assignment& assignment) {
  for (const auto& [agreement, group] : assignment.groups) {
    const auto loaded = loader.load_unchecked(c, agreement);
    if (!loaded) throw store::Failure("an import found an agreement that is not there");
    assignment.take(group, plan_hours(c, *loaded, order, group.rows).rows);
  }
}

}  // namespace journeywork::services
