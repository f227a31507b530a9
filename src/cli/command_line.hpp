#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What somebody typed after "journeywork", as a value.
namespace journeywork::cli {

struct Serve {};
struct Demo {};
struct Migrate {};
struct ShowConfig {};
struct UserToken {
  std::string email;
  std::string name = "command line";
  std::vector<std::string> scopes;  ///< empty: all
};
struct UserLink {
  std::string email;
};
struct ImportStandards {
  std::string file;
  std::string sponsor;  ///< id or name; may be empty when there is one
  std::string base;     ///< for a CSV: id of the version it builds on
  std::string version;  ///< for a CSV
};
struct ImportAgency {
  std::string file;
};
struct ImportHours {
  std::string file;
  std::string employer;                        ///< id or name; may be empty when there is one
  std::map<std::string, std::string> columns;  ///< role -> heading
  std::string date_order;                      ///< "ymd", "dmy", "mdy"
  std::string plain_time;                      ///< "hours" or "minutes"
  std::string approved_note;
  bool all_or_nothing = false;
  bool confirm = false;  ///< write; without it only the preview is shown
};
struct ImportOnet {
  std::string folder;
  std::string release;  ///< "29.1"; empty when the folder's name says it
  bool force = false;   ///< let an older release replace a newer one
};
struct ImportOews {
  std::vector<std::string> files;
  int year = 0;        ///< 0: the files' names say it
  std::string source;  ///< as pages show it; empty for tables of the Bureau of Labor Statistics
  bool force = false;
};
struct ImportOoh {
  std::string file;
  std::optional<int> pay_year;
  bool force = false;
};
struct ImportEsco {
  std::string folder;
  std::string release;
  bool force = false;
};
struct ExportRecord {
  std::string agreement;  ///< number or id
};
struct ExportStandards {
  std::string id;
};
struct Verify {
  std::string agreement;  ///< number or id; empty: all
};

using Command =
    std::variant<Serve, Demo, Migrate, ShowConfig, UserToken, UserLink, ImportStandards, ImportAgency, ImportHours,
                 ImportOnet, ImportOews, ImportOoh, ImportEsco, ExportRecord, ExportStandards, Verify>;

struct Invocation {
  Command command;
  std::map<std::string, std::string> settings;  ///< flags of settings: "port" -> "8090"
  std::string config_file;                      ///< --config; may be empty
  std::string as;                               ///< --as EMAIL: on whose behalf; empty: the first administrator
};

/// The program has nothing to do but print: help, the version, or what is wrong with the command line.
struct Exit {
  int status = 0;  ///< 2 for bad use
  std::string output;
};

/// A setting that every server takes as a flag; those with the name "db" every command.
struct SettingFlag {
  std::string name;  ///< "port"
  std::string help;
};

[[nodiscard]] std::variant<Invocation, Exit> parse_command_line(const std::vector<std::string>& arguments,
                                                                const std::string& version,
                                                                const std::vector<SettingFlag>& settings);

}  // namespace journeywork::cli
