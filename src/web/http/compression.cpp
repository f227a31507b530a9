#include "web/http/compression.hpp"

#include <zlib.h>

#include <limits>
#include <new>
#include <stdexcept>
#include <utility>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace {

/// A weight in thousandths; a malformed one counts as zero: who cannot say it gets plain text.
int weight(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view value = trim(take_until(parameters, ';'));
    if (!same(trim(take_until(value, '=')), "q")) continue;
    value = trim(value);
    if (value.empty() || value.size() > 5 || (value[0] != '0' && value[0] != '1')) return 0;
    int thousandths = (value[0] - '0') * 1000;
    int unit = 100;
    for (std::size_t i = 2; i < value.size(); ++i, unit /= 10) {
      if (!is_digit(value[i])) return 0;
      thousandths += (value[i] - '0') * unit;
    }
    const bool fits = (value.size() == 1 || value[1] == '.') && thousandths <= 1000;
    return fits ? thousandths : 0;
  }
  return 1000;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  int gzip = -1;
  int any = -1;
  int identity = 0;
  while (!accept_encoding.empty()) {
    std::string_view parameters = take_until(accept_encoding, ',');
    const std::string_view coding = trim(take_until(parameters, ';'));
    if (same(coding, "gzip") || same(coding, "x-gzip")) gzip = weight(parameters);
    if (coding == "*") any = weight(parameters);
    if (same(coding, "identity")) identity = weight(parameters);
  }
  const int effective = gzip >= 0 ? gzip : any;
  return effective > 0 && effective >= identity;
}

bool is_compressible(std::string_view content_type) {
  const std::string type = lower(trim(content_type.substr(0, content_type.find(';'))));
  const auto ends_with = [&](std::string_view suffix) {
    return type.size() > suffix.size() && std::string_view(type).substr(type.size() - suffix.size()) == suffix;
  };
  return type.rfind("text/", 0) == 0 || ends_with("/json") || ends_with("+json") || ends_with("/xml") ||
         ends_with("+xml") || ends_with("/javascript") || ends_with("/yaml");
}

class Compressor::Stream {
 public:
  explicit Stream(int level) {
    constexpr int gzip_window = 15 + 16;
    constexpr int memory = 8;
    if (deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Stream() { deflateEnd(&stream_); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  std::string gzip(std::string_view plain) {
    if (plain.size() > std::numeric_limits<uInt>::max() / 2) throw std::length_error("too long to compress at once");
    deflateReset(&stream_);
    std::string out;
    out.resize(deflateBound(&stream_, static_cast<uLong>(plain.size())));
    // zlib's own declaration lacks the const; it only reads.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream_.avail_in = static_cast<uInt>(plain.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw std::logic_error("deflateBound was too small");
    out.resize(stream_.total_out);
    return out;
  }

 private:
  z_stream stream_{};
};

Compressor::Compressor(int level, std::size_t keep) : level_(level), keep_(keep) {}
Compressor::~Compressor() = default;

std::unique_ptr<Compressor::Stream> Compressor::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto stream = std::move(idle_.back());
  idle_.pop_back();
  return stream;
}

void Compressor::give_back(std::unique_ptr<Stream> stream) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < keep_) idle_.push_back(std::move(stream));
}

std::string Compressor::gzip(std::string_view plain) {
  auto stream = take();
  if (!stream) stream = std::make_unique<Stream>(level_);
  std::string out = stream->gzip(plain);
  give_back(std::move(stream));
  return out;
}

}  // namespace journeywork::web::http
