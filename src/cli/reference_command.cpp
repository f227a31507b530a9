#include "cli/reference_command.hpp"

#include <chrono>
#include <ostream>
#include <utility>

#include "cli/files.hpp"
#include "cli/run.hpp"
#include "core/base/locale.hpp"

namespace journeywork::cli {

using services::ReferenceFile;
using services::ReferenceImport;
using services::ReferenceReport;
using Actor = ReferenceImport::Actor;

namespace {

std::string number(std::int64_t n) { return Locale("en").number(n); }
/// "1 row", "2,310 rows"
std::string counted(std::int64_t n, const std::string& word) { return number(n) + " " + word + (n == 1 ? "" : "s"); }

class Stopwatch {
 public:
  /// "3.2 s"
  [[nodiscard]] std::string read() const {
    using namespace std::chrono;
    const auto tenths = duration_cast<milliseconds>(steady_clock::now() - start_).count() / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::string joined(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& each : all) out += (out.empty() ? "" : "; ") + each;
  return out;
}

void print_problems(const ReferenceReport& report, std::ostream& errors) {
  for (const auto& [file, problem] : report.problems) {
    errors << "  " << file;
    if (!file.empty() && problem.line > 0) errors << ':' << problem.line;
    if (problem.column > 0) errors << ':' << problem.column;
    errors << (file.empty() ? "" : ": ") << problem.field << ": " << problem.message;
    if (!problem.value.empty()) errors << " Given: " << problem.value << '.';
    if (!problem.accepted.empty()) errors << " Accepted: " << problem.accepted << '.';
    errors << '\n';
  }
  const auto more = report.problem_count - static_cast<std::int64_t>(report.problems.size());
  if (more > 0) errors << "  ... and " << number(more) << " more\n";
}

void print_head(const ReferenceReport& report, const std::string& what, std::ostream& out) {
  out << "Loaded " << report.notice.title;
  if (!report.release.empty()) out << ' ' << report.release;
  out << ": " << counted(report.count, what);
  if (report.areas > 0) out << " in " << counted(report.areas, "area");
  if (report.before) {
    const bool same = *report.before == report.release;
    out << (same ? ", in the place of the same release" : ", in the place of release ")
        << (same                     ? std::string()
            : report.before->empty() ? "unknown"
                                     : *report.before);
  }
  out << ".\n";
}

void print_loaded(const ReferenceReport& report, const std::string& what, const Stopwatch& watch, std::ostream& out,
                  std::ostream& errors) {
  print_head(report, what, out);
  for (const auto& table : report.tables) {
    out << "  " << table.name << ": " << counted(table.rows, "row");
    if (table.left_out > 0) out << ", " << number(table.left_out) << " of them left out";
    out << '\n';
  }
  if (!report.missing.empty()) out << "Missing, and done without: " << joined(report.missing) << ".\n";
  if (!report.unused.empty()) out << "Not of use here: " << counted(std::ssize(report.unused), "other file") << ".\n";
  if (!report.source.empty()) out << "Source, as pages will name it: " << report.source << ".\n";
  out << "Pages will say: " << report.notice.attribution << "\n";
  out << "Done in " << watch.read() << ".\n";
  if (report.problem_count > 0) {
    errors << "journeywork: " << counted(report.problem_count, "problem") << "; rows that have one were left out:\n";
    print_problems(report, errors);
  }
}

/// What one import came to. `file` as it was typed.
int told(const Result<ReferenceReport>& report, const std::string& file, const std::string& what,
         const Stopwatch& watch, std::ostream& out, std::ostream& errors) {
  if (!report) {
    print(errors, report.error(), file);
    return 1;
  }
  if (!report->loaded) {
    errors << "journeywork: " << file << " cannot be loaded. Nothing was changed.\n";
    print_problems(*report, errors);
    return 1;
  }
  print_loaded(*report, what, watch, out, errors);
  return 0;
}

int unreadable(const Error& error, std::ostream& errors) {
  print(errors, error);
  return 1;
}

Result<std::vector<ReferenceFile>> files_of(const std::string& folder, bool (*wanted)(std::string_view)) {
  auto read = read_folder(folder, wanted);
  if (!read) return tl::unexpected(std::move(read.error()));
  std::vector<ReferenceFile> out;
  for (auto& file : *read) out.push_back({std::move(file.name), std::move(file.content)});
  return out;
}

}  // namespace

int import_reference(const ImportOnet& command, const Actor& actor, ReferenceImport& reference, std::ostream& out,
                     std::ostream& errors) {
  const Stopwatch watch;
  const auto files = files_of(command.folder, ReferenceImport::is_onet_table);
  if (!files) return unreadable(files.error(), errors);
  const auto report = reference.onet(actor, last_part(command.folder), *files, {command.release, command.force});
  return told(report, command.folder, "occupation", watch, out, errors);
}

int import_reference(const ImportEsco& command, const Actor& actor, ReferenceImport& reference, std::ostream& out,
                     std::ostream& errors) {
  const Stopwatch watch;
  const auto files = files_of(command.folder, ReferenceImport::is_esco_table);
  if (!files) return unreadable(files.error(), errors);
  const auto report = reference.esco(actor, *files, {command.release, command.force});
  return told(report, command.folder, "occupation", watch, out, errors);
}

int import_reference(const ImportOoh& command, const Actor& actor, ReferenceImport& reference, std::ostream& out,
                     std::ostream& errors) {
  const Stopwatch watch;
  auto content = read_file(command.file);
  if (!content) return unreadable(content.error(), errors);
  const ReferenceFile file{last_part(command.file), std::move(*content)};
  const auto report = reference.ooh(actor, file, {command.pay_year, command.force});
  return told(report, command.file, "page", watch, out, errors);
}

int import_reference(const ImportOews& command, const Actor& actor, ReferenceImport& reference, std::ostream& out,
                     std::ostream& errors) {
  int status = 0;
  for (const auto& name : command.files) {
    const Stopwatch watch;
    auto content = read_file(name);
    if (!content) {
      status = unreadable(content.error(), errors);
      continue;
    }
    const ReferenceFile file{last_part(name), std::move(*content)};
    const auto report = reference.oews(actor, file, {command.year, command.source, command.force});
    if (told(report, name, "figure", watch, out, errors) != 0) status = 1;
  }
  return status;
}

}  // namespace journeywork::cli
