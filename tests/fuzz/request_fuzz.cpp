// links: jw_http
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "web/http/request_parser.hpp"

using namespace journeywork::web::http;

namespace {

constexpr std::size_t body_limit = 4096;

/// What a connection makes of the bytes: each request's head and body in turn, and the status that ended it.
struct Seen {
  std::vector<std::tuple<std::string, std::string, std::string>> requests;
  int status = 0;

  bool operator==(const Seen&) const = default;
};

/// Takes one step; false when more bytes are wanted or the connection has ended.
bool step(RequestParser& parser, std::string_view& bytes, Seen& seen) {
  const auto finish = [&](Head&& head) {
    seen.requests.emplace_back(head.method, head.target, parser.body());
    parser.reset();
  };
  auto taken = parser.put(bytes);
  if (!taken) {
    seen.status = taken.error().status;
    return false;
  }
  if (*taken == RequestParser::Step::more) return false;
  if (*taken == RequestParser::Step::head) {
    const auto admitted = admit(parser.head());
    if (!admitted) {
      seen.status = admitted.error().status;
      return false;
    }
    if (admitted->chunked) {
      parser.read_chunked(body_limit);
    } else {
      parser.read_length(admitted->content_length.value_or(0) % body_limit);
    }
    return true;
  }
  if (parser.body().size() > body_limit) std::abort();
  finish(std::move(parser.head()));
  return true;
}

Seen feed(std::string_view text, std::size_t piece) {
  RequestParser parser(1024);
  Seen seen;
  std::string buffer;
  while (!text.empty() && seen.status == 0) {
    buffer.append(text.substr(0, piece));
    text.remove_prefix(std::min(piece, text.size()));
    std::string_view bytes = buffer;
    while (step(parser, bytes, seen)) {
    }
    buffer.erase(0, buffer.size() - bytes.size());
  }
  return seen;
}

}  // namespace

/// A whole connection's bytes: cut differently they must be understood alike, or a proxy in front could be fooled.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Seen whole = feed(text, size + 1);
  if (!(feed(text, 1) == whole) || !(feed(text, 7) == whole)) std::abort();
  return 0;
}
