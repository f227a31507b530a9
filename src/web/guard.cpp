#include "web/guard.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "web/http/cookie.hpp"
#include "web/http/encoding.hpp"

namespace journeywork::web {

namespace {

constexpr const char* session_cookie = "jw_session";
constexpr const char* visit_cookie = "jw_visit";
constexpr const char* flash_cookie = "jw_flash";
constexpr int flash_seconds = 120;
constexpr std::size_t largest_flash = 3000;  // browsers keep cookies up to 4 kB

std::string base64url(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the terminating zero
  return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr,
                        &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

using Tag = std::array<unsigned char, crypto_auth_BYTES>;

/// Authenticates a text for a purpose under a secret (HMAC-SHA-512-256).
Tag tag_of(const std::string& secret, std::string_view purpose, std::string_view text) {
  Tag key{};
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                     reinterpret_cast<const unsigned char*>(purpose.data()), std::min(purpose.size(), std::size_t{64}));
  Tag tag{};
  crypto_auth(tag.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key.data());
  return tag;
}

constexpr std::string_view form_purpose = "journeywork form token 1";
constexpr std::string_view flash_purpose = "journeywork flash cookie 1";

std::string personal(std::string_view path) {
  // Where to come back to after signing in; only a path of our own.
  std::string out;
  for (const char ch : path) {
    if (std::isalnum(static_cast<unsigned char>(ch)) != 0 || ch == '/' || ch == '-' || ch == '_' || ch == '.') {
      out += ch;
    } else {
      return "/";
    }
  }
  return out.starts_with("/") && !out.starts_with("//") ? out : "/";
}

}  // namespace

std::string random_token() {
  std::array<char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url({bytes.data(), bytes.size()});
}

std::string form_token(const std::string& secret) {
  auto tag = tag_of(secret, form_purpose, "");
  std::string out(2 * tag.size(), '\0');
  randombytes_buf(out.data(), tag.size());
  for (std::size_t i = 0; i < tag.size(); ++i) {
    out[tag.size() + i] = static_cast<char>(static_cast<unsigned char>(out[i]) ^ tag[i]);
  }
  return base64url(out);
}

bool form_token_fits(const std::string& secret, std::string_view token) {
  const auto given = from_base64url(token);
  const auto tag = tag_of(secret, form_purpose, "");
  if (secret.empty() || !given || given->size() != 2 * tag.size()) return false;
  Tag unmasked{};
  for (std::size_t i = 0; i < tag.size(); ++i) {
    unmasked[i] = static_cast<unsigned char>((*given)[i]) ^ static_cast<unsigned char>((*given)[tag.size() + i]);
  }
  return sodium_memcmp(unmasked.data(), tag.data(), tag.size()) == 0;
}

void add_security_headers(http::Response& response) {
  response.set("Content-Security-Policy",
               "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
               "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("X-Frame-Options", "DENY");
  response.set("Referrer-Policy", "same-origin");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

std::string Guard::cookie_name(const char* name) const {
  return (options_.secure_cookies ? "__Host-" : "") + std::string(name);
}

void Guard::set_cookie(http::Response& response, const char* name, const std::string& value,
                       std::optional<int> seconds) const {
  http::Cookie cookie;
  cookie.name = cookie_name(name);
  cookie.value = value;
  if (seconds) cookie.max_age = std::chrono::seconds{*seconds};
  cookie.secure = options_.secure_cookies;
  response.set("Set-Cookie", http::set_cookie(cookie));
}

void Guard::begin_session(http::Response& response, const std::string& token) const {
  set_cookie(response, session_cookie, token, std::nullopt);
  set_cookie(response, visit_cookie, "", 0);
}

void Guard::end_session(http::Response& response) const {
  set_cookie(response, session_cookie, "", 0);
  response.set("Clear-Site-Data", "\"cache\"");
}

Visit Guard::visit(const http::Request& request) const {
  const std::string token(request.cookie(cookie_name(session_cookie)));
  if (!token.empty()) {
    if (auto caller = sessions_.caller_of(token)) {
      Locale locale(caller->locale);
      return {request, std::move(*caller), token, std::move(locale)};
    }
  }
  return {request, std::nullopt, std::string(request.cookie(cookie_name(visit_cookie))), Locale()};
}

void Guard::set_flash(http::Response& response, const Visit& visit, const Flash& flash) const {
  // One line each: tone, text, undo action, then the entries.
  auto body = flash.tone + "\n" + flash.text + "\n" + flash.undo_action;
  for (const auto& entry : flash.undo_entries) body += "\n" + entry;
  if (body.size() > largest_flash) body = flash.tone + "\n" + flash.text + "\n";
  const auto tag = tag_of(visit.secret, flash_purpose, body);
  set_cookie(response, flash_cookie,
             base64url(std::string_view(reinterpret_cast<const char*>(tag.data()), tag.size())) + "." + base64url(body),
             flash_seconds);
}

std::optional<Guard::Flash> Guard::flash(const Visit& visit) const {
  const std::string_view value = visit.request.cookie(cookie_name(flash_cookie));
  const auto dot = value.find('.');
  if (dot == std::string_view::npos || visit.secret.empty()) return std::nullopt;
  const auto tag = from_base64url(value.substr(0, dot));
  const auto body = from_base64url(value.substr(dot + 1));
  if (!tag || !body) return std::nullopt;
  const auto expected = tag_of(visit.secret, flash_purpose, *body);
  if (tag->size() != expected.size() || sodium_memcmp(tag->data(), expected.data(), expected.size()) != 0)
    return std::nullopt;

  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from <= body->size()) {
    const auto to = std::min(body->find('\n', from), body->size());
    lines.push_back(body->substr(from, to - from));
    from = to + 1;
  }
  if (lines.size() < 3) return std::nullopt;
  return Flash{lines[0], lines[1], lines[2], {lines.begin() + 3, lines.end()}};
}

void Guard::clear_flash(http::Response& response) const { set_cookie(response, flash_cookie, "", 0); }

http::Response Guard::serve(const PageRoute& route, const http::Request& request) const {
  auto visit = this->visit(request);
  std::string begun;
  if (visit.secret.empty()) {
    begun = random_token();
    visit.secret = begun;
  }
  http::Response response;
  if (route.who == Who::signed_in && !visit.caller) {
    response = http::redirect("/sign-in?next=" +
                              http::percent_encode(personal(route.method == http::Method::get ? request.path : "/")));
  } else if (route.method == http::Method::post && !form_token_fits(visit.secret, request.form_value("csrf"))) {
    response = http::text(
        "This form is no longer valid: it was opened before you signed in or out. Go back, load the page "
        "again and send it once more. Nothing was changed.\n",
        403);
  } else {
    response = route.page(visit);
  }
  if (!begun.empty()) set_cookie(response, visit_cookie, begun, std::nullopt);
  if (flash(visit) && response.status == 200) clear_flash(response);
  if (!http::find(response.headers, "Cache-Control")) response.set("Cache-Control", "no-store");
  add_security_headers(response);
  return response;
}

std::vector<http::Route> Guard::routes(std::vector<PageRoute> pages) const {
  std::vector<http::Route> out;
  for (auto& page : pages) {
    const auto method = page.method;
    const auto pattern = page.pattern;
    const auto max_body = page.max_body;
    out.push_back(
        {method, pattern, [this, page = std::move(page)](const http::Request& r) { return serve(page, r); }, max_body});
  }
  return out;
}

}  // namespace journeywork::web
