#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/access/policy.hpp"
#include "exchange/hours_csv/hours_csv.hpp"
#include "services/apprenticeship/loader.hpp"
#include "services/hours_import/rows.hpp"

namespace journeywork::services {

/// Which column is what in an employer's files, and what a file looks like: see exchange/hours_csv/hours_csv.hpp.
using HoursMapping = exchange::hours_csv::Mapping;
using HoursInspection = exchange::hours_csv::Inspection;
using HoursLayout = exchange::hours_csv::Layout;

/// Names a file that was uploaded. Only who uploaded it can use it, for a day.
struct UploadId {
  std::string value;
  bool operator==(const UploadId&) const = default;
};
/// A file's bytes, or one that was uploaded before.
using HoursFile = std::variant<std::string_view, UploadId>;

struct HoursImportOptions {
  bool all_or_nothing = false;  ///< nothing is written when any row is refused
  /// History that was approved on paper: entries are approved as they are written, each with this note. For who may
  /// decide on them. Without it they wait for approval.
  std::optional<std::string> approved_note;
};

struct HoursPreview {
  HoursCounts counts;
  HoursLayout layout;
  std::vector<HoursRow> rows;  ///< in the order of the file
};

struct HoursReport {
  HoursCounts counts;
  bool written = false;   ///< false only when all_or_nothing found a row to refuse
  bool repeated = false;  ///< the same request had been done before; nothing was done now, and `rows` is empty
  HoursLayout layout;
  std::vector<HoursRow> rows;  ///< in the order of the file
};

/// Brings in hours that an employer kept somewhere else. Everything asks for OrganisationAction::import_hours at the
/// employer; each agreement for Action::import_hours, and for Action::decide where history is approved at once.
///
/// The way of a file: upload, inspect, map the columns (kept for the employer), preview, confirm. Preview and confirm
/// decide by the same code. Importing a file again changes nothing: a line is known by the number that the file gives
/// it, else by its content. A line that changed since replaces its entry while that is open; an approved entry is never
/// altered.
class HoursImport {
 public:
  explicit HoursImport(Loader& loader) : loader_(loader) {}

  /// Keeps a file of at most 32 MiB for a day. A person has up to five; the oldest makes room.
  [[nodiscard]] Result<UploadId> upload(const access::Actor& actor, OrganisationId employer, std::string_view file_name,
                                        std::string_view content);

  /// What the file looks like, with the employer's mapping as far as it fits; or with `chosen` instead of that.
  [[nodiscard]] Result<HoursInspection> inspect(const access::Actor& actor, OrganisationId employer,
                                                const HoursFile& file,
                                                const std::optional<HoursMapping>& chosen = std::nullopt);

  [[nodiscard]] Result<std::optional<HoursMapping>> mapping(const access::Actor& actor, OrganisationId employer);
  /// Error::invalid with a problem for each field of the mapping that is missing or wrong.
  [[nodiscard]] Result<void> save_mapping(const access::Actor& actor, OrganisationId employer,
                                          const HoursMapping& mapping);

  /// What `confirm` would do now. Error::invalid when the file cannot be read with this mapping at all.
  [[nodiscard]] Result<HoursPreview> preview(const access::Actor& actor, OrganisationId employer, const HoursFile& file,
                                             const HoursMapping& mapping, const HoursImportOptions& options = {});

  /// Imports. With all_or_nothing one transaction; without, one for each apprenticeship: an error that comes between
  /// says how many are done, and sending the file again does the rest.
  [[nodiscard]] Result<HoursReport> confirm(const access::Actor& actor, OrganisationId employer, const HoursFile& file,
                                            const HoursMapping& mapping, const HoursImportOptions& options,
                                            const std::string& key);

 private:
  Loader& loader_;
};

}  // namespace journeywork::services
