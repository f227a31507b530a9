#include "web/http/server.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "web/http/connection.hpp"
#include "web/http/thread.hpp"
#include "web/http/tls.hpp"

namespace journeywork::web::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t io_stack_bytes = 512 * 1024;
constexpr std::size_t least_header_bytes = 512;
constexpr auto accept_pause = milliseconds{100};
constexpr int gzip_level = 4;

Address address_of(const asio::ip::address& address) {
  return address.is_v4() ? Address(address.to_v4().to_bytes()) : Address(address.to_v6().to_bytes());
}

std::size_t cores() { return std::max(1U, std::thread::hardware_concurrency()); }

Result<void> open(tcp::acceptor& acceptor, const ServerOptions& options) {
  error_code code;
  const auto address = asio::ip::make_address(options.address, code);
  if (code) {
    return refuse_field("address", "The address \"" + options.address + "\" is not an IP address.", options.address,
                        "for example 127.0.0.1, 0.0.0.0 or ::");
  }
  const tcp::endpoint endpoint(address, options.port);
  const std::string port = std::to_string(options.port);
  acceptor.open(endpoint.protocol(), code);
  if (!code) acceptor.set_option(tcp::acceptor::reuse_address(true), code);
  if (!code && address.is_v6()) acceptor.set_option(asio::ip::v6_only(false), code);
  if (!code) acceptor.bind(endpoint, code);
  if (!code) acceptor.listen(asio::socket_base::max_listen_connections, code);
  if (code == asio::error::address_in_use) {
    return refuse(Error::Code::unavailable, "Port " + port + " is already in use; choose another with --port.");
  }
  if (code == asio::error::access_denied) {
    return refuse(Error::Code::unavailable,
                  "Port " + port + " needs privileges that this user lacks; choose one from 1024 up with --port.");
  }
  if (code) {
    return refuse(Error::Code::unavailable,
                  "Port " + port + " on " + options.address + " cannot be opened: " + code.message() + ".");
  }
  return {};
}

}  // namespace

Loop::Loop(Shared& shared) : work_(asio::make_work_guard(context_)), timer_(context_) {
  const ServerOptions& options = shared.options;
  const auto shortest =
      std::min({options.header_timeout, options.body_timeout, options.idle_timeout, options.write_timeout});
  interval_ = std::clamp(shortest / 4, milliseconds{5}, milliseconds{500});
}

void Loop::add(Connection& connection) {
  connections_.insert(&connection);
  if (!std::exchange(watching_, true)) watch();
}

void Loop::watch() {
  timer_.expires_after(interval_);
  timer_.async_wait([this](error_code code) {
    if (code) return;
    const auto now = Connection::Clock::now();
    for (Connection* connection : connections_) connection->sweep(now);
    watching_ = !connections_.empty();
    if (watching_) watch();
  });
}

void Loop::wind_down() {
  asio::post(context_, [this] {
    for (Connection* connection : connections_) connection->wind_down();
  });
}

void Loop::halt() {
  asio::post(context_, [this] {
    for (Connection* connection : connections_) connection->abort();
    context_.stop();
  });
}

Shared::Shared(ServerOptions given_options, Server::Hooks given_hooks, TrustedProxies given_proxies, TlsContext context)
    : options(std::move(given_options)),
      hooks(std::move(given_hooks)),
      proxies(std::move(given_proxies)),
      compressor(gzip_level, cores()),
      gate({options.max_connections, options.max_connections_per_peer}),
      workers(std::in_place, options.workers, options.max_waiting) {
  options.max_header_bytes = std::max(options.max_header_bytes, least_header_bytes);
  if (context) tls.emplace(context.release());
}

struct Server::Impl {
  Impl(ServerOptions options, Hooks hooks, TrustedProxies proxies, TlsContext tls);
  ~Impl();

  void run();
  void stop(milliseconds patience);

  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  tcp::acceptor acceptor;  ///< lives on the first loop's thread, as does next_loop
  asio::steady_timer pause;
  std::uint16_t port = 0;

 private:
  void work(Loop& loop);
  void accept();
  void on_accept(error_code code, tcp::socket socket, Loop& loop);
  void turn_away(tcp::socket socket);

  static std::vector<std::unique_ptr<Loop>> make_loops(Shared& shared);

  std::size_t next_loop_ = 0;
  std::vector<Thread> threads_;
  std::once_flag stopped_;
};

