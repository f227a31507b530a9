#pragma once

#include <ctime>
#include <string>

#include "web/http/compression.hpp"
#include "web/http/message.hpp"
#include "web/http/refusal.hpp"
#include "web/http/server.hpp"

namespace journeywork::web::http {

/// A response ready for the wire but for the Connection header and the empty line, which the connection adds as it
/// writes.
struct Outgoing {
  int status = 500;
  std::string head;
  std::string body;
};

/// Plain text that names the status; 405 carries Allow, 503 Retry-After.
[[nodiscard]] Response answer(const Refusal& refusal);

/// Throws std::logic_error for a status outside 200 to 599 and for a header that would break the message apart.
/// `to_head` leaves the body out and its length in.
[[nodiscard]] Outgoing serialise(Response response, bool to_head);

/// Compresses a text of more than 1 kB that is not coded already, and says in Vary that the client had a choice.
void compress(Response& response, bool gzip_accepted, Compressor& compressor);

/// What a worker does: decodes the form, calls the handler, compresses and serialises. Never throws: what goes wrong in
/// there becomes a 500 and is told to `on_error`.
[[nodiscard]] Outgoing respond(Request request, const Server::Hooks& hooks, Compressor& compressor) noexcept;

/// An IMF-fixdate: "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string http_date(std::time_t time);

}  // namespace journeywork::web::http
