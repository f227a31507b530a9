#include "services/hours_import/hours_import.hpp"

#include <chrono>
#include <utility>

#include "services/fields.hpp"
#include "services/hours_import/assignment.hpp"
#include "services/hours_import/run.hpp"
#include "services/identity/secrets.hpp"
#include "store/hours.hpp"

namespace journeywork::services {

namespace hours_csv = exchange::hours_csv;

namespace {

constexpr std::int64_t most_uploads = 5;
constexpr std::size_t longest_note = 2000;

/// The same with a note that can be kept.
Result<HoursImportOptions> checked(HoursImportOptions options) {
  if (!options.approved_note) return options;
  FieldChecks checks;
  options.approved_note = checks.line("approved_note", *options.approved_note, longest_note);
  if (auto passed = checks.result(); !passed) return tl::unexpected(std::move(passed.error()));
  return options;
}

/// What is kept of a mapping from an older version and cannot be read any more is as if it had never been.
std::optional<HoursMapping> kept_mapping(store::Connection& c, OrganisationId employer) {
  const auto body = store::hours::mapping(c, employer);
  if (!body) return std::nullopt;
  auto mapping = hours_csv::read_mapping(*body);
  return mapping ? std::optional(std::move(*mapping)) : std::nullopt;
}

}  // namespace

Result<UploadId> HoursImport::upload(const access::Actor& actor, OrganisationId employer, std::string_view file_name,
                                     std::string_view content) {
  if (content.empty()) return refuse_field("file", "The file is empty.", {}, "a spreadsheet saved as CSV");
  if (content.size() > hours_csv::largest_file) {
    return refuse_field("file", "The file is larger than 32 MiB. Import it in parts.", {}, "up to 32 MiB");
  }
  const auto now = loader_.now();
  const store::hours::Upload upload{new_secret().text,       actor.person,         employer,
                                    device_label(file_name), std::string(content), now};
  return loader_.database().write([&](store::Connection& c) -> Result<UploadId> {
    if (auto allowed = may_import(c, actor, employer); !allowed) return tl::unexpected(std::move(allowed.error()));
    store::hours::forget_uploads_before(c, now - upload_life);
    store::hours::keep_newest_uploads(c, actor.person, most_uploads - 1);
    store::hours::insert_upload(c, upload);
    return UploadId{upload.id};
  });
}

Result<HoursInspection> HoursImport::inspect(const access::Actor& actor, OrganisationId employer, const HoursFile& file,
                                             const std::optional<HoursMapping>& chosen) {
  struct Known {
    std::string bytes;
    HoursMapping mapping;
  };
  auto loaded = loader_.database().read([&](store::Connection& c) -> Result<Known> {
    if (auto allowed = may_import(c, actor, employer); !allowed) return tl::unexpected(std::move(allowed.error()));
    auto bytes = content_of(c, actor, employer, file, loader_.now());
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    return Known{std::move(*bytes), chosen ? *chosen : kept_mapping(c, employer).value_or(HoursMapping{})};
  });
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  return hours_csv::inspect(loaded->bytes, loaded->mapping);
}

Result<std::optional<HoursMapping>> HoursImport::mapping(const access::Actor& actor, OrganisationId employer) {
  return loader_.database().read([&](store::Connection& c) -> Result<std::optional<HoursMapping>> {
    if (auto allowed = may_import(c, actor, employer); !allowed) return tl::unexpected(std::move(allowed.error()));
    return kept_mapping(c, employer);
  });
}

Result<void> HoursImport::save_mapping(const access::Actor& actor, OrganisationId employer,
                                       const HoursMapping& mapping) {
  auto problems = hours_csv::check(mapping);
  const auto body = hours_csv::write_mapping(mapping);
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    if (auto allowed = may_import(c, actor, employer); !allowed) return tl::unexpected(std::move(allowed.error()));
    if (!problems.empty()) return refuse(Error::Code::invalid, problems.front().message, problems);
    store::hours::save_mapping(c, employer, body, now);
    return {};
  });
}

Result<HoursPreview> HoursImport::preview(const access::Actor& actor, OrganisationId employer, const HoursFile& file,
                                          const HoursMapping& mapping, const HoursImportOptions& options) {
  const auto chosen = checked(options);
  if (!chosen) return tl::unexpected(chosen.error());
  const auto bytes = loader_.database().read([&](store::Connection& c) -> Result<std::string> {
    if (auto allowed = may_import(c, actor, employer); !allowed) return tl::unexpected(std::move(allowed.error()));
    return content_of(c, actor, employer, file, loader_.now());
  });
  if (!bytes) return tl::unexpected(bytes.error());
  auto rows = read_rows(*bytes, mapping);
  if (!rows) return tl::unexpected(std::move(rows.error()));
  auto planned = loader_.database().read([&](store::Connection& c) -> Result<Assignment> {
    auto assignment = assign(c, loader_, actor, employer, *rows);
    plan_all(c, loader_, {actor, employer, rows->layout, chosen->approved_note}, assignment);
    return assignment;
  });
  if (!planned) return tl::unexpected(std::move(planned.error()));
  const auto counts = count(planned->results);
  return HoursPreview{counts, std::move(rows->layout), std::move(planned->results)};
}

Result<HoursReport> HoursImport::confirm(const access::Actor& actor, OrganisationId employer, const HoursFile& file,
                                         const HoursMapping& mapping, const HoursImportOptions& options,
                                         const std::string& key) {
  auto chosen = checked(options);
  if (!chosen) return tl::unexpected(std::move(chosen.error()));
  return run_import(loader_, {actor, employer, file, mapping, *chosen, key});
}

}  // namespace journeywork::services
