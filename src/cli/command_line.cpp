#include "cli/command_line.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <sstream>

#include <CLI/CLI.hpp>

namespace journeywork::cli {

namespace {

/// Builds the commands and keeps what CLI11 writes into.
class CommandLine {
 public:
  CommandLine(const std::string& version, const std::vector<SettingFlag>& settings)
      : settings_(settings),
        app_(
            "Journeywork runs apprenticeships in healthcare technology management: hours, sign-offs, standing, "
            "record.\n"
            "Start with `journeywork demo` to look around, or `journeywork serve` to begin.",
            "journeywork") {
    app_.set_version_flag("--version", version);
    app_.require_subcommand(1);
    app_.fallthrough(false);
    servers();
    users();
    imports();
    exports();
  }

  std::variant<Invocation, Exit> parse(std::vector<std::string> arguments) {
    if (const auto* unknown = unknown_command(arguments)) {
      return Exit{2, "There is no command \"" + *unknown + "\".\nRun with --help for more information.\n"};
    }
    std::reverse(arguments.begin(), arguments.end());
    try {
      app_.parse(arguments);
    } catch (const CLI::ParseError& error) {
      std::ostringstream out;
      const int status = app_.exit(error, out, out);
      return Exit{status == 0 ? 0 : 2, out.str()};
    }
    out_.command = make_();
    return out_;
  }

 private:
  /// The first word that stands where a command is expected and is none.
  const std::string* unknown_command(const std::vector<std::string>& arguments) {
    CLI::App* at = &app_;
    for (const auto& word : arguments) {
      const auto commands = at->get_subcommands({});
      if (word.starts_with('-') || commands.empty()) return nullptr;
      const auto found = std::ranges::find(commands, word, [](const CLI::App* each) { return each->get_name(); });
      if (found == commands.end()) return &word;
      at = *found;
    }
    return nullptr;
  }

  /// Flags that every command has: where the data is, and the file that may say so.
  void common(CLI::App* command, bool server) {
    command->add_option("--config", out_.config_file,
                        "TOML file with settings; default /etc/journeywork.toml when it is there");
    for (const auto& setting : settings_) {
      const auto& name = setting.name;
      if (name != "db" && !server) continue;
      command->add_option_function<std::string>(
          "--" + name, [this, name](const std::string& value) { out_.settings[name] = value; }, setting.help);
    }
  }

  template <class Make>
  CLI::App* command(CLI::App& parent, const char* name, const char* help, bool server, Make make) {
    auto* added = parent.add_subcommand(name, help);
    common(added, server);
    added->callback([this, make] { make_ = make; });
    return added;
  }

  void acting(CLI::App* command) {
    command->add_option("--as", out_.as, "email of the person on whose behalf; default: the first administrator");
  }

  void servers() {
    command(app_, "serve",
            "Serve the site. On an empty database it prints a link that creates the first administrator.", true,
            [] { return Command(Serve{}); });
    command(app_, "demo", "Load invented people and two years of work into an empty database, then serve it.", true,
            [] { return Command(Demo{}); });
    command(app_, "migrate", "Bring the database up to this version of the program, and stop.", false,
            [] { return Command(Migrate{}); });
    command(app_, "config", "Print the settings in force and where each comes from.", true,
            [] { return Command(ShowConfig{}); });
    auto* verify = command(app_, "verify", "Walk the chain of every ledger and compare the totals with a rebuild.",
                           false, [this] { return Command(verify_); });
    verify->add_option("--agreement", verify_.agreement, "only this one: its number or id");
  }

  void users() {
    auto* user = app_.add_subcommand("user", "Links and tokens for people.");
    user->require_subcommand(1);
    auto* token =
        command(*user, "token", "Print a new bearer token for the API.", false, [this] { return Command(token_); });
    token->add_option("email", token_.email, "whose token")->required();
    token->add_option("--name", token_.name, "to know it again in the list of tokens");
    token
        ->add_option("--scope", token_.scopes, "read, log, approve or manage; more than once for several; default: all")
        ->check(CLI::IsMember({"read", "log", "approve", "manage"}));
    auto* link = command(*user, "link", "Print a link by which somebody sets a password.", false,
                         [this] { return Command(link_); });
    link->add_option("email", link_.email, "whose password")->required();
  }

  void imports() {
    auto* import = app_.add_subcommand(
        "import", "Bring in standards, an agency's rules, past hours, or public data about occupations.");
    import->require_subcommand(1);
    auto* standards =
        command(*import, "standards", "A programme's standards, TOML or CSV. Everything that is wrong is reported.",
                false, [this] { return Command(standards_); });
    standards->add_option("file", standards_.file, "the file; - for standard input")->required();
    standards->add_option("--sponsor", standards_.sponsor, "id or name; not needed where there is one");
    standards->add_option("--base", standards_.base,
                          "for a CSV: id of the version that gives what a CSV has no columns for");
    standards->add_option("--version-name", standards_.version, "for a CSV: the name of the new version");
    acting(standards);
    auto* agency = command(*import, "agency", "The rules of a registration agency, TOML.", false,
                           [this] { return Command(agency_); });
    agency->add_option("file", agency_.file, "the file")->required();
    acting(agency);
    hours(*import);
    reference_sets(*import);
    pay(*import);
  }

