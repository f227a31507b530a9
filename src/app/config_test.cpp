#include "app/config.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace journeywork::app {
namespace {

using Map = std::map<std::string, std::string>;

Environment of(Map variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

Resolved resolved(const Map& flags, const Map& variables, std::string_view file) {
  auto out = resolve(flags, of(variables), file.empty() ? "" : "jw.toml", file);
  if (!out) FAIL(out.error().message << " " << out.error().problems.at(0).field);
  return *out;
}

std::vector<std::string> refused(const Map& flags, const Map& variables, std::string_view file) {
  const auto out = resolve(flags, of(variables), file.empty() ? "" : "jw.toml", file);
  REQUIRE_FALSE(out);
  std::vector<std::string> fields;
  for (const auto& problem : out.error().problems) fields.push_back(problem.field);
  return fields;
}

std::string origin(const Resolved& resolved, std::string_view name) {
  for (const auto& setting : resolved.settings) {
    if (setting.name == name) return setting.origin;
  }
  return "";
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("without anything given the defaults are in force, and say so") {
  const auto r = resolved({}, {}, "");
  CHECK(r.config == Config{});
  for (const auto& name : setting_names()) CHECK(origin(r, name.name) == "default");
}

TEST_CASE("flags win over the environment, and that over the file") {
  const auto* file = "port = 1001\naddress = \"10.0.0.1\"\ndb = \"sqlite:file.db\"\n";
  const auto r =
      resolved({{"port", "1003"}}, {{"JOURNEYWORK_PORT", "1002"}, {"JOURNEYWORK_DB", "sqlite:env.db"}}, file);
  CHECK(r.config.port == 1003);
  CHECK(r.config.db == "sqlite:env.db");
  CHECK(r.config.address == "10.0.0.1");
  CHECK(origin(r, "port") == "flag --port");
  CHECK(origin(r, "db") == "environment JOURNEYWORK_DB");
  CHECK(origin(r, "address") == "jw.toml line 2");
}

TEST_CASE("what cannot be used is named, all of it") {
  CHECK(refused({{"port", "80800"}}, {}, "") == Fields{"port"});
  CHECK(refused({{"port", "eighty"}, {"db", "mysql://x"}}, {}, "") == Fields{"db", "port"});
  CHECK(refused({}, {}, "prot = 1\n") == Fields{"prot"});
  CHECK(refused({{"tls-cert", "a.pem"}}, {}, "") == Fields{"tls-key"});
  CHECK(refused({{"public-url", "htm.example.org"}}, {}, "") == Fields{"public-url"});
  CHECK_FALSE(refused({}, {}, "port = = 1").empty());
}

TEST_CASE("what is printed as a file reads back the same") {
  CHECK(rc::check([] {
    const auto letters =
        rc::gen::elementOf(std::vector<std::string>{"a", "Z", "0", " ", ".", "\\", "\"", "'", "/", "ä", "ខ"});
    std::string word;
    for (const auto& letter : *rc::gen::container<std::vector<std::string>>(letters)) word += letter;
    Config config;
    config.db = "sqlite:" + word;
    config.port = *rc::gen::arbitrary<std::uint16_t>();
    config.tls_cert = word;
    config.tls_key = word.empty() ? "" : "key.pem";
    config.trusted_proxies = *rc::gen::container<std::vector<std::string>>(
        rc::gen::elementOf(std::vector<std::string>{"10.0.0.1", "::1", "192.0.2.7"}));
    config.public_url = *rc::gen::elementOf(std::vector<std::string>{"", "https://htm.example.org"});
    const auto back = resolve({}, of({}), "jw.toml", to_toml(config));
    RC_ASSERT(back.has_value());
    RC_ASSERT(back->config == config);
  }));
}

}  // namespace journeywork::app
