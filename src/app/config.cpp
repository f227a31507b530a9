#include "app/config.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "exchange/standards_file/toml_tree.hpp"

namespace journeywork::app {

namespace {

namespace toml = exchange::toml;

std::string variable_of(std::string_view name) {
  std::string out = "JOURNEYWORK_";
  for (const char ch : name) out += ch == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(ch)));
  return out;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto comma = text.find(',');
    auto part = text.substr(0, comma);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) out.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

/// A setting's value as text, wherever it came from.
struct Given {
  std::string value;
  std::string origin;
};
using AllGiven = std::map<std::string, Given>;

std::optional<std::string> text_of(const toml::Node& node) {
  switch (node.kind) {
    case toml::Node::Kind::text:
      return node.text;
    case toml::Node::Kind::integer:
      return std::to_string(node.integer);
    case toml::Node::Kind::list: {
      std::vector<std::string> parts;
      for (const auto& item : node.items) {
        if (item.kind != toml::Node::Kind::text) return std::nullopt;
        parts.push_back(item.text);
      }
      return joined(parts);
    }
    default:
      return std::nullopt;
  }
}

bool known(std::string_view name) {
  const auto& names = setting_names();
  return std::any_of(names.begin(), names.end(), [&](const SettingName& each) { return each.name == name; });
}

std::string known_names() {
  std::string out;
  for (const auto& each : setting_names()) out += (out.empty() ? "" : ", ") + std::string(each.name);
  return out;
}

void read_file(const std::string& name, std::string_view text, AllGiven& given, std::vector<Problem>& problems) {
  auto document = toml::parse(text);
  for (auto& problem : document.problems) problems.push_back(std::move(problem));
  for (const auto& member : document.root.members) {
    const auto value = text_of(member.value);
    if (!known(member.key)) {
      problems.push_back({member.key, name + " has an unknown setting.", member.value.written, known_names(),
                          member.line, member.column});
    } else if (!value) {
      problems.push_back({member.key, name + " gives this setting a wrong kind of value.", member.value.written,
                          "text, a number or a list of texts", member.value.line, member.value.column});
    } else {
      given[member.key] = {*value, name + " line " + std::to_string(member.line)};
    }
  }
}

std::optional<std::uint16_t> port_of(const std::string& text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return port;
}

std::string value_of(const Config& c, std::string_view name) {
  if (name == "db") return c.db;
  if (name == "address") return c.address;
  if (name == "port") return std::to_string(c.port);
  if (name == "tls-cert") return c.tls_cert;
  if (name == "tls-key") return c.tls_key;
  if (name == "trusted-proxies") return joined(c.trusted_proxies);
  return c.public_url;
}

void take(Config& c, const std::string& name, const Given& given, std::vector<Problem>& problems) {
  const auto wrong = [&](std::string accepted) {
    problems.push_back({name, "This setting (" + given.origin + ") cannot be used.", given.value, std::move(accepted)});
  };
  if (name == "db") {
    if (!given.value.starts_with("sqlite:") && !given.value.starts_with("postgresql://") &&
        !given.value.starts_with("postgres://")) {
      return wrong("sqlite:PATH or postgresql://USER@HOST/DATABASE");
    }
    c.db = given.value;
  } else if (name == "address") {
    c.address = given.value;
  } else if (name == "port") {
    const auto port = port_of(given.value);
    if (!port) return wrong("0 to 65535");
    c.port = *port;
  } else if (name == "tls-cert") {
    c.tls_cert = given.value;
  } else if (name == "tls-key") {
    c.tls_key = given.value;
  } else if (name == "trusted-proxies") {
    c.trusted_proxies = split(given.value);
  } else if (name == "public-url") {
    if (!given.value.empty() && !given.value.starts_with("http://") && !given.value.starts_with("https://")) {
      return wrong("https://HOST, without a path");
    }
    c.public_url = given.value;
    while (c.public_url.ends_with('/')) c.public_url.pop_back();
  }
}

}  // namespace

const std::vector<SettingName>& setting_names() {
  static const std::vector<SettingName> names{
      {"db", "where the data is: sqlite:PATH, or postgresql://USER@HOST/DATABASE"},
      {"address", "the address to listen on; 0.0.0.0 for every network"},
      {"port", "the port to listen on"},
      {"tls-cert", "certificate chain (PEM), to serve https without a proxy"},
      {"tls-key", "private key of the certificate (PEM)"},
      {"trusted-proxies", "addresses of reverse proxies whose X-Forwarded-* headers are believed, apart by commas"},
      {"public-url", "how people reach this site, for the links that are printed: https://HOST"}};
  return names;
}

Result<Resolved> resolve(const std::map<std::string, std::string>& flags, const Environment& environment,
                         const std::string& file_name, std::string_view file_text) {
  AllGiven given;
  std::vector<Problem> problems;
  if (!file_name.empty()) read_file(file_name, file_text, given, problems);
  for (const auto& each : setting_names()) {
    const std::string name(each.name);
    const auto variable = variable_of(name);
    if (const auto value = environment(variable)) given[name] = {*value, "environment " + variable};
    if (const auto flag = flags.find(name); flag != flags.end()) given[name] = {flag->second, "flag --" + name};
  }
  Resolved out;
  for (const auto& [name, value] : given) take(out.config, name, value, problems);
  if (out.config.tls_cert.empty() != out.config.tls_key.empty()) {
    problems.push_back({out.config.tls_cert.empty() ? "tls-cert" : "tls-key", "A certificate and its key go together.",
                        "", "both or none"});
  }
  if (!problems.empty()) return refuse(Error::Code::invalid, "The configuration cannot be used.", std::move(problems));
  for (const auto& each : setting_names()) {
    const std::string name(each.name);
    const auto found = given.find(name);
    out.settings.push_back({name, value_of(out.config, name), found == given.end() ? "default" : found->second.origin});
  }
  return out;
}

std::string to_toml(const Config& config) {
  const auto quoted = [](const std::string& text) {
    std::string out = "\"";
    for (const char ch : text) {
      if (ch == '"' || ch == '\\') out += '\\';
      out += ch;
    }
    return out + "\"";
  };
  std::string proxies;
  for (const auto& proxy : config.trusted_proxies) proxies += (proxies.empty() ? "" : ", ") + quoted(proxy);
  return "db = " + quoted(config.db) + "\naddress = " + quoted(config.address) +
         "\nport = " + std::to_string(config.port) + "\ntls-cert = " + quoted(config.tls_cert) +
         "\ntls-key = " + quoted(config.tls_key) + "\ntrusted-proxies = [" + proxies +
         "]\npublic-url = " + quoted(config.public_url) + "\n";
}

}  // namespace journeywork::app
