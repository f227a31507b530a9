#include "web/http/head.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "web/http/chars.hpp"
#include "web/http/cookie.hpp"
#include "web/http/encoding.hpp"
#include "web/http/target.hpp"

namespace journeywork::web::http {

namespace {

/// Headers that decide over framing, identity or meaning: twice is an attack or a bug, never a list.
constexpr std::array<std::string_view, 7> single_headers{
    "host", "content-length", "transfer-encoding", "content-type", "authorization", "expect", "idempotency-key"};

Parsed<void> check_repeats(const Fields& headers) {
  for (const std::string_view name : single_headers) {
    const auto fits = [&](const Field& field) { return field.name == name; };
    if (std::count_if(headers.begin(), headers.end(), fits) > 1) {
      return refusal(400, "the header " + std::string(name) + " is given twice");
    }
  }
  return {};
}

Parsed<Method> read_method(const std::string& name) {
  if (const auto method = method_of(name)) return *method;
  if (name == "CONNECT" || name == "TRACE") return refusal(405, "the method is not allowed here");
  return refusal(501, "the method is not known here");
}

Parsed<std::optional<std::uint64_t>> read_length(const Fields& headers) {
  const auto text = find(headers, "content-length");
  if (!text) return std::optional<std::uint64_t>{};
  std::uint64_t length = 0;
  const bool digits = !text->empty() && std::all_of(text->begin(), text->end(), is_digit);
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), length);
  if (!digits || error != std::errc() || end != text->data() + text->size()) {
    return refusal(400, "Content-Length is not a number");
  }
  return std::optional(length);
}

Parsed<bool> read_chunked(const Head& head) {
  auto codings = find(head.headers, "transfer-encoding");
  if (!codings) return false;
  if (!head.http11) return refusal(400, "HTTP/1.0 has no Transfer-Encoding");
  if (find(head.headers, "content-length")) return refusal(400, "Content-Length beside Transfer-Encoding");
  if (same(*codings, "chunked")) return true;
  const auto last = trim(codings->substr(codings->find_last_of(',') + 1));
  const auto first = trim(codings->substr(0, codings->find(',')));
  if (same(last, "chunked") && !same(first, "chunked")) return refusal(501, "only the chunked coding is known");
  if (codings->find(',') == std::string_view::npos && is_token(*codings)) {
    return refusal(501, "only the chunked coding is known");
  }
  return refusal(400, "Transfer-Encoding is malformed");
}

Parsed<bool> read_expectation(const Head& head) {
  const auto expected = find(head.headers, "expect");
  if (!expected || !head.http11) return false;
  if (!same(*expected, "100-continue")) return refusal(417, "the expectation cannot be met");
  return true;
}

Parsed<void> read_host(const Head& head, const Target& target, std::string& host) {
  const auto header = find(head.headers, "host");
  if (!header && head.http11) return refusal(400, "the Host header is missing");
  if (header && !is_host(*header)) return refusal(400, "the Host header is malformed");
  host = target.host.empty() ? header.value_or("") : target.host;
  return {};
}

Parsed<void> check_values(Fields& headers) {
  for (Field& field : headers) {
    if (std::any_of(field.value.begin(), field.value.end(), [](char c) { return is_control(c) && c != '\t'; })) {
      return refusal(400, "a header holds a control character");
    }
    if (!is_utf8(field.value)) {
      std::replace_if(
          field.value.begin(), field.value.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7f; }, '?');
    }
  }
  return {};
}

}  // namespace

Parsed<Admitted> admit(Head head) {
  Admitted out;
  // Framing comes first: when it is in doubt, nothing else in the message can be believed.
  if (auto fine = check_repeats(head.headers); !fine) return tl::unexpected(fine.error());
  const auto chunked = read_chunked(head);
  if (!chunked) return tl::unexpected(chunked.error());
  out.chunked = *chunked;
  const auto length = read_length(head.headers);
  if (!length) return tl::unexpected(length.error());
  out.content_length = *length;

  const auto method = read_method(head.method);
  if (!method) return tl::unexpected(method.error());
  auto target = parse_target(head.target);
  if (!target) return tl::unexpected(target.error());
  if (target->path == "*" && *method != Method::options) return refusal(400, "the target * is for OPTIONS");
  if (auto fine = read_host(head, *target, out.request.host); !fine) return tl::unexpected(fine.error());
  if (auto fine = check_values(head.headers); !fine) return tl::unexpected(fine.error());
  const auto expects = read_expectation(head);
  if (!expects) return tl::unexpected(expects.error());
  out.expects_continue = *expects;

  out.request.method = *method;
  out.request.path = std::move(target->path);
  out.request.query = std::move(target->query);
  for (const Field& field : head.headers) {
    if (field.name == "cookie") parse_cookies(field.value, out.request.cookies);
  }
  out.request.headers = std::move(head.headers);
  return out;
}

}  // namespace journeywork::web::http