  /// Sets that come as a folder.
  void reference_sets(CLI::App& import) {
    auto* onet = command(import, "onet",
                         "The O*NET database as text, of any release: all tables of a folder. Replaces what is loaded.",
                         false, [this] { return Command(onet_); });
    onet->add_option("folder", onet_.folder, "the folder, such as db_29_1_text; tables may be packed with gzip")
        ->required();
    release(onet, onet_.release, "the release, such as 29.1; not needed where the folder's name says it");
    reference(onet, onet_.force);
    auto* esco = command(import, "esco", "ESCO as CSV files of one language. Replaces what is loaded.", false,
                         [this] { return Command(esco_); });
    esco->add_option("folder", esco_.folder, "the folder; files may be packed with gzip")->required();
    release(esco, esco_.release, "the version, such as 1.1.2");
    reference(esco, esco_.force);
  }

  void pay(CLI::App& import) {
    auto* oews =
        command(import, "oews",
                "Pay by occupation and area (Occupational Employment and Wage Statistics), CSV files. Each file "
                "is loaded wholly or not at all.",
                false, [this] { return Command(oews_); });
    oews->add_option("files", oews_.files, "the files; may be packed with gzip")->required();
    year(oews, "--year", "May of that year; not needed where the files' names say it (oesm24st.csv)",
         [this](int value) { oews_.year = value; });
    oews->add_option("--source", oews_.source, "who published it, as pages will say; for a state's own tables");
    reference(oews, oews_.force);
    auto* ooh = command(import, "ooh",
                        "The Occupational Outlook Handbook as one CSV: pay, jobs, growth. Replaces what is loaded.",
                        false, [this] { return Command(ooh_); });
    ooh->add_option("file", ooh_.file, "the file; may be packed with gzip")->required();
    year(ooh, "--pay-year", "May of the year that its pay is of; default: the year of its jobs",
         [this](int value) { ooh_.pay_year = value; });
    reference(ooh, ooh_.force);
  }

  void reference(CLI::App* command, bool& force) {
    command->add_flag("--force", force, "let an older release take the place of a newer one");
    acting(command);
  }

  static void release(CLI::App* command, std::string& into, const char* help) {
    command->add_option("--release", into, help)
        ->check(CLI::Validator(
            [](const std::string& text) {
              const bool numbers = !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
              return numbers && text.front() != '.' && text.back() != '.'
                         ? std::string()
                         : "\"" + text + "\" is not a release, which is numbers and points, such as 29.1";
            },
            "RELEASE"));
  }

  static void year(CLI::App* command, const char* name, const char* help, const std::function<void(int)>& take) {
    constexpr int first = 1997;
    constexpr int last = 2100;
    command->add_option_function<int>(name, take, help)->check(CLI::Range(first, last));
  }

  void hours(CLI::App& import) {
    auto* hours = command(
        import, "hours",
        "Past hours from a timesheet or spreadsheet saved as CSV. Shows what would happen; --confirm writes it.", false,
        [this] { return Command(hours_); });
    hours->add_option("file", hours_.file, "the file")->required();
    hours->add_option("--employer", hours_.employer, "id or name; not needed where there is one");
    for (const char* role :
         {"person", "date", "hours", "work-process", "course", "note", "device", "work-order", "line-id"}) {
      hours->add_option_function<std::string>(
          "--column-" + std::string(role), [this, role](const std::string& heading) { hours_.columns[role] = heading; },
          "heading of the column with the " + std::string(role));
    }
    hours->add_option("--date-order", hours_.date_order, "ymd, dmy or mdy; asked for unless the file decides it")
        ->check(CLI::IsMember({"ymd", "dmy", "mdy"}));
    hours->add_option("--plain-time", hours_.plain_time, "what a plain number means: hours or minutes")
        ->check(CLI::IsMember({"hours", "minutes"}));
    hours->add_option("--approved", hours_.approved_note,
                      "the hours were approved before: a note that says where and by whom");
    hours->add_flag("--all-or-nothing", hours_.all_or_nothing, "write nothing when a row is refused");
    hours->add_flag("--confirm", hours_.confirm, "write; without it nothing is");
    acting(hours);
  }

  void exports() {
    auto* exporting = app_.add_subcommand("export", "Write a record or standards to standard output.");
    exporting->require_subcommand(1);
    auto* record = command(*exporting, "record", "The whole ledger of an agreement as CSV.", false,
                           [this] { return Command(record_); });
    record->add_option("agreement", record_.agreement, "its number or id")->required();
    acting(record);
    auto* standards = command(*exporting, "standards", "A version of standards as TOML.", false,
                              [this] { return Command(standards_out_); });
    standards->add_option("id", standards_out_.id, "as the list of standards shows it")->required();
    acting(standards);
  }

  const std::vector<SettingFlag>& settings_;
  CLI::App app_;
  Invocation out_;
  std::function<Command()> make_;
  UserToken token_;
  UserLink link_;
  ImportStandards standards_;
  ImportAgency agency_;
  ImportHours hours_;
  ImportOnet onet_;
  ImportOews oews_;
  ImportOoh ooh_;
  ImportEsco esco_;
  ExportRecord record_;
  ExportStandards standards_out_;
  Verify verify_;
};

}  // namespace

std::variant<Invocation, Exit> parse_command_line(const std::vector<std::string>& arguments, const std::string& version,
                                                  const std::vector<SettingFlag>& settings) {
  return CommandLine(version, settings).parse(arguments);
}

}  // namespace journeywork::cli
