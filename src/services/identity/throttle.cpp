#include "services/identity/throttle.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/digest.hpp"

namespace journeywork::services {

using namespace std::chrono;
using store::identity::Failures;

namespace {

std::string key_of(std::string_view kind, std::string_view text) {
  return std::string(kind) + ":" + to_hex(sha256(text)).substr(0, 32);
}

/// The part of an address that stands for one subscriber.
std::string network_of(std::string_view address) {
  const std::string text(address.substr(0, address.find('%')));  // without the zone of fe80::1%eth0
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
    inet_ntop(AF_INET, bytes.data() + mapped.size(), out.data(), out.size());
  } else {
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
  }
  return out.data();
}

seconds wait_after(const ThrottleRule& rule, std::int64_t failures) {
  constexpr std::int64_t doublings = 20;  // beyond any longest wait
  const auto over = failures - rule.free;
  if (over <= 0) return seconds{0};
  return std::min(rule.longest_wait, rule.first_wait * (std::int64_t{1} << std::min(over - 1, doublings)));
}

}  // namespace

milliseconds remaining_wait(const ThrottleRule& rule, const Failures& failures, Instant now) {
  const auto passed = std::max(now - failures.last_at, milliseconds{0});
  return std::max(milliseconds{wait_after(rule, failures.count)} - passed, milliseconds{0});
}

Failures one_more(const ThrottleRule& rule, const Failures& failures, Instant now) {
  const auto passed = std::max(now - failures.last_at, milliseconds{0});
  const auto forgotten = passed / milliseconds{rule.forget_every};
  return {std::max<std::int64_t>(failures.count - forgotten, 0) + 1, now};
}

ThrottleKeys throttle_keys(std::string_view email, std::string_view address) {
  return {key_of("account", email), key_of("address", network_of(address))};
}

Result<void> charge(store::Connection& c, const ThrottleLimits& limits, const ThrottleKeys& keys, Instant now) {
  // Always in this order, so that two attempts never wait for each other.
  const auto account = store::identity::lock_failures(c, keys.account, now);
  const auto address = store::identity::lock_failures(c, keys.address, now);
  const auto wait =
      std::max(remaining_wait(limits.account, account, now), remaining_wait(limits.address, address, now));
  if (wait > milliseconds{0}) {
    const auto whole = std::to_string(ceil<seconds>(wait).count());
    std::vector<Problem> problems;
    problems.push_back({"retry_after", "Seconds to wait.", whole, ""});
    return refuse(Error::Code::too_many,
                  "Too many attempts. Wait " + whole + (whole == "1" ? " second" : " seconds") + " and try again.",
                  std::move(problems));
  }
  store::identity::set_failures(c, keys.account, one_more(limits.account, account, now));
  store::identity::set_failures(c, keys.address, one_more(limits.address, address, now));
  return {};
}

void settle(store::Connection& c, const ThrottleKeys& keys) {
  store::identity::clear_failures(c, keys.account);
  store::identity::forgive_one_failure(c, keys.address);
}

void give_back(store::Connection& c, const ThrottleKeys& keys) {
  store::identity::forgive_one_failure(c, keys.account);
  store::identity::forgive_one_failure(c, keys.address);
}

}  // namespace journeywork::services
