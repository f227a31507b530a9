#include "app/program.hpp"

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include <sodium.h>

#include "app/backend.hpp"
#include "app/config.hpp"
#include "app/demo/demo.hpp"
#include "app/serve.hpp"
#include "cli/files.hpp"
#include "cli/run.hpp"
#include "web/pages/template.hpp"

namespace journeywork::app {

namespace {

constexpr const char* usual_config_file = "/etc/journeywork.toml";

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::vector<cli::SettingFlag> flags_of_settings() {
  std::vector<cli::SettingFlag> out;
  for (const auto& setting : setting_names()) out.push_back({std::string(setting.name), std::string(setting.help)});
  return out;
}

Result<Resolved> configuration(const cli::Invocation& invocation) {
  auto file = invocation.config_file;
  if (file.empty()) file = environment("JOURNEYWORK_CONFIG").value_or("");
  if (file.empty() && std::filesystem::exists(usual_config_file)) file = usual_config_file;
  std::string text;
  if (!file.empty()) {
    auto read = cli::read_file(file);
    if (!read) return tl::unexpected(std::move(read.error()));
    text = std::move(*read);
  }
  return resolve(invocation.settings, environment, file, text);
}

/// A database with the schema of this program.
Result<std::unique_ptr<store::Database>> opened(const std::string& url) {
  auto database = store::open(url);
  if (!database) return database;
  if (auto migrated = store::migrate(**database); !migrated) return tl::unexpected(std::move(migrated.error()));
  return database;
}

int show_config(const Resolved& resolved, std::ostream& out) {
  for (const auto& setting : resolved.settings) {
    auto value = setting.value;
    // The password of a database stays out of terminals and logs.
    const auto at = value.rfind('@');
    const auto scheme = value.find("://");
    if (setting.name == "db" && at != std::string::npos && scheme != std::string::npos) {
      const auto colon = value.find(':', scheme + 3);
      if (colon < at) value.replace(colon + 1, at - colon - 1, "***");
    }
    out << setting.name << " = " << (value.empty() ? "(not set)" : value) << "  # " << setting.origin << '\n';
  }
  return 0;
}

int run_server(const Config& config, bool demo, std::unique_ptr<store::Database> database, std::ostream& out,
               std::ostream& errors) {
  if (demo) {
    if (const auto loaded = load_demo(*database, system_clock()); !loaded) {
      cli::print(errors, loaded.error());
      return 1;
    }
  }
  services::IdentitySettings settings;
  settings.demo = demo;
  Backend backend(std::move(database), system_clock(), settings);
  web::load_templates();
  const auto ready = [&](const std::string& address) {
    out << "Journeywork is at " << address << '\n';
    if (demo) {
      out << "Demo: every name is invented. One press signs you in on " << address << "/sign-in, for instance as\n";
      std::string role;
      for (const auto& person : demo_people(backend.database())) {
        if (person.role == role) continue;
        role = person.role;
        out << "  " << role << ": " << person.name << ", " << person.words << '\n';
      }
    } else if (const auto link = backend.links.for_first_administrator()) {
      out << "Nobody can sign in yet. Create the first administrator (good once, for a day):\n  " << address << "/link/"
          << *link << '\n';
    }
    out << std::flush;
  };
  return serve(backend, config, demo, ready, errors);
}

int run_tool(const cli::Invocation& invocation, const Config& config, std::unique_ptr<store::Database> database,
             std::ostream& out, std::ostream& errors) {
  Backend backend(std::move(database), system_clock(), services::IdentitySettings{});
  return cli::run(invocation, {backend.database(), backend.tokens, backend.links, backend.standards, backend.views,
                               backend.hours, address_of(config, config.port), out, errors});
}

}  // namespace

int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& errors) {
  const auto parsed = cli::parse_command_line(arguments, JOURNEYWORK_VERSION, flags_of_settings());
  if (const auto* done = std::get_if<cli::Exit>(&parsed)) {
    (done->status == 0 ? out : errors) << done->output;
    return done->status;
  }
  const auto& invocation = std::get<cli::Invocation>(parsed);
  if (sodium_init() < 0) throw std::runtime_error("the cryptography library cannot be used on this machine");

  const auto resolved = configuration(invocation);
  if (!resolved) {
    cli::print(errors, resolved.error());
    return 1;
  }
  const auto& config = resolved->config;
  if (std::holds_alternative<cli::ShowConfig>(invocation.command)) return show_config(*resolved, out);

  if (std::holds_alternative<cli::Migrate>(invocation.command)) {
    const auto database = store::open(config.db);
    const auto applied = database ? store::migrate(**database) : tl::unexpected(database.error());
    if (!applied) {
      cli::print(errors, applied.error());
      return 1;
    }
    out << (applied->empty() ? "Nothing to do: the database is up to date.\n"
                             : std::to_string(applied->size()) + " migrations applied, up to number " +
                                   std::to_string(applied->back()) + ".\n");
    return 0;
  }

  auto database = opened(config.db);
  if (!database) {
    cli::print(errors, database.error());
    return 1;
  }
  const bool demo = std::holds_alternative<cli::Demo>(invocation.command);
  if (demo || std::holds_alternative<cli::Serve>(invocation.command)) {
    return run_server(config, demo, std::move(*database), out, errors);
  }
  return run_tool(invocation, config, std::move(*database), out, errors);
}

}  // namespace journeywork::app
