#include "web/http/forwarded.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace {

constexpr std::size_t mapped_prefix = 12;  ///< bytes of ::ffff:0:0/96

bool same_network(const Address& a, const Address& b, unsigned prefix) {
  const std::size_t whole = prefix / 8;
  if (!std::equal(a.bytes().begin(), a.bytes().begin() + static_cast<std::ptrdiff_t>(whole), b.bytes().begin()))
    return false;
  if (prefix % 8 == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xff << (8 - prefix % 8));
  return (a.bytes()[whole] & mask) == (b.bytes()[whole] & mask);
}

/// An entry of X-Forwarded-For: an address, with the port that some proxies add.
std::optional<Address> parse_hop(std::string_view text) {
  text = trim(text);
  if (!text.empty() && text.front() == '[') {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    return Address::parse(text.substr(1, end - 1));
  }
  if (std::count(text.begin(), text.end(), ':') == 1) text = text.substr(0, text.find(':'));
  return Address::parse(text);
}

/// The items of every header of that name as one list, in order.
std::vector<std::string_view> list_items(const Fields& headers, std::string_view name) {
  std::vector<std::string_view> items;
  for (std::string_view value : find_all(headers, name)) {
    while (!value.empty()) items.push_back(trim(take_until(value, ',')));
  }
  return items;
}

}  // namespace

Address::Address(const std::array<std::uint8_t, 4>& v4) {
  bytes_[10] = bytes_[11] = 0xff;
  std::copy(v4.begin(), v4.end(), bytes_.begin() + mapped_prefix);
}

std::optional<Address> Address::parse(std::string_view text) {
  const std::string terminated(text);
  if (terminated.find('\0') != std::string::npos) return std::nullopt;
  std::array<std::uint8_t, 4> v4{};
  if (inet_pton(AF_INET, terminated.c_str(), v4.data()) == 1) return Address(v4);
  std::array<std::uint8_t, 16> v6{};
  if (inet_pton(AF_INET6, terminated.c_str(), v6.data()) == 1) return Address(v6);
  return std::nullopt;
}

bool Address::is_v4() const {
  return std::all_of(bytes_.begin(), bytes_.begin() + 10, [](std::uint8_t b) { return b == 0; }) &&
         bytes_[10] == 0xff && bytes_[11] == 0xff;
}

std::string Address::text() const {
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (is_v4()) {
    inet_ntop(AF_INET, bytes_.data() + mapped_prefix, out.data(), out.size());
  } else {
    inet_ntop(AF_INET6, bytes_.data(), out.data(), out.size());
  }
  return out.data();
}

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& entries) {
  TrustedProxies proxies;
  for (const std::string& entry : entries) {
    std::string_view bits = entry;
    const auto address = Address::parse(take_until(bits, '/'));
    const unsigned most = address && address->is_v4() ? 32 : 128;
    unsigned prefix = most;
    bool fits = address.has_value();
    if (fits && entry.find('/') != std::string::npos) {
      const auto [end, error] = std::from_chars(bits.data(), bits.data() + bits.size(), prefix);
      fits = error == std::errc() && end == bits.data() + bits.size() && prefix <= most;
    }
    if (!fits) {
      return refuse_field("trusted_proxies", "The trusted proxy \"" + entry + "\" is not an address.", entry,
                          "an address or a network, for example 10.0.0.2 or 10.0.0.0/8");
    }
    proxies.networks_.push_back({*address, prefix + 128 - most});
  }
  return proxies;
}

bool TrustedProxies::trusts(const Address& address) const {
  return std::any_of(networks_.begin(), networks_.end(),
                     [&](const Network& n) { return same_network(n.address, address, n.prefix); });
}

TrustedProxies::Client TrustedProxies::client(const Address& peer, bool tls, const Fields& headers) const {
  Client client{peer, tls};
  if (networks_.empty() || !trusts(peer)) return client;
  const auto hops = list_items(headers, "x-forwarded-for");
  for (auto hop = hops.rbegin(); hop != hops.rend() && trusts(client.address); ++hop) {
    const auto address = parse_hop(*hop);
    if (!address) break;
    client.address = *address;
  }
  const auto protocols = list_items(headers, "x-forwarded-proto");
  if (!protocols.empty()) client.secure = tls || same(protocols.back(), "https");
  return client;
}

}  // namespace journeywork::web::http
