#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "web/http/message.hpp"
#include "web/http/refusal.hpp"

namespace journeywork::web::http {

/// The head of a request as it came off the wire: of the right syntax, nothing else checked.
struct Head {
  std::string method;
  std::string target;
  bool http11 = true;
  bool keep_alive = true;  ///< what version and Connection header ask for
  Fields headers;          ///< names in lower case, values trimmed
};

/// A head that may go on to its body and its handler.
struct Admitted {
  Request request;  ///< all but peer, secure, id and body
  std::optional<std::uint64_t> content_length;
  bool chunked = false;
  bool expects_continue = false;  ///< the client waits for 100 before it sends the body

  [[nodiscard]] bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

/// Every rule about a head that needs no socket. The framing rules of RFC 9112, section 6.3, are applied in their
/// strict reading, so that no proxy in front can be brought to see other messages than this server does: 400 for
/// repeated or odd Content-Length, both framings at once, a coding list that does not end in chunked; 501 for codings
/// other than chunked and for unknown methods; 405 for CONNECT and TRACE; 417 for expectations other than 100-continue.
[[nodiscard]] Parsed<Admitted> admit(Head head);

}  // namespace journeywork::web::http
