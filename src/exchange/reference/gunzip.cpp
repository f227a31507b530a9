#include "exchange/reference/gunzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace journeywork::exchange {

namespace {

constexpr int gzip_only = 16 + MAX_WBITS;
constexpr std::size_t step = 1UL << 20;  ///< bytes that the text grows by

class Inflater {
 public:
  explicit Inflater(std::string_view bytes) : rest_(bytes) {
    if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Fills `out` as far as it goes. Z_OK when there is more, Z_STREAM_END after the last member.
  int fill(char* out, std::size_t size, std::size_t& filled) {
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(size);
    int status = Z_OK;
    while (status == Z_OK && stream_.avail_out > 0) {
      feed();
      status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END && (stream_.avail_in > 0 || !rest_.empty())) status = inflateReset(&stream_);
    }
    filled = size - stream_.avail_out;
    return status;
  }

 private:
  void feed() {
    if (stream_.avail_in > 0 || rest_.empty()) return;
    const auto part = rest_.substr(0, std::numeric_limits<uInt>::max());
    // zlib reads only; its old interface has no const here.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));
    stream_.avail_in = static_cast<uInt>(part.size());
    rest_.remove_prefix(part.size());
  }

  z_stream stream_{};
  std::string_view rest_;
};

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

Result<std::string> gunzipped(std::string_view bytes, std::size_t limit) {
  std::string out;
  Inflater inflater(bytes);
  for (std::size_t size = 0;;) {
    out.resize(std::min(size + step, limit + 1));
    std::size_t filled = 0;
    const int status = inflater.fill(out.data() + size, out.size() - size, filled);
    size += filled;
    if (size > limit) return refuse_field("file", "This file is too large when it is unpacked.");
    if (status == Z_STREAM_END) {
      out.resize(size);
      return out;
    }
    if (status != Z_OK) return refuse_field("file", "This gzip file is damaged or ends too early.");
  }
}

}  // namespace journeywork::exchange
