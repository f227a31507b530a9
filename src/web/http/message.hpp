#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Requests and responses as the pages and the API see them: plain values, no socket, no library type.
namespace journeywork::web::http {

enum class Method { get, head, post, put, patch, del, options };
[[nodiscard]] std::string_view name(Method method);
/// The method of a request line, which is case-sensitive; nothing for one that this server does not know.
[[nodiscard]] std::optional<Method> method_of(std::string_view name);

struct Field {
  std::string name;
  std::string value;

  bool operator==(const Field&) const = default;
};
using Fields = std::vector<Field>;

/// The first value under a name, or nothing. Header names are kept in lower case.
[[nodiscard]] std::optional<std::string_view> find(const Fields& fields, std::string_view name);
/// Every value under a name, in order.
[[nodiscard]] std::vector<std::string_view> find_all(const Fields& fields, std::string_view name);

/// One uploaded file of a multipart form. A file control that was left empty is no file.
struct File {
  std::string field;
  std::string name;  ///< as the browser gave it: show it, never use it as a path
  std::string type;  ///< as the browser gave it; may be empty
  std::string body;  ///< any bytes
};

/// Everything textual in it (path, query, form, headers, file names) is valid UTF-8 without NUL.
struct Request {
  Method method = Method::get;
  std::string path;  ///< percent-decoded, begins with '/', no query, no "." or ".." segment
  Fields query;      ///< decoded
  Fields headers;    ///< names in lower case; bytes that are not UTF-8 are replaced by '?'
  Fields cookies;    ///< as sent, malformed ones left out
  Fields form;       ///< fields of an urlencoded or multipart body, decoded; empty for other bodies
  std::vector<File> files;
  std::string body;     ///< the raw body when it is neither of the two form kinds
  Fields path_values;   ///< what the router took out of the path: {id} -> "17"
  std::string peer;     ///< the client's address; from X-Forwarded-For only behind a trusted proxy
  bool secure = false;  ///< came over TLS, here or at the trusted proxy
  std::string host;     ///< host[:port] as the client wrote it; empty only for HTTP/1.0
  std::string id;       ///< unguessable, for the log line and the error page

  [[nodiscard]] std::string_view path_value(std::string_view name) const {
    return find(path_values, name).value_or("");
  }
  [[nodiscard]] std::string_view query_value(std::string_view name) const { return find(query, name).value_or(""); }
  [[nodiscard]] std::string_view form_value(std::string_view name) const { return find(form, name).value_or(""); }
  [[nodiscard]] std::string_view cookie(std::string_view name) const { return find(cookies, name).value_or(""); }
  [[nodiscard]] std::string_view header(std::string_view name) const { return find(headers, name).value_or(""); }
};

/// The server adds Date, Content-Length and Connection, compresses text, and leaves the body out where the method or
/// the status wants none. A header value with a control character is a bug and becomes a 500.
struct Response {
  int status = 200;
  Fields headers;  ///< names in lower case
  std::string body;

  /// Puts a header in place of one of the same name. Set-Cookie lines are added to each other.
  Response& set(std::string name, std::string value);
  [[nodiscard]] std::string_view header(std::string_view name) const { return find(headers, name).value_or(""); }
};

[[nodiscard]] Response html(std::string body, int status = 200);
[[nodiscard]] Response json(std::string body, int status = 200);
[[nodiscard]] Response text(std::string body, int status = 200);
/// 303 See Other: what a form post answers with.
[[nodiscard]] Response redirect(std::string to);

/// "Not Found" for 404; empty for a status that has no phrase.
[[nodiscard]] std::string_view reason_phrase(int status);

using Handler = std::function<Response(const Request&)>;

}  // namespace journeywork::web::http
