#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace journeywork::web::http {

/// Whether an Accept-Encoding header (RFC 9110, section 12.5.3) takes gzip and does not prefer the plain text.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// Whether bodies of this Content-Type are text and shrink: text/*, JSON, XML, SVG, JavaScript.
[[nodiscard]] bool is_compressible(std::string_view content_type);

/// Gzip with streams that are used again: setting one up costs more than compressing a small page. Thread-safe; keeps
/// no more streams (256 KiB each) than were ever at work at once, and at most `keep`.
class Compressor {
 public:
  explicit Compressor(int level, std::size_t keep);
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  [[nodiscard]] std::string gzip(std::string_view plain);

 private:
  class Stream;
  std::unique_ptr<Stream> take();
  void give_back(std::unique_ptr<Stream> stream);

  int level_;
  std::size_t keep_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Stream>> idle_;
};

}  // namespace journeywork::web::http
