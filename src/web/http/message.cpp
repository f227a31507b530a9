#include "web/http/message.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace {

struct Named {
  Method method;
  std::string_view name;
};

constexpr std::array<Named, 7> methods{{{Method::get, "GET"},
                                        {Method::head, "HEAD"},
                                        {Method::post, "POST"},
                                        {Method::put, "PUT"},
                                        {Method::patch, "PATCH"},
                                        {Method::del, "DELETE"},
                                        {Method::options, "OPTIONS"}}};

Response with_type(std::string body, int status, std::string type) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.headers.push_back({"content-type", std::move(type)});
  return response;
}

}  // namespace

std::string_view name(Method method) {
  return std::find_if(methods.begin(), methods.end(), [&](const Named& n) { return n.method == method; })->name;
}

std::optional<Method> method_of(std::string_view name) {
  const auto found = std::find_if(methods.begin(), methods.end(), [&](const Named& n) { return n.name == name; });
  return found == methods.end() ? std::nullopt : std::optional(found->method);
}

std::optional<std::string_view> find(const Fields& fields, std::string_view name) {
  for (const Field& field : fields) {
    if (field.name == name) return field.value;
  }
  return std::nullopt;
}

std::vector<std::string_view> find_all(const Fields& fields, std::string_view name) {
  std::vector<std::string_view> values;
  for (const Field& field : fields) {
    if (field.name == name) values.emplace_back(field.value);
  }
  return values;
}

Response& Response::set(std::string name, std::string value) {
  for (char& c : name) c = lower(c);
  if (name != "set-cookie") {
    for (Field& field : headers) {
      if (field.name == name) {
        field.value = std::move(value);
        return *this;
      }
    }
  }
  headers.push_back({std::move(name), std::move(value)});
  return *this;
}

Response html(std::string body, int status) { return with_type(std::move(body), status, "text/html; charset=utf-8"); }

Response json(std::string body, int status) { return with_type(std::move(body), status, "application/json"); }

Response text(std::string body, int status) { return with_type(std::move(body), status, "text/plain; charset=utf-8"); }

Response redirect(std::string to) {
  Response response;
  response.status = 303;
  response.headers.push_back({"location", std::move(to)});
  return response;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

}  // namespace journeywork::web::http
