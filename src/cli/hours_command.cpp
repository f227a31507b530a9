#include "cli/hours_command.hpp"

#include <ostream>

#include "core/base/digest.hpp"
#include "core/base/locale.hpp"

namespace journeywork::cli {

namespace {

namespace hours_csv = exchange::hours_csv;
using services::HoursRowState;

constexpr int most_shown = 50;  ///< rows of each kind that are listed; the counts are of all

/// The employer's mapping with what the flags say instead.
Result<services::HoursMapping> mapping_of(const ImportHours& command, const access::Actor& actor,
                                          OrganisationId employer, const std::string& text, const Tools& tools) {
  auto inspection = tools.hours.inspect(actor, employer, std::string_view(text));
  if (!inspection) return tl::unexpected(std::move(inspection.error()));
  auto mapping = std::move(inspection->guess);
  for (const auto& [role, heading] : command.columns) {
    auto field_name = role;
    for (auto& ch : field_name) ch = ch == '-' ? '_' : ch;
    if (const auto field = hours_csv::parse_field(field_name)) mapping.columns[*field] = heading;
  }
  if (!command.date_order.empty()) mapping.date_order = hours_csv::parse_date_order(command.date_order);
  if (!command.plain_time.empty()) mapping.plain_numbers = hours_csv::parse_plain_number(command.plain_time);
  return mapping;
}

void print_rows(const std::vector<services::HoursRow>& rows, const std::string& file, std::ostream& out) {
  int shown = 0;
  for (const auto& row : rows) {
    if (row.state != HoursRowState::refused && row.warnings.empty()) continue;
    if (++shown > most_shown) {
      out << "  ... and more; correct these first\n";
      return;
    }
    for (const auto& problem : row.state == HoursRowState::refused ? row.problems : row.warnings) {
      out << "  " << file << ":" << row.number << ": " << (problem.field.empty() ? "" : problem.field + ": ")
          << problem.message;
      if (!problem.value.empty()) out << " Given: " << problem.value << '.';
      if (!problem.accepted.empty()) out << " Accepted: " << problem.accepted << '.';
      out << (row.state == HoursRowState::refused ? "" : " (taken)") << '\n';
    }
  }
}

void print_counts(const services::HoursCounts& counts, std::ostream& out) {
  out << counts.rows << " rows: " << counts.fresh << " new, " << counts.duplicate << " there already, "
      << counts.changed << " changed, " << counts.refused << " refused; " << Locale("en").hours(counts.minutes)
      << " to bring in\n";
}

}  // namespace

int import_hours(const ImportHours& command, const access::Actor& actor, OrganisationId employer,
                 const std::string& text, const Tools& tools) {
  const auto refused = [&](const Error& error) {
    print(tools.errors, error, command.file);
    return 1;
  };
  const auto mapping = mapping_of(command, actor, employer, text, tools);
  if (!mapping) return refused(mapping.error());
  services::HoursImportOptions options;
  options.all_or_nothing = command.all_or_nothing;
  if (!command.approved_note.empty()) options.approved_note = command.approved_note;

  if (!command.confirm) {
    const auto preview = tools.hours.preview(actor, employer, std::string_view(text), *mapping, options);
    if (!preview) return refused(preview.error());
    print_rows(preview->rows, command.file, tools.errors);
    print_counts(preview->counts, tools.out);
    tools.out << "Nothing was written. Add --confirm to bring them in.\n";
    return 0;
  }
  if (const auto saved = tools.hours.save_mapping(actor, employer, *mapping); !saved) return refused(saved.error());
  // The same file with the same options is the same request, however often it is sent.
  const auto key = to_hex(sha256(hours_csv::write_mapping(*mapping) + (options.all_or_nothing ? "1" : "0") +
                                 options.approved_note.value_or("") + "\n" + text));
  const auto report = tools.hours.confirm(actor, employer, std::string_view(text), *mapping, options, key);
  if (!report) return refused(report.error());
  print_rows(report->rows, command.file, tools.errors);
  print_counts(report->counts, tools.out);
  if (report->repeated) {
    tools.out << "Nothing to do: this very file was brought in before.\n";
  } else {
    tools.out << (report->written ? "Done.\n"
                                  : "Nothing was written: a row was refused and --all-or-nothing was given.\n");
  }
  return report->written || report->repeated ? 0 : 1;
}

}  // namespace journeywork::cli
