#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "web/http/chars.hpp"
#include "web/http/server.hpp"
#include "web/http/testing.hpp"

/// What the tests of the server on the wire need: a server on a free port and a client that sends bytes as they are.
namespace journeywork::web::http {

struct Reply {
  int status = 0;  ///< 0: the connection ended before a response was complete
  std::string head;
  std::string body;

  /// The value of the first header of that name; empty when there is none.
  [[nodiscard]] std::string header(std::string_view name) const {
    std::string_view rest = head;
    while (!rest.empty()) {
      std::string_view value = take_until(rest, '\n');
      if (same(take_until(value, ':'), name)) return std::string(trim(value.substr(0, value.size() - 1)));
    }
    return {};
  }
};

/// One TCP connection to this machine. Every wait ends with what the server does, or fails the test after a minute.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval minute{60, 0};
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &minute, sizeof minute);
    setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &minute, sizeof minute);
    REQUIRE(::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }
  ~RawClient() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  RawClient(RawClient&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), received_(std::move(other.received_)) {}
  RawClient& operator=(RawClient&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(received_, other.received_);
    return *this;
  }

  /// False when the server has closed or reset meanwhile.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Sends no more, but still reads.
  void half_close() { ::shutdown(descriptor_, SHUT_WR); }

  /// The next response, by its Content-Length; `bodiless` for one to HEAD.
  Reply receive(bool bodiless = false) {
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return {};
    }
    Reply reply;
    reply.head = received_.substr(0, end + 2);
    const std::string length = reply.header("content-length");
    const std::size_t size = bodiless || length.empty() ? 0 : std::stoul(length);
    while (received_.size() < end + 4 + size) {
      if (!more()) return {};
    }
    reply.body = received_.substr(end + 4, size);
    reply.status = std::stoi(reply.head.substr(9, 3));
    received_.erase(0, end + 4 + size);
    return reply;
  }

  /// All that still comes until the server closes.
  std::string drain() {
    while (more()) {
    }
    return std::exchange(received_, {});
  }

  /// Whether the server closes without sending anything more.
  bool is_closed() { return drain().empty(); }

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  bool more() {
    std::array<char, 16384> bytes;
    const auto count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) FAIL("the server did neither answer nor close");
    if (count > 0) received_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
  }

  int descriptor_;
  std::string received_;
};

/// Method, path, query, form, files and body of a request in one line.
inline Response echo(const Request& request) {
  std::string out = std::string(name(request.method)) + " " + request.path + " ?" + flat(request.query) +
                    " form:" + flat(request.form);
  for (const File& file : request.files)
    out += " file:" + file.field + "," + file.name + "," + std::to_string(file.body.size());
  return text(out + " body:" + request.body);
}

inline ServerOptions free_port(ServerOptions options = {}) {
  options.port = 0;
  options.io_threads = 2;
  return options;
}

inline std::unique_ptr<Server> start(ServerOptions options = {}, std::function<Response(Request)> handle = echo) {
  Server::Hooks hooks;
  hooks.handle = std::move(handle);
  auto server = Server::start(free_port(std::move(options)), std::move(hooks));
  REQUIRE_MESSAGE(server, (server ? "" : server.error().message));
  return std::move(*server);
}

/// Sends on a connection of its own and reads one response.
inline Reply ask(const Server& server, std::string_view bytes) {
  RawClient client(server.port());
  client.send(bytes);
  return client.receive();
}

}  // namespace journeywork::web::http
