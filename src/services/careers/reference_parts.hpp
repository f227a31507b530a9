#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/reference/gunzip.hpp"
#include "services/careers/reference_import.hpp"

/// What the parts of ReferenceImport share; for its .cpp files only.
namespace journeywork::services {

/// Who loads data sets: administrators, and the operator of the machine, who is nobody here.
[[nodiscard]] inline Result<void> may_load(const ReferenceImport::Actor& actor) {
  if (!actor || access::may_administer(*actor)) return {};
  return refuse(Error::Code::forbidden, "Data sets are loaded by an administrator.");
}
/// For the audit.
[[nodiscard]] inline PersonId acting(const ReferenceImport::Actor& actor) { return actor ? actor->person : PersonId{}; }

/// A report of files that could not even be unpacked.
[[nodiscard]] inline ReferenceReport unreadable(ReferenceReport report, std::vector<exchange::FileProblem> problems) {
  report.problem_count = static_cast<std::int64_t>(problems.size());
  report.problems = std::move(problems);
  return report;
}

/// Texts of files, unpacked where they are packed. Refers to the files.
class UnpackedFiles {
 public:
  explicit UnpackedFiles(std::span<const ReferenceFile> files) {
    for (const auto& file : files) texts_.push_back(text_of(file));
  }

  [[nodiscard]] const std::vector<std::string_view>& texts() const { return texts_; }  ///< in the files' order
  [[nodiscard]] const std::vector<exchange::FileProblem>& problems() const { return problems_; }

 private:
  std::string_view text_of(const ReferenceFile& file) {
    if (!exchange::is_gzip(file.content)) return file.content;
    auto text = exchange::gunzipped(file.content);
    if (text) return kept_.emplace_back(std::move(*text));
    problems_.push_back({file.name, {"file", text.error().message, {}, "the file as it was published", 0, 0}});
    return {};
  }

  std::deque<std::string> kept_;
  std::vector<std::string_view> texts_;
  std::vector<exchange::FileProblem> problems_;
};

}  // namespace journeywork::services
