#include "web/http/target.hpp"

#include <algorithm>
#include <utility>

#include "web/http/chars.hpp"
#include "web/http/encoding.hpp"

namespace journeywork::web::http {

namespace {

/// Printable ASCII without what browsers always escape and without the fragment mark, which never travels.
bool is_target_octet(char c) {
  return c > 0x20 && c < 0x7f && std::string_view("\"<>#\\").find(c) == std::string_view::npos;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    const auto segment = take_until(path, '/');
    if (segment == "." || segment == "..") return true;
  }
  return false;
}

bool has_encoded_slash(std::string_view path) {
  for (auto at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
    if (same(path.substr(at, 3), "%2f")) return true;
  }
  return false;
}

Parsed<std::string> decode_path(std::string_view raw) {
  if (has_encoded_slash(raw)) return refusal(400, "the path holds an encoded slash");
  auto path = percent_decode(raw);
  if (!path) return refusal(400, "broken percent escape in the path");
  if (!is_utf8(*path) || std::any_of(path->begin(), path->end(), is_control)) {
    return refusal(400, "the path is not clean UTF-8");
  }
  if (path->find('\\') != std::string::npos || has_dot_segment(*path)) {
    return refusal(400, "the path leads outside");
  }
  return std::move(*path);
}

/// Takes "http://host:port" off the front of an absolute target.
std::string_view take_authority(std::string_view& raw) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same(raw.substr(0, scheme.size()), scheme)) continue;
    raw.remove_prefix(scheme.size());
    const auto authority = raw.substr(0, raw.find_first_of("/?"));
    raw.remove_prefix(authority.size());
    return authority;
  }
  return {};
}

}  // namespace

bool is_host(std::string_view text) {
  if (text.empty() || text.size() > 255 + 6) return false;
  const auto port = text.find_last_of(":]");
  if (port != std::string_view::npos && text[port] == ':') {
    const auto digits = text.substr(port + 1);
    if (digits.size() > 5 || !std::all_of(digits.begin(), digits.end(), is_digit)) return false;
    text = text.substr(0, port);
  }
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    const auto address = text.substr(1, text.size() - 2);
    return std::all_of(address.begin(), address.end(),
                       [](char c) { return hex_value(c) >= 0 || c == ':' || c == '.'; });
  }
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_'; });
}

Parsed<Target> parse_target(std::string_view raw) {
  Target target;
  if (raw == "*") {
    target.path = raw;
    return target;
  }
  if (!std::all_of(raw.begin(), raw.end(), is_target_octet)) return refusal(400, "the target holds forbidden octets");
  if (raw.substr(0, 1) != "/") {
    const auto authority = take_authority(raw);
    if (!is_host(authority)) return refusal(400, "the target is neither a path nor a URL");
    target.host = authority;
  }
  const std::string_view query = raw.substr(std::min(raw.find('?'), raw.size()));
  const std::string_view path = raw.substr(0, raw.size() - query.size());
  auto decoded = decode_path(path.empty() ? "/" : path);
  if (!decoded) return tl::unexpected(decoded.error());
  target.path = std::move(*decoded);
  if (!query.empty()) {
    auto fields = parse_urlencoded(query.substr(1));
    if (!fields) return tl::unexpected(fields.error());
    target.query = std::move(*fields);
  }
  return target;
}

}  // namespace journeywork::web::http
