#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

/// What the program is told from outside: flags first, then the environment, then a TOML file, then the defaults.
namespace journeywork::app {

struct Config {
  std::string db = "sqlite:journeywork.db";  ///< sqlite:PATH or postgresql://...
  std::string address = "127.0.0.1";         ///< where the server listens
  std::uint16_t port = 8080;
  std::string tls_cert;  ///< PEM; both or none
  std::string tls_key;
  std::vector<std::string> trusted_proxies;  ///< whose X-Forwarded-* are believed
  std::string public_url;                    ///< how people reach the site; empty: from address and port

  bool operator==(const Config&) const = default;
};

/// One setting as it is in force.
struct Setting {
  std::string name;  ///< "tls-cert": the flag without dashes, the key in the file
  std::string value;
  std::string origin;  ///< "default", "flag --port", "environment JOURNEYWORK_PORT", "/etc/journeywork.toml line 3"
};

struct Resolved {
  Config config;
  std::vector<Setting> settings;  ///< all of them, in a fixed order
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The names that flags, environment (JOURNEYWORK_ and capitals) and file use, with a line of help each.
struct SettingName {
  std::string_view name;
  std::string_view help;
};
[[nodiscard]] const std::vector<SettingName>& setting_names();

/// Brings the sources together. `file_text` is the TOML file `file_name`, when there is one. Problems name the setting
/// and where it was set: an unknown key, a port out of range, a certificate without a key.
[[nodiscard]] Result<Resolved> resolve(const std::map<std::string, std::string>& flags, const Environment& environment,
                                       const std::string& file_name, std::string_view file_text);

/// A file that says the same: what `resolve` reads back.
[[nodiscard]] std::string to_toml(const Config& config);

}  // namespace journeywork::app
