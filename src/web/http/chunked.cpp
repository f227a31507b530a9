#include "web/http/chunked.hpp"

#include <algorithm>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace {

constexpr std::size_t max_line = 1024;
constexpr std::size_t max_extension_bytes = 1024;  ///< of one body together
constexpr std::size_t max_trailer_bytes = 4096;
constexpr std::size_t max_size_digits = 16;

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return is_control(c) && c != '\t'; });
}

}  // namespace

Parsed<void> ChunkDecoder::read_size(std::string_view line, const std::string& body) {
  std::size_t digits = 0;
  left_ = 0;
  for (; digits < line.size() && digits < max_size_digits && hex_value(line[digits]) >= 0; ++digits) {
    left_ = left_ * 16 + static_cast<std::uint64_t>(hex_value(line[digits]));
  }
  const std::string_view extension = line.substr(digits);
  extension_bytes_ += extension.size();
  if (digits == 0 || (!extension.empty() && extension.front() != ';') || has_controls(extension)) {
    return refusal(400, "malformed chunk");
  }
  if (extension_bytes_ > max_extension_bytes) return refusal(400, "the chunk extensions are too long");
  if (left_ > body_limit_ - body.size()) return refusal(413, "the body is too large");
  state_ = left_ > 0 ? State::content : State::trailer;
  return {};
}

Parsed<void> ChunkDecoder::read_trailer(std::string_view line) {
  if (line.empty()) {
    state_ = State::done;
    return {};
  }
  trailer_bytes_ += line.size() + 2;
  if (trailer_bytes_ > max_trailer_bytes) return refusal(431, "the trailers are too long");
  if (line.find(':') == std::string_view::npos || !is_token(line.substr(0, line.find(':'))) || has_controls(line)) {
    return refusal(400, "malformed trailer");
  }
  return {};
}

Parsed<void> ChunkDecoder::read_line(std::string_view line, const std::string& body) {
  if (state_ == State::size) return read_size(line, body);
  if (state_ == State::trailer) return read_trailer(line);
  if (!line.empty()) return refusal(400, "a chunk is longer than it says");
  state_ = State::size;
  return {};
}

Parsed<bool> ChunkDecoder::put(std::string_view& bytes, std::string& body) {
  while (state_ != State::done) {
    if (state_ == State::content) {
      const auto content = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
      body.append(content);
      bytes.remove_prefix(content.size());
      left_ -= content.size();
      if (left_ > 0) return false;
      state_ = State::content_end;
      continue;
    }
    const auto end = bytes.substr(0, max_line).find('\n');
    if (end == std::string_view::npos) {
      if (bytes.size() >= max_line) return refusal(400, "a chunk line is too long");
      if (state_ == State::content_end && !bytes.empty() && bytes != "\r")
        return refusal(400, "a chunk is longer than it says");
      return false;
    }
    if (end == 0 || bytes[end - 1] != '\r') return refusal(400, "a line does not end in CRLF");
    const auto line = bytes.substr(0, end - 1);
    bytes.remove_prefix(end + 1);
    if (auto fine = read_line(line, body); !fine) return tl::unexpected(fine.error());
  }
  return true;
}

}  // namespace journeywork::web::http