Server::Impl::Impl(ServerOptions options, Hooks hooks, TrustedProxies proxies, TlsContext tls)
    : shared(std::move(options), std::move(hooks), std::move(proxies), std::move(tls)),
      loops(make_loops(shared)),
      acceptor(loops.front()->context()),
      pause(loops.front()->context()) {}

Server::Impl::~Impl() {
  stop(std::chrono::seconds{10});
  shared.workers.reset();  // handlers post their responses to the loops: those must still be there
}

std::vector<std::unique_ptr<Loop>> Server::Impl::make_loops(Shared& shared) {
  std::vector<std::unique_ptr<Loop>> loops;
  const std::size_t count = shared.options.io_threads > 0 ? shared.options.io_threads : cores();
  for (std::size_t i = 0; i < count; ++i) loops.push_back(std::make_unique<Loop>(shared));
  return loops;
}

void Server::Impl::run() {
  accept();
  threads_.reserve(loops.size());
  for (const auto& loop : loops) {
    threads_.emplace_back("jw-net", io_stack_bytes, [this, &loop = *loop] { work(loop); });
  }
}

void Server::Impl::work(Loop& loop) {
  for (;;) {
    try {
      return loop.run();
    } catch (const std::exception& exception) {
      // Out of memory, most likely: the connection that ran into it is gone by now, the others go on.
      if (shared.hooks.on_error) shared.hooks.on_error({}, exception.what());
    }
  }
}

void Server::Impl::accept() {
  Loop& loop = *loops[next_loop_++ % loops.size()];
  acceptor.async_accept(
      loop.context(), [this, &loop](error_code code, tcp::socket socket) { on_accept(code, std::move(socket), loop); });
}

void Server::Impl::on_accept(error_code code, tcp::socket socket, Loop& loop) {
  if (shared.stopping || code == asio::error::operation_aborted) return;
  if (code) {  // no more file descriptors, for instance: that passes, but not at once
    pause.expires_after(accept_pause);
    pause.async_wait([this](error_code cancelled) {
      if (!cancelled) accept();
    });
    return;
  }
  accept();
  const auto endpoint = socket.remote_endpoint(code);
  if (code) return;
  const Address peer = address_of(endpoint.address());
  if (!shared.gate.enter(peer, shared.proxies.trusts(peer))) return turn_away(std::move(socket));
  asio::post(loop.context(), [this, &loop, peer, socket = std::move(socket)]() mutable {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    make_connection(loop, shared, std::move(socket), peer)->start();
  });
}

/// One attempt to say why, without waiting for anything.
void Server::Impl::turn_away(tcp::socket socket) {
  static constexpr std::string_view busy =
      "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
  error_code ignored;
  if (!shared.tls) {
    socket.non_blocking(true, ignored);
    socket.send(asio::buffer(busy.data(), busy.size()), 0, ignored);
  }
  socket.shutdown(tcp::socket::shutdown_send, ignored);
}

void Server::Impl::stop(milliseconds patience) {
  std::call_once(stopped_, [&] {
    shared.stopping = true;
    asio::post(loops.front()->context(), [this] {
      error_code ignored;
      acceptor.close(ignored);
      pause.cancel();
    });
    for (const auto& loop : loops) loop->wind_down();
    shared.gate.wait_empty(patience);
    for (const auto& loop : loops) loop->halt();
    threads_.clear();
    shared.workers->close();
  });
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->port; }

void Server::stop(milliseconds patience) { impl_->stop(patience); }

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Hooks hooks) {
  auto proxies = TrustedProxies::parse(options.trusted_proxies);
  if (!proxies) return tl::unexpected(std::move(proxies.error()));
  if (options.tls_cert.empty() != options.tls_key.empty()) {
    const bool key = options.tls_key.empty();
    return refuse_field(key ? "tls_key" : "tls_cert", "TLS needs both a certificate and its key.", {},
                        "both files, or neither for plain HTTP");
  }
  TlsContext tls;
  if (!options.tls_cert.empty()) {
    auto loaded = load_tls(options.tls_cert, options.tls_key);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    tls = std::move(*loaded);
  }
  try {
    auto impl = std::make_unique<Impl>(std::move(options), std::move(hooks), std::move(*proxies), std::move(tls));
    if (auto opened = open(impl->acceptor, impl->shared.options); !opened)
      return tl::unexpected(std::move(opened.error()));
    impl->port = impl->acceptor.local_endpoint().port();
    impl->run();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
  } catch (const std::system_error& error) {
    return refuse(Error::Code::unavailable, std::string("The server cannot start: ") + error.what());
  }
}

}  // namespace journeywork::web::http
