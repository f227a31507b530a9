#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "web/http/message.hpp"

namespace journeywork::web::http {

/// An IP address of either family in one form: IPv4 is kept as its IPv4-mapped IPv6 address, so that 192.0.2.1 and
/// ::ffff:192.0.2.1 are one peer.
class Address {
 public:
  Address() = default;
  explicit Address(const std::array<std::uint8_t, 4>& v4);
  explicit Address(const std::array<std::uint8_t, 16>& v6) : bytes_(v6) {}
  [[nodiscard]] static std::optional<Address> parse(std::string_view text);

  [[nodiscard]] bool is_v4() const;
  [[nodiscard]] std::string text() const;  ///< dotted for IPv4, RFC 5952 for IPv6
  [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
  auto operator<=>(const Address&) const = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

/// The proxies in front of this server whose word is taken for who the client is.
class TrustedProxies {
 public:
  /// Each entry is an address or a network in CIDR notation. Error::invalid names the entry that is neither.
  [[nodiscard]] static Result<TrustedProxies> parse(const std::vector<std::string>& entries);

  [[nodiscard]] bool trusts(const Address& address) const;

  struct Client {
    Address address;
    bool secure = false;
  };
  /// The client behind `peer`, the other end of the connection: `peer` itself unless it is trusted, else the right-most
  /// address of X-Forwarded-For that is not trusted. An entry that is no address ends the search: what stands left of
  /// it could be anybody's word. `secure` follows the last X-Forwarded-Proto of a trusted peer.
  [[nodiscard]] Client client(const Address& peer, bool tls, const Fields& headers) const;

 private:
  struct Network {
    Address address;
    unsigned prefix = 128;
  };
  std::vector<Network> networks_;
};

}  // namespace journeywork::web::http
