#include "web/http/request_parser.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>
#include <utility>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace beast = boost::beast;
using beast::http::error;

namespace {

constexpr std::size_t max_fields = 100;
constexpr std::size_t reserved_for_body = 64 * 1024;  ///< more is taken only as it arrives, whatever was announced

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// Beast's grammar of one head, written into ours. It is given heads that are whole, and no bodies.
class HeadGrammar final : public beast::http::basic_parser<true> {
 public:
  explicit HeadGrammar(Head& head) : head_(head) {
    skip(true);
    body_limit(boost::none);
    header_limit(std::numeric_limits<std::uint32_t>::max());
  }

 private:
  using Code = beast::error_code;

  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                       Code&) override {
    head_.method = view(method);
    head_.target = view(target);
    head_.http11 = version == 11;
  }

  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value, Code& code) override {
    if (head_.headers.size() == max_fields) {
      code = error::header_limit;
      return;
    }
    head_.headers.push_back({lower(view(name)), std::string(view(value))});
  }

  void on_header_impl(Code&) override { head_.keep_alive = keep_alive(); }

  void on_body_init_impl(boost::optional<std::uint64_t> const&, Code&) override {}
  std::size_t on_body_impl(beast::string_view bytes, Code&) override { return bytes.size(); }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, Code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, Code&) override { return bytes.size(); }
  void on_finish_impl(Code&) override {}
  void on_response_impl(int, beast::string_view, int, Code&) override {}

  Head& head_;
};

/// The last word of a request line, when it is a version but none of ours.
bool names_other_version(std::string_view head) {
  const auto line = head.substr(0, head.find('\r'));
  const auto version = line.substr(line.find_last_of(' ') + 1);
  return version.size() == 8 && version.substr(0, 5) == "HTTP/" && is_digit(version[5]) && version[6] == '.' &&
         is_digit(version[7]) && version != "HTTP/1.0" && version != "HTTP/1.1";
}

Refusal explain(const beast::error_code& code, std::string_view head) {
  if (code == error::header_limit) return {431, "too many header fields"};
  if (code == error::bad_version && names_other_version(head)) return {505, "only HTTP/1.0 and HTTP/1.1 are spoken"};
  if (code == error::bad_version || code == error::bad_method || code == error::bad_target) {
    return {400, "malformed request line"};
  }
  if (code == error::bad_content_length || code == error::multiple_content_length) {
    return {400, "malformed Content-Length"};
  }
  if (code == error::bad_transfer_encoding) return {400, "malformed Transfer-Encoding"};
  if (code == error::bad_line_ending) return {400, "a line does not end in CRLF"};
  return {400, "malformed header"};
}

}  // namespace

void RequestParser::reset() {
  head_ = {};
  head_.headers.reserve(16);
  body_ = {};
  chunks_.reset();
  left_.reset();
  scanned_ = 0;
  blank_skipped_ = false;
}

void RequestParser::read_length(std::uint64_t length) {
  left_ = length;
  body_.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(length, reserved_for_body)));
}

Parsed<RequestParser::Step> RequestParser::put(std::string_view& bytes) {
  return chunks_ || left_ ? put_body(bytes) : put_head(bytes);
}

/// The length of the head with its empty line, or 0 when that has not arrived. Beast would take a header line by line,
/// so that its limit held for each piece alone, and it forgives folded lines; hence this look at the whole.
Parsed<std::size_t> RequestParser::find_head_end(std::string_view bytes) {
  const auto within = bytes.substr(0, max_header_bytes_);
  for (auto at = within.find('\n', scanned_); at != std::string_view::npos; at = within.find('\n', at + 1)) {
    if (at == 0 || within[at - 1] != '\r') return refusal(400, "a line does not end in CRLF");
    if (at >= 3 && within[at - 2] == '\n') return at + 1;
    scanned_ = at;
    if (at + 1 == within.size()) break;  // how the next line begins is still to be seen
    if (within[at + 1] == ' ' || within[at + 1] == '\t') return refusal(400, "a header line is folded");
  }
  if (within.size() == max_header_bytes_) return refusal(431, "the header is too long");
  return 0;
}

Parsed<RequestParser::Step> RequestParser::put_head(std::string_view& bytes) {
  if (!blank_skipped_ && bytes.substr(0, 2) == "\r\n") {
    bytes.remove_prefix(2);
    blank_skipped_ = true;
  }
  if (bytes.empty() || (bytes == "\r" && !blank_skipped_)) return Step::more;
  // A client that speaks something else, TLS for instance, is told so at once and not after a timeout.
  if (!is_token(bytes.front())) return refusal(400, "malformed request line");
  const auto end = find_head_end(bytes);
  if (!end) return tl::unexpected(end.error());
  if (*end == 0) return Step::more;
  const std::string_view head = bytes.substr(0, *end);
  HeadGrammar grammar(head_);
  beast::error_code code;
  const auto used = grammar.put({head.data(), head.size()}, code);
  if (code) return tl::unexpected(explain(code, head));
  if (used != head.size() || !grammar.is_done()) return refusal(400, "malformed header");
  bytes.remove_prefix(used);
  return Step::head;
}

Parsed<RequestParser::Step> RequestParser::put_body(std::string_view& bytes) {
  if (chunks_) {
    const auto complete = chunks_->put(bytes, body_);
    if (!complete) return tl::unexpected(complete.error());
    return *complete ? Step::done : Step::more;
  }
  const auto part = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(*left_, bytes.size())));
  body_.append(part);
  bytes.remove_prefix(part.size());
  *left_ -= part.size();
  return *left_ == 0 ? Step::done : Step::more;
}

}  // namespace journeywork::web::http
