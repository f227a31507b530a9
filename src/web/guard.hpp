#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/locale.hpp"
#include "services/caller.hpp"
#include "services/identity/sessions.hpp"
#include "web/http/router.hpp"

/// What stands between a request and a page: the session, the form token, who may come in, the headers of the answer.
namespace journeywork::web {

/// One request of somebody, signed in or not.
struct Visit {
  const http::Request& request;
  std::optional<services::Caller> caller;  ///< nothing: nobody is signed in
  std::string secret;                      ///< of the session, or of the visit before one; form tokens are made from it
  Locale locale;

  /// The signed-in person. Only on routes that ask for one.
  [[nodiscard]] const services::Caller& person() const { return caller.value(); }
  [[nodiscard]] const access::Actor& actor() const { return person().actor; }
};

enum class Who {
  everyone,  ///< signed in or not
  signed_in  ///< others are sent to /sign-in and come back here after it
};

using PageHandler = std::function<http::Response(const Visit&)>;

/// One line of an area's route list.
struct PageRoute {
  http::Method method;
  std::string pattern;
  Who who;
  PageHandler page;
  std::size_t max_body = 256 * 1024;
};

struct GuardOptions {
  bool secure_cookies = false;  ///< the site is reached over TLS, here or at the trusted proxy
};

/// Turns page routes into routes. Every POST must carry the session's form token in `csrf`; a page of somebody signed
/// in is never kept by a browser or proxy.
class Guard {
 public:
  Guard(services::Sessions& sessions, GuardOptions options) : sessions_(sessions), options_(options) {}

  [[nodiscard]] std::vector<http::Route> routes(std::vector<PageRoute> pages) const;
  /// The visit that a request is, for pages that are made outside of a route: errors.
  [[nodiscard]] Visit visit(const http::Request& request) const;

  /// Starts and ends the browser's session.
  void begin_session(http::Response& response, const std::string& token) const;
  void end_session(http::Response& response) const;

  /// A line to be shown once on the next page, with what can be undone.
  struct Flash {
    std::string tone = "ok";  ///< ok, wait or bad
    std::string text;
    std::string undo_action;  ///< a path; empty when nothing can be undone
    std::vector<std::string> undo_entries;
  };
  void set_flash(http::Response& response, const Visit& visit, const Flash& flash) const;
  /// The flash that this request brings, if it is genuine.
  [[nodiscard]] std::optional<Flash> flash(const Visit& visit) const;
  void clear_flash(http::Response& response) const;

 private:
  [[nodiscard]] http::Response serve(const PageRoute& route, const http::Request& request) const;
  [[nodiscard]] std::string cookie_name(const char* name) const;
  void set_cookie(http::Response& response, const char* name, const std::string& value,
                  std::optional<int> seconds) const;

  services::Sessions& sessions_;
  GuardOptions options_;
};

/// A form token: the visit's secret, keyed and masked, so that no two pages carry the same text.
[[nodiscard]] std::string form_token(const std::string& secret);
[[nodiscard]] bool form_token_fits(const std::string& secret, std::string_view token);

/// 128 random bits as text: an idempotency key, a request's secret.
[[nodiscard]] std::string random_token();

/// The headers that every answer of the site carries: content security policy and its kin.
void add_security_headers(http::Response& response);

}  // namespace journeywork::web
