#include "web/pages/hours_mapping_form.hpp"

#include <doctest/doctest.h>

#include "services/hours_import/hours_import.hpp"

namespace journeywork::web::pages {
namespace {

namespace hours_csv = exchange::hours_csv;
using hours_csv::Field;

services::HoursInspection inspection() {
  services::HoursInspection out;
  for (const auto* heading : {"Who", "When", "Time"}) out.columns.push_back({heading, {}});
  out.guess.constants = {{Field::note, "Imported"}, {Field::work_process, "4"}, {Field::person, "ana@example.org"}};
  return out;
}

}  // namespace

TEST_CASE("the columns that were chosen are taken by their headings") {
  http::Request request;
  request.form = {{"column.date", "2"}, {"column.hours", "3"}, {"column.course", "9"}, {"date_order", "dmy"}};
  const auto mapping = read_mapping_form(request, inspection());
  CHECK(mapping.columns == std::map<Field, std::string>{{Field::date, "When"}, {Field::hours, "Time"}});
  CHECK(mapping.date_order == hours_csv::parse_date_order("dmy"));
}

TEST_CASE("what stands for empty cells stays, but for a person who now has a column") {
  http::Request request;
  const auto without = read_mapping_form(request, inspection());
  CHECK(without.constants == inspection().guess.constants);
  request.form = {{"column.person", "1"}};
  const auto with = read_mapping_form(request, inspection());
  CHECK(with.columns.at(Field::person) == "Who");
  CHECK(with.constants == std::map<Field, std::string>{{Field::note, "Imported"}, {Field::work_process, "4"}});
}

}  // namespace journeywork::web::pages
