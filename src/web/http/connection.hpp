#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <unordered_set>

#include "web/http/compression.hpp"
#include "web/http/forwarded.hpp"
#include "web/http/gate.hpp"
#include "web/http/server.hpp"
#include "web/http/tls.hpp"
#include "web/http/worker_pool.hpp"

/// The server's inside, with Asio in it: for server.cpp and connection.cpp alone.
namespace journeywork::web::http {

/// What all connections of one server share. Outlives them.
struct Shared {
  Shared(ServerOptions given_options, Server::Hooks given_hooks, TrustedProxies given_proxies, TlsContext context);

  ServerOptions options;
  Server::Hooks hooks;
  TrustedProxies proxies;
  std::optional<boost::asio::ssl::context> tls;
  Compressor compressor;
  Gate gate;
  std::optional<WorkerPool> workers;
  std::atomic<bool> stopping{false};
};

/// One client. Everything but `run` happens on the thread of its loop, including its end.
class Connection : public WorkerPool::Job, public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  virtual void start() = 0;
  /// Ends what has waited beyond its deadline.
  virtual void sweep(Clock::time_point now) = 0;
  /// The server stops: close unless a request is being read or answered.
  virtual void wind_down() = 0;
  /// Close at once, whatever is going on.
  virtual void abort() = 0;
};

/// A network thread's io_context and the connections that live on it. One timer watches all their deadlines: a timer
/// for each would be set and cancelled several times a request.
class Loop {
 public:
  explicit Loop(Shared& shared);

  [[nodiscard]] boost::asio::io_context& context() { return context_; }
  /// Until `halt`.
  void run() { context_.run(); }
  /// From any thread: closes everything and makes `run` return.
  void halt();
  /// From any thread.
  void wind_down();

  void add(Connection& connection);
  void remove(Connection& connection) { connections_.erase(&connection); }

 private:
  void watch();

  std::chrono::milliseconds interval_;
  std::unordered_set<Connection*> connections_;  ///< before the context: that takes the connections down with it
  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::steady_timer timer_;
  bool watching_ = false;
};

/// Made on the loop's thread. The peer has been let in by the gate; the connection tells the gate when it ends.
[[nodiscard]] std::shared_ptr<Connection> make_connection(Loop& loop, Shared& shared,
                                                          boost::asio::ip::tcp::socket socket, const Address& peer);

}  // namespace journeywork::web::http
