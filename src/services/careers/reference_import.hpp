#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/policy.hpp"
#include "exchange/reference/problem_log.hpp"
#include "services/careers/reference_notices.hpp"
#include "services/clock.hpp"
#include "store/reference.hpp"

namespace journeywork::services {

/// As it was found, packed with gzip or not.
struct ReferenceFile {
  std::string name;  ///< without its folder
  std::string content;
};

/// What an import did, or why it could do nothing.
struct ReferenceReport {
  struct Table {
    std::string name;           ///< "Skills"
    std::int64_t rows = 0;      ///< below the headings
    std::int64_t left_out = 0;  ///< of them
    bool operator==(const Table&) const = default;
  };

  bool loaded = false;  ///< false: a file cannot be read, `problems` says why, and nothing was changed
  ReferenceNotice notice;
  std::string release;                ///< "29.1"; of pay the year; empty when nothing said it
  std::optional<std::string> before;  ///< the release that was there; nothing when there was none, and of pay
  std::int64_t count = 0;             ///< occupations, pages or figures
  std::int64_t areas = 0;             ///< of pay
  std::string source;                 ///< of pay, as pages show it
  std::vector<Table> tables;
  std::vector<std::string> missing;             ///< tables that would have been read
  std::vector<std::string> unused;              ///< files that hold nothing of use here
  std::vector<exchange::FileProblem> problems;  ///< the first ones; when loaded, of rows that were left out
  std::int64_t problem_count = 0;               ///< all of them
};

/// Loads public data sets (docs/reference-data.md) for administrators, and for whoever runs commands on the machine
/// itself: then there is no actor. A set is replaced wholly or not at all, and the audit says so. Error::forbidden for
/// others; Error::conflict when a newer release is loaded and `force` does not say to replace it.
class ReferenceImport {
 public:
  using Actor = std::optional<access::Actor>;

  ReferenceImport(store::Database& database, Clock clock) : database_(database), clock_(std::move(clock)) {}

  struct SetOptions {
    std::string release;  ///< "29.1"; may be empty
    bool force = false;   ///< let an older release, or one that is not known, replace a newer one
  };

  /// Whether a file of a folder is of use, by its name. Others may be handed over empty, to be named in the report.
  [[nodiscard]] static bool is_onet_table(std::string_view file);
  [[nodiscard]] static bool is_esco_table(std::string_view file);

  /// All tables of a release. Where `options` have no release, the folder's name may say it: "db_29_1_text".
  [[nodiscard]] Result<ReferenceReport> onet(const Actor& actor, std::string_view folder,
                                             std::span<const ReferenceFile> files, const SetOptions& options);

  struct OohOptions {
    std::optional<int> pay_year;  ///< May of that year; without it that of the jobs
    bool force = false;
  };
  [[nodiscard]] Result<ReferenceReport> ooh(const Actor& actor, const ReferenceFile& file, const OohOptions& options);

  [[nodiscard]] Result<ReferenceReport> esco(const Actor& actor, std::span<const ReferenceFile> files,
                                             const SetOptions& options);

  struct PayOptions {
    int year = 0;        ///< 0: the file's name says it
    std::string source;  ///< as pages show it; may be empty for tables of the Bureau of Labor Statistics itself
    bool force = false;  ///< let an older year take the place of a newer one, in the areas of the file
  };
  /// One file of pay, in one transaction. What earlier years said of its areas goes; other files of its year stay.
  /// Regions that a state has drawn get codes of their own, "36-10", since every state counts from 1.
  [[nodiscard]] Result<ReferenceReport> oews(const Actor& actor, const ReferenceFile& file, const PayOptions& options);

 private:
  struct Set;
  [[nodiscard]] Result<ReferenceReport> replace(const Actor& actor, ReferenceReport&& report, Set&& set, bool force);

  store::Database& database_;
  Clock clock_;
};

}  // namespace journeywork::services
