#include "services/careers/reference_import.hpp"

#include <algorithm>
#include <utility>

#include "exchange/esco/esco.hpp"
#include "exchange/onet/onet.hpp"
#include "exchange/ooh/ooh.hpp"
#include "exchange/ooh/ooh_document.hpp"
#include "services/careers/reference_parts.hpp"
#include "services/careers/release_order.hpp"
#include "store/audit.hpp"

namespace journeywork::services {

using store::reference::Document;

/// What takes the place of the set of its kind.
struct ReferenceImport::Set {
  std::string kind;
  std::vector<Document> documents;
};

namespace {

constexpr const char* common_key = "common";

ReferenceReport report_of(std::string_view kind) {
  ReferenceReport out;
  out.notice = notice_of(kind);
  return out;
}

/// What the readings of O*NET and ESCO have in common.
template <class Reading>
void take_findings(Reading& reading, ReferenceReport& report) {
  for (auto& table : reading.tables) report.tables.push_back({std::move(table.name), table.rows, table.left_out});
  report.missing = std::move(reading.missing);
  report.unused = std::move(reading.unused);
  report.problems = std::move(reading.problems);
  report.problem_count = reading.problem_count;
}

template <class Table>
std::vector<Table> tables_of(std::span<const ReferenceFile> files, const UnpackedFiles& unpacked) {
  std::vector<Table> out;
  for (std::size_t i = 0; i < files.size(); ++i) out.push_back({files[i].name, unpacked.texts()[i]});
  return out;
}

/// Nothing when the one may take the place of the other.
std::optional<Error> objection(const ReferenceNotice& notice, const std::string& before, const std::string& release) {
  const std::string loaded = std::string(notice.title) + " " + before + " is loaded";
  if (release.empty() && !before.empty()) {
    return Error{Error::Code::conflict,
                 loaded + ", and nothing says which release this is. Nothing was changed.",
                 {{"release", "The release is not known.", "", "the release, or --force to replace it all the same"}}};
  }
  if (!is_older(release, before)) return std::nullopt;
  return Error{Error::Code::conflict,
               loaded + ", and this is the older " + release + ". Nothing was changed.",
               {{"release", "A newer release is loaded.", release, before + " or later, or --force to go back"}}};
}

}  // namespace

bool ReferenceImport::is_onet_table(std::string_view file) { return exchange::onet_table_of(file).has_value(); }

bool ReferenceImport::is_esco_table(std::string_view file) { return exchange::esco_table_of(file).has_value(); }

Result<ReferenceReport> ReferenceImport::replace(const Actor& actor, ReferenceReport&& report, Set&& set, bool force) {
  const auto now = clock_();
  auto done = database_.write([&](store::Connection& c) -> Result<std::optional<std::string>> {
    // Two imports at once come after each other, so that the older cannot slip in behind the check.
    store::reference::raise_revision(c, now);
    std::optional<std::string> before;
    for (const auto& each : store::reference::sets(c)) {
      if (each.kind == set.kind) before = each.release;
    }
    if (before && !force) {
      if (auto refused = objection(report.notice, *before, report.release)) return tl::unexpected(std::move(*refused));
    }
    store::reference::replace(c, set.kind, report.release, set.documents, now);
    store::audit::record(c, {now, acting(actor), "reference.import", "reference:" + set.kind,
                             "release=" + report.release + " count=" + std::to_string(report.count)});
    return before;
  });
  if (!done) return tl::unexpected(std::move(done.error()));
  report.before = std::move(*done);
  report.loaded = true;
  return std::move(report);
}

Result<ReferenceReport> ReferenceImport::onet(const Actor& actor, std::string_view folder,
                                              std::span<const ReferenceFile> files, const SetOptions& options) {
  if (auto allowed = may_load(actor); !allowed) return tl::unexpected(std::move(allowed.error()));
  auto report = report_of("onet");
  const UnpackedFiles unpacked(files);
  if (!unpacked.problems().empty()) return unreadable(std::move(report), unpacked.problems());
  report.release = options.release.empty() ? exchange::onet_release_of(folder) : options.release;
  auto reading = exchange::read_onet(tables_of<exchange::OnetTable>(files, unpacked), report.release);
  take_findings(reading, report);
  if (!reading.set) return report;

  Set set{"onet", {}};
  set.documents.reserve(reading.set->occupations.size() + 1);
  set.documents.push_back({common_key, exchange::to_document(reading.set->common)});
  for (const auto& each : reading.set->occupations) set.documents.push_back({each.code, exchange::to_document(each)});
  report.count = static_cast<std::int64_t>(reading.set->occupations.size());
  return replace(actor, std::move(report), std::move(set), options.force);
}

Result<ReferenceReport> ReferenceImport::ooh(const Actor& actor, const ReferenceFile& file, const OohOptions& options) {
  if (auto allowed = may_load(actor); !allowed) return tl::unexpected(std::move(allowed.error()));
  auto report = report_of("ooh");
  const UnpackedFiles unpacked({&file, 1});
  if (!unpacked.problems().empty()) return unreadable(std::move(report), unpacked.problems());
  auto reading = exchange::read_ooh(unpacked.texts().front(), file.name, options.pay_year);
  report.problems = std::move(reading.problems);
  report.problem_count = reading.problem_count;
  if (!reading.figures) return report;
  auto& figures = *reading.figures;
  report.count = static_cast<std::int64_t>(figures.size());
  report.tables.push_back({"pages", reading.rows, reading.rows - report.count});
  if (figures.empty()) {
    report.problems.push_back({file.name, {"file", "No page in it can be read.", {}, "at least one page", 0, 0}});
    ++report.problem_count;
    return report;
  }

  // The handbook has no release: its year is that from which it projects.
  report.release = std::to_string(std::ranges::max(figures, {}, &careers::OohFigure::jobs_year).jobs_year);
  Set set{"ooh", {}};
  for (const auto& each : figures) {
    set.documents.push_back({std::to_string(set.documents.size() + 1), exchange::to_document(each)});
  }
  return replace(actor, std::move(report), std::move(set), options.force);
}

Result<ReferenceReport> ReferenceImport::esco(const Actor& actor, std::span<const ReferenceFile> files,
                                              const SetOptions& options) {
  if (auto allowed = may_load(actor); !allowed) return tl::unexpected(std::move(allowed.error()));
  auto report = report_of("esco");
  const UnpackedFiles unpacked(files);
  if (!unpacked.problems().empty()) return unreadable(std::move(report), unpacked.problems());
  auto reading = exchange::read_esco(tables_of<exchange::EscoTable>(files, unpacked), options.release);
  take_findings(reading, report);
  if (!reading.set) return report;

  reading.set->version = bare_release(std::string(reading.set->version));
  report.release = reading.set->version;
  Set set{"esco", {}};
  set.documents.reserve(reading.set->occupations.size() + 1);
  set.documents.push_back({common_key, exchange::esco_common_document(*reading.set)});
  for (const auto& each : reading.set->occupations) set.documents.push_back({each.uri, exchange::to_document(each)});
  report.count = static_cast<std::int64_t>(reading.set->occupations.size());
  return replace(actor, std::move(report), std::move(set), options.force);
}

}  // namespace journeywork::services
