#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "web/http/message.hpp"

namespace journeywork::web::http {

struct ServerOptions {
  std::string address = "127.0.0.1";  ///< an IPv4 or IPv6 address; "::" takes both families
  std::uint16_t port = 8080;          ///< 0 takes a free one; see Server::port
  std::string tls_cert;               ///< PEM files, the certificate with its chain; both or none
  std::string tls_key;
  std::vector<std::string> trusted_proxies;    ///< addresses or networks whose X-Forwarded-For/-Proto are believed
  unsigned io_threads = 0;                     ///< 0: one a core
  unsigned workers = 64;                       ///< at most so many threads run handlers; they may block on storage
  std::size_t max_waiting = 1024;              ///< requests that wait for a worker; one more is answered 503
  std::size_t max_header_bytes = 16 * 1024;    ///< request line and headers; more is answered 431
  std::size_t max_connections = 2048;          ///< one more is answered 503 and closed
  std::size_t max_connections_per_peer = 256;  ///< trusted proxies are exempt
  std::chrono::milliseconds header_timeout = std::chrono::seconds{10};  ///< a whole header must arrive within it
  /// How long a body may pause on its way in, and a response on its way out. As a whole each may take that and one
  /// second more for every 16 KiB: slow lines are served, clients that trickle are not.
  std::chrono::milliseconds body_timeout = std::chrono::seconds{60};
  std::chrono::milliseconds write_timeout = std::chrono::seconds{30};
  std::chrono::milliseconds idle_timeout = std::chrono::seconds{30};  ///< between requests of a kept connection
};

/// What happened to one request, for the log. Carries nothing that a person typed except the route's pattern-free path,
/// which callers must keep free of personal data.
struct Access {
  std::string id;
  std::string peer;
  Method method = Method::get;
  std::string path;  ///< without the query; empty when the request was refused before it could be read
  int status = 0;
  std::size_t bytes = 0;  ///< sent, headers included
  std::chrono::microseconds took{
      0};  ///< from the end of the request's header until the response was handed to the network
};

/// An HTTP/1.1 server. Malformed requests never reach the handler: they are answered 400, 405, 408, 413, 417, 431, 501
/// or 505, or dropped. A form body that cannot be decoded is answered 400 or 413 as well. Handlers run on the worker
/// threads; one that throws becomes a 500 and is reported to `on_error`.
class Server {
 public:
  /// Called from many threads at once. `max_body` and `on_access` run on the network threads: they must not block.
  struct Hooks {
    std::function<Response(Request)> handle;                             ///< any Handler fits, a Router too
    std::function<std::size_t(Method, std::string_view path)> max_body;  ///< empty: Route's default for all
    std::function<void(const Access&)> on_access;                        ///< may be empty; must not throw
    std::function<void(const std::string& request_id, const std::string& what)>
        on_error;  ///< may be empty; must not throw
  };

  /// Binds and starts. Error::invalid names the option that makes no sense; Error::unavailable the port that is in use
  /// or the certificate that cannot be read.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(ServerOptions options, Hooks hooks);
  /// Stops gracefully, see `stop`, then waits for handlers that still run.
  ~Server();

  [[nodiscard]] std::uint16_t port() const;
  /// Accepts nothing new, finishes and answers every request already read, then closes. Returns when all is closed or
  /// after `patience`; then no handler is started any more. A second call does nothing.
  void stop(std::chrono::milliseconds patience = std::chrono::seconds{10});

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace journeywork::web::http
