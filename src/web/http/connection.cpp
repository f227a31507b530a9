#include "web/http/connection.hpp"

#include <openssl/rand.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <new>
#include <type_traits>
#include <utility>

#include "web/http/buffer.hpp"
#include "web/http/head.hpp"
#include "web/http/request_parser.hpp"
#include "web/http/respond.hpp"
#include "web/http/router.hpp"

namespace journeywork::web::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

using Clock = Connection::Clock;

constexpr milliseconds farewell = std::chrono::seconds{1};  ///< for a client to notice that we are done
constexpr std::size_t farewell_bytes = 1024 * 1024;
constexpr std::size_t joined_body = 16 * 1024;  ///< up to here copying is cheaper than a second buffer or TLS record
constexpr std::size_t write_step = 64 * 1024;

/// One second for each 16 KiB: the slowest line that is still served.
milliseconds time_for(std::size_t bytes) { return milliseconds{static_cast<long long>(bytes) * 1000 / (16 * 1024)}; }

/// 75 random bits as 15 letters and digits, few enough to be read out and to fit into a string without allocation.
std::string fresh_id() {
  constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::array<unsigned char, 15> random{};
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) throw std::bad_alloc();
  std::string id;
  for (const unsigned char byte : random) id.push_back(digits[byte & 31]);
  return id;
}

template <class Stream>
class Session final : public Connection {
 public:
  static constexpr bool is_tls = !std::is_same_v<Stream, tcp::socket>;

  Session(Loop& loop, Shared& shared, Stream stream, const Address& peer)
      : loop_(loop),
        shared_(shared),
        stream_(std::move(stream)),
        peer_(peer),
        peer_text_(peer.text()),
        buffer_(shared.options.max_header_bytes),
        parser_(shared.options.max_header_bytes) {
    loop_.add(*this);
  }
  ~Session() override {
    loop_.remove(*this);
    shared_.gate.leave(peer_);
  }

  void start() override {
    if constexpr (is_tls) {
      enter(State::handshake, shared_.options.header_timeout);
      stream_.async_handshake(asio::ssl::stream_base::server, [self = self()](error_code code) {
        if (code) return self->close();
        self->next_request(self->shared_.options.header_timeout);
      });
    } else {
      next_request(shared_.options.header_timeout);
    }
  }

  void sweep(Clock::time_point now) override {
    if (now < deadline_) return;
    switch (state_) {
      case State::idle:
      case State::head:
      case State::body:
        return expire();
      default:
        return abort();
    }
  }

  void wind_down() override {
    if (state_ == State::handshake) return abort();
    if (state_ != State::idle && state_ != State::head) return;
    error_code ignored;
    // What the kernel holds already counts as received; the read that waits is about to see it.
    if (state_ == State::idle && socket().available(ignored) == 0) return expire();
    deadline_ = std::min(deadline_, Clock::now() + farewell);
  }

  void abort() override {
    deadline_ = Clock::time_point::max();
    close();
  }

  /// On a worker's thread; until the response is posted back nothing else touches request and response.
  void run(std::shared_ptr<Job> job) noexcept override {
    outgoing_ = respond(std::move(request_), shared_.hooks, shared_.compressor);
    asio::post(loop_.context(), [self = std::static_pointer_cast<Session>(std::move(job))] { self->write(); });
  }

 private:
  /// In idle, head and body exactly one operation is under way, and it looks at expired_ when it ends.
  enum class State { handshake, idle, head, body, handling, writing, closing };

  std::shared_ptr<Session> self() { return std::static_pointer_cast<Session>(shared_from_this()); }

  tcp::socket& socket() {
    if constexpr (is_tls) {
      return stream_.next_layer();
    } else {
      return stream_;
    }
  }

  void enter(State state, milliseconds patience) {
    state_ = state;
    entered_ = Clock::now();
    deadline_ = entered_ + patience;
  }

  /// After progress. The kernel takes megabytes at once: without the first bound a client that reads none of them would
  /// be waited for as if it had.
  void extend(milliseconds patience, std::size_t bytes) {
    deadline_ = std::min(Clock::now(), entered_ + time_for(bytes)) + patience;
  }

  void expire() {
    expired_ = true;
    deadline_ = Clock::time_point::max();
    error_code ignored;
    socket().cancel(ignored);
  }

  void on_expired() {
    expired_ = false;
    if (state_ == State::idle) return is_tls ? finish() : close();
    refuse({408, "the request took too long to arrive"});
  }

  void close() {
    error_code ignored;
    socket().close(ignored);
  }

  void next_request(milliseconds patience) {
    parser_.reset();
    if (!buffer_.empty()) {
      enter_head();
      return advance();
    }
    if (shared_.stopping) return finish();
    buffer_.shrink();
    enter(State::idle, patience);
    read();
  }

  void enter_head() { enter(State::head, shared_.stopping ? farewell : shared_.options.header_timeout); }

  void read() {
    const auto [data, size] = buffer_.space();
    stream_.async_read_some(asio::buffer(data, size),
                            [self = self()](error_code code, std::size_t count) { self->on_read(code, count); });
  }

  void on_read(error_code code, std::size_t count) {
    buffer_.received(count);
    if (expired_) return on_expired();
    if (code == asio::error::eof && state_ != State::idle) return refuse({400, "the request ends early"});
    if (code) return close();
    if (state_ == State::idle) enter_head();
    if (state_ == State::body) {
      received_ += count;
      extend(shared_.options.body_timeout, received_);
    }
    advance();
  }

  /// Understands as much as has been received.
  void advance() {
    auto bytes = buffer_.view();
    const auto step = parser_.put(bytes);
    buffer_.keep(bytes.size());
    if (!step) return refuse(step.error());
    switch (*step) {
      case RequestParser::Step::more:
        return read();
      case RequestParser::Step::head:
        return on_head();
      case RequestParser::Step::done:
        return dispatch();
    }
  }

