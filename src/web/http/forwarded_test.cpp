#include "web/http/forwarded.hpp"

#include <doctest/doctest.h>

using namespace journeywork::web::http;

namespace {

Address address(const char* text) { return Address::parse(text).value(); }

std::string client(const std::vector<std::string>& trusted, const char* peer, const Fields& headers) {
  const auto proxies = TrustedProxies::parse(trusted);
  const auto found = proxies->client(address(peer), false, headers);
  return found.address.text() + (found.secure ? " secure" : "");
}

}  // namespace

TEST_CASE("an address is the same in both of its families' notations") {
  CHECK(address("::ffff:192.0.2.1") == address("192.0.2.1"));
  CHECK(address("::ffff:192.0.2.1").text() == "192.0.2.1");
  CHECK(address("2001:DB8:0:0::1").text() == "2001:db8::1");
  CHECK(address("::1") != address("127.0.0.1"));
  for (const char* bad :
       {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "localhost", "1.2.3.4 ", "::g", "fe80::1%eth0", "01.2.3.4x"}) {
    CAPTURE(bad);
    CHECK_FALSE(Address::parse(bad));
  }
}

TEST_CASE("forwarded headers of a stranger are not believed") {
  const Fields lies{{"x-forwarded-for", "10.0.0.9"}, {"x-forwarded-proto", "https"}};
  CHECK(client({}, "203.0.113.5", lies) == "203.0.113.5");
  CHECK(client({"10.0.0.1"}, "203.0.113.5", lies) == "203.0.113.5");
}

TEST_CASE("behind a trusted proxy the right-most stranger is the client") {
  const std::vector<std::string> trusted{"10.0.0.1", "10.0.1.0/24", "::1"};
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-for", "203.0.113.5"}}) == "203.0.113.5");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-for", "6.6.6.6, 203.0.113.5, 10.0.1.77"}}) == "203.0.113.5");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "203.0.113.5"}}) ==
        "203.0.113.5");
  CHECK(client(trusted, "::ffff:10.0.0.1", {{"x-forwarded-for", "[2001:db8::2]:4711"}}) == "2001:db8::2");
  CHECK(client(trusted, "::1", {{"x-forwarded-for", "203.0.113.5:4711"}}) == "203.0.113.5");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-for", "10.0.1.5, 10.0.1.6"}}) == "10.0.1.5");
}

TEST_CASE("what is no address ends the search among the forwarded ones") {
  const std::vector<std::string> trusted{"10.0.0.0/8"};
  CHECK(client(trusted, "10.0.0.1", {}) == "10.0.0.1");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-for", ""}}) == "10.0.0.1");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-for", "203.0.113.5, unknown"}}) == "10.0.0.1");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-for", "203.0.113.5, <script>, 10.0.0.2"}}) == "10.0.0.2");
}

TEST_CASE("the last forwarded protocol decides over secure") {
  const std::vector<std::string> trusted{"10.0.0.1"};
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-proto", "HTTPS"}}) == "10.0.0.1 secure");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-proto", "http"}}) == "10.0.0.1");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-proto", "https, http"}}) == "10.0.0.1");
  CHECK(client(trusted, "10.0.0.1", {{"x-forwarded-proto", "httpsx"}}) == "10.0.0.1");
  CHECK(TrustedProxies().client(address("1.2.3.4"), true, {}).secure);
}

TEST_CASE("networks are matched by their prefix") {
  const auto proxies = TrustedProxies::parse({"172.16.0.0/12", "2001:db8::/33", "192.0.2.1"}).value();
  CHECK(proxies.trusts(address("172.31.255.255")));
  CHECK(proxies.trusts(address("::ffff:172.16.0.1")));
  CHECK_FALSE(proxies.trusts(address("172.32.0.0")));
  CHECK(proxies.trusts(address("2001:db8:7fff::1")));
  CHECK_FALSE(proxies.trusts(address("2001:db8:8000::1")));
  CHECK_FALSE(proxies.trusts(address("192.0.2.2")));
  CHECK(TrustedProxies::parse({"0.0.0.0/0"})->trusts(address("9.9.9.9")));
  CHECK_FALSE(TrustedProxies::parse({"0.0.0.0/0"})->trusts(address("2001:db8::1")));
}

TEST_CASE("a trusted proxy that is no address is refused by name") {
  for (const char* bad :
       {"", "proxy.local", "10.0.0.1/33", "10.0.0.1/", "10.0.0.1/x", "10.0.0.1/-1", "::1/129", "/8"}) {
    CAPTURE(bad);
    const auto proxies = TrustedProxies::parse({bad});
    REQUIRE_FALSE(proxies);
    CHECK(proxies.error().problems.at(0).field == "trusted_proxies");
    CHECK(proxies.error().problems.at(0).value == bad);
  }
}
