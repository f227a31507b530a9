#pragma once

#include "services/hours_import/hours_import.hpp"
#include "services/testing/apprenticeships.hpp"

/// For tests of the import of hours only.
namespace journeywork::services::testing {

/// The apprenticeships of a house, and the import of hours into them.
class Workplace : public Apprenticeships {
 public:
  HoursImport import{loader};

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
};

}  // namespace journeywork::services::testing