  void on_head() {
    begin_access();
    http11_ = parser_.head().http11;
    keep_alive_ = parser_.head().keep_alive;
    auto admitted = admit(std::move(parser_.head()));
    if (!admitted) return refuse(admitted.error());
    request_ = std::move(admitted->request);
    identify();
    if (!admitted->has_body()) return dispatch();
    const std::size_t limit =
        shared_.hooks.max_body ? shared_.hooks.max_body(request_.method, request_.path) : default_max_body;
    if (admitted->content_length.value_or(0) > limit) return refuse({413, "the body is too large"});
    if (admitted->chunked) {
      parser_.read_chunked(limit);
    } else {
      parser_.read_length(*admitted->content_length);
    }
    received_ = 0;
    enter(State::body, shared_.options.body_timeout);
    if (admitted->expects_continue && buffer_.empty()) return send_continue();
    advance();
  }

  void send_continue() {
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(stream_, asio::buffer(line.data(), line.size()), [self = self()](error_code code, std::size_t) {
      if (self->expired_) return self->on_expired();
      if (code) return self->close();
      self->read();
    });
  }

  void begin_access() {
    began_ = Clock::now();
    to_head_ = parser_.head().method == "HEAD";
    access_ = {fresh_id(), peer_text_, Method::get, {}, 0, 0, {}};
  }

  void identify() {
    const auto client = shared_.proxies.client(peer_, is_tls, request_.headers);
    request_.peer = client.address == peer_ ? peer_text_ : client.address.text();
    request_.secure = client.secure;
    request_.id = access_.id;
    access_.peer = request_.peer;
    access_.method = request_.method;
    access_.path = request_.path;
  }

  void dispatch() {
    request_.body = std::move(parser_.body());
    state_ = State::handling;
    deadline_ = Clock::time_point::max();
    if (request_.path == "*") {
      Response options;
      options.status = 204;
      outgoing_ = serialise(std::move(options.set("allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")), false);
      return write();
    }
    if (shared_.workers->submit(self())) return;
    request_ = {};
    outgoing_ = serialise(answer({503, "too busy, come back in a second"}), to_head_);
    write();
  }

  /// Answers what no handler may see. What follows on the connection cannot be trusted to be a request: it is closed.
  void refuse(const Refusal& refusal) {
    if (access_.id.empty()) begin_access();
    keep_alive_ = false;
    request_ = {};
    outgoing_ = serialise(answer(refusal), to_head_);
    write();
  }

  void write() {
    enter(State::writing, shared_.options.write_timeout);
    keep_alive_ = keep_alive_ && !(shared_.stopping && buffer_.empty());
    std::string& head = outgoing_.head;
    if (!keep_alive_) head.append("connection: close\r\n");
    if (keep_alive_ && !http11_) head.append("connection: keep-alive\r\n");
    head.append("\r\n");
    if (outgoing_.body.size() <= joined_body) head.append(std::exchange(outgoing_.body, {}));
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(outgoing_.body)};
    const auto watched = [this](error_code code, std::size_t sent) {
      extend(shared_.options.write_timeout, sent);
      return code ? 0 : write_step;
    };
    asio::async_write(stream_, buffers, watched,
                      [self = self()](error_code code, std::size_t sent) { self->on_written(code, sent); });
  }

  void on_written(error_code code, std::size_t sent) {
    access_.status = outgoing_.status;
    access_.bytes = sent;
    access_.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
    if (shared_.hooks.on_access) shared_.hooks.on_access(access_);
    access_ = {};
    outgoing_ = {};
    if (code) return close();
    if (keep_alive_) return next_request(shared_.options.idle_timeout);
    finish();
  }

  /// Says good-bye so that the last response arrives: closing while the client still sends would make the kernel reset
  /// the connection, and the client lose what it has not read yet.
  void finish() {
    enter(State::closing, farewell);
    received_ = 0;
    if constexpr (is_tls) {
      stream_.async_shutdown([self = self()](error_code) { self->half_close(); });
    } else {
      half_close();
    }
  }

  void half_close() {
    error_code code;
    socket().shutdown(tcp::socket::shutdown_send, code);
    if (code) return close();
    discard();
  }

  void discard() {
    buffer_.keep(0);
    const auto [data, size] = buffer_.space();
    socket().async_read_some(asio::buffer(data, size), [self = self()](error_code code, std::size_t count) {
      self->received_ += count;
      if (code || self->received_ > farewell_bytes) return self->close();
      self->discard();
    });
  }

  Loop& loop_;
  Shared& shared_;
  Stream stream_;
  const Address peer_;
  const std::string peer_text_;

  State state_ = State::idle;
  Clock::time_point entered_;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool expired_ = false;

  Buffer buffer_;
  RequestParser parser_;
  std::size_t received_ = 0;  ///< of the body, or while saying good-bye

  Request request_;
  Outgoing outgoing_;
  bool http11_ = true;
  bool keep_alive_ = false;
  bool to_head_ = false;
  Clock::time_point began_;
  Access access_;  ///< its id is empty between requests
};

}  // namespace

std::shared_ptr<Connection> make_connection(Loop& loop, Shared& shared, tcp::socket socket, const Address& peer) {
  if (shared.tls) {
    using Stream = asio::ssl::stream<tcp::socket>;
    return std::make_shared<Session<Stream>>(loop, shared, Stream(std::move(socket), *shared.tls), peer);
  }
  return std::make_shared<Session<tcp::socket>>(loop, shared, std::move(socket), peer);
}

}  // namespace journeywork::web::http
