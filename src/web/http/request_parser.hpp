#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "web/http/chunked.hpp"
#include "web/http/head.hpp"
#include "web/http/refusal.hpp"

namespace journeywork::web::http {

/// Reads one request after another from bytes as they arrive. Knows the grammar of a head (Boost.Beast's, made stricter
/// where Beast forgives) and of bodies; `admit` knows the rules. Not thread-safe.
class RequestParser {
 public:
  enum class Step {
    more,  ///< give more bytes
    head,  ///< `head` is ready; call `read_body` to go on, or `reset`
    done   ///< `body` is ready; call `reset` before the next request
  };

  explicit RequestParser(std::size_t max_header_bytes) : max_header_bytes_(max_header_bytes) {}

  /// Takes what it needs off the front of `bytes`, which holds everything received and not yet taken: what a call
  /// leaves must be there again, with more behind it, in the next. A buffer of `max_header_bytes` (at least 2 KiB)
  /// suffices. Refused with 400, 413 (a chunked body over the limit), 431 or 505; the connection is then of no further
  /// use.
  [[nodiscard]] Parsed<Step> put(std::string_view& bytes);

  /// After a refusal it holds what was understood before.
  [[nodiscard]] Head& head() { return head_; }
  /// To be called after Step::head, with what `admit` found.
  void read_chunked(std::size_t limit) { chunks_.emplace(limit); }
  void read_length(std::uint64_t length);
  [[nodiscard]] std::string& body() { return body_; }
  void reset();

 private:
  Parsed<Step> put_head(std::string_view& bytes);
  Parsed<Step> put_body(std::string_view& bytes);
  Parsed<std::size_t> find_head_end(std::string_view bytes);

  std::size_t max_header_bytes_;
  std::size_t scanned_ = 0;     ///< up to here the head was seen not to end
  bool blank_skipped_ = false;  ///< RFC 9112, section 2.2: one empty line before a request line is ignored
  Head head_;
  std::string body_;
  std::optional<ChunkDecoder> chunks_;
  std::optional<std::uint64_t> left_;  ///< of a body of known length
};

}  // namespace journeywork::web::http
