#include "web/http/respond.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <utility>

#include "web/http/chars.hpp"
#include "web/http/form.hpp"

namespace journeywork::web::http {

namespace {

constexpr std::size_t worth_compressing = 1024;

bool is_servers_own(std::string_view name) {
  return same(name, "content-length") || same(name, "connection") || same(name, "date") ||
         same(name, "transfer-encoding") || same(name, "keep-alive");
}

void check(const Field& field) {
  const bool clean =
      is_token(std::string_view(field.name)) &&
      std::none_of(field.value.begin(), field.value.end(), [](char c) { return is_control(c) && c != '\t'; });
  if (!clean) throw std::logic_error("the response header " + field.name + " holds a forbidden character");
}

void append(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

Response call(Request request, const Server::Hooks& hooks) {
  if (const auto decoded = decode_form(request); !decoded) return answer(decoded.error());
  return hooks.handle(std::move(request));
}

}  // namespace

std::string http_date(std::time_t time) {
  constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&time, &utc);
  std::array<char, 64> out{};
  const int length = std::snprintf(out.data(), out.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                   days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                                   months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                                   utc.tm_min, utc.tm_sec);
  return {out.data(), static_cast<std::size_t>(length)};
}

Response answer(const Refusal& refusal) {
  std::string line = std::to_string(refusal.status) + " " + std::string(reason_phrase(refusal.status));
  Response response = text(line + ": " + refusal.reason + "\n", refusal.status);
  response.set("cache-control", "no-store").set("x-content-type-options", "nosniff");
  if (refusal.status == 405) response.set("allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  if (refusal.status == 503) response.set("retry-after", "1");
  return response;
}

Outgoing serialise(Response response, bool to_head) {
  const int status = response.status;
  if (status < 200 || status > 599)
    throw std::logic_error("the response status " + std::to_string(status) + " is none");
  Outgoing out;
  out.status = status;
  out.head.reserve(512);
  out.head.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(reason_phrase(status)).append("\r\n");
  append(out.head, "date", http_date(std::time(nullptr)));
  for (const Field& field : response.headers) {
    check(field);
    if (!is_servers_own(field.name)) append(out.head, field.name, field.value);
  }
  const bool bodiless = status == 204 || status == 304;
  if (!bodiless) append(out.head, "content-length", std::to_string(response.body.size()));
  if (!bodiless && !to_head) out.body = std::move(response.body);
  return out;
}

void compress(Response& response, bool gzip_accepted, Compressor& compressor) {
  const bool candidate = response.body.size() > worth_compressing && response.status != 206 &&
                         is_compressible(response.header("content-type")) &&
                         response.header("content-encoding").empty() &&
                         response.header("cache-control").find("no-transform") == std::string_view::npos;
  if (!candidate) return;
  const std::string vary(response.header("vary"));
  if (lower(vary).find("accept-encoding") == std::string::npos) {
    response.set("vary", vary.empty() ? "Accept-Encoding" : vary + ", Accept-Encoding");
  }
  if (!gzip_accepted) return;
  response.body = compressor.gzip(response.body);
  response.set("content-encoding", "gzip");
  // The bytes are others now; a strong validator would promise that they are not.
  const std::string tag(response.header("etag"));
  if (!tag.empty() && tag.front() == '"') response.set("etag", "W/" + tag);
}

Outgoing respond(Request request, const Server::Hooks& hooks, Compressor& compressor) noexcept {
  const std::string id = request.id;
  const bool to_head = request.method == Method::head;
  const bool gzip = accepts_gzip(request.header("accept-encoding"));
  const auto fail = [&](const char* what) {
    if (hooks.on_error) hooks.on_error(id, what);
    return serialise(answer({500, "reference " + id}), to_head);
  };
  try {
    Response response = call(std::move(request), hooks);
    compress(response, gzip, compressor);
    return serialise(std::move(response), to_head);
  } catch (const std::exception& exception) {
    return fail(exception.what());
  } catch (...) {
    return fail("an exception of no known type");
  }
}

}  // namespace journeywork::web::http
