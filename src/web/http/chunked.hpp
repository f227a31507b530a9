#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "web/http/refusal.hpp"

namespace journeywork::web::http {

/// Takes the chunked coding (RFC 9112, section 7.1) off a body as it arrives. Lines end in CRLF, sizes are bare
/// hexadecimal; extensions and trailers are read, bounded and forgotten: nothing is decided by them.
class ChunkDecoder {
 public:
  explicit ChunkDecoder(std::size_t body_limit) : body_limit_(body_limit) {}

  /// Takes what it understands off the front of `bytes` and appends the content to `body`; true when the body is
  /// complete. What is left must be there again in the next call. Refused with 400, 413 as soon as a chunk announces
  /// more than the limit leaves, or 431 for endless trailers.
  [[nodiscard]] Parsed<bool> put(std::string_view& bytes, std::string& body);

 private:
  enum class State { size, content, content_end, trailer, done };

  Parsed<void> read_size(std::string_view line, const std::string& body);
  Parsed<void> read_trailer(std::string_view line);
  Parsed<void> read_line(std::string_view line, const std::string& body);

  std::size_t body_limit_;
  State state_ = State::size;
  std::uint64_t left_ = 0;  ///< of the present chunk
  std::size_t extension_bytes_ = 0;
  std::size_t trailer_bytes_ = 0;
};

}  // namespace journeywork::web::http
