#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace journeywork::web::http {

/// What a connection has received and not yet understood: one contiguous piece that is small while the connection is
/// quiet and never larger than it was allowed to become.
class Buffer {
 public:
  explicit Buffer(std::size_t most) : most_(std::max(most, small)) {}

  [[nodiscard]] std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }

  struct Space {
    char* data;
    std::size_t size;
  };
  /// Room for the next bytes; none when `most` bytes are in there.
  [[nodiscard]] Space space() {
    if (begin_ > 0) {
      std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    const bool tight = end_ == size_ || filled_;
    if (size_ == 0 || (tight && size_ < most_)) resize(std::clamp(size_ * 2, small, most_));
    return {bytes_.get() + end_, size_ - end_};
  }
  void received(std::size_t count) {
    end_ += count;
    filled_ = end_ == size_;
  }
  /// Drops all but the last `count` bytes.
  void keep(std::size_t count) { begin_ = end_ - count; }
  /// Gives memory back that one long request made it take. Only when empty.
  void shrink() {
    begin_ = end_ = 0;
    filled_ = false;
    if (size_ > small) resize(small);
  }

 private:
  static constexpr std::size_t small = 4096;

  void resize(std::size_t size) {
    auto bytes = std::make_unique_for_overwrite<char[]>(size);
    if (end_ > 0) std::memcpy(bytes.get(), bytes_.get(), end_);
    bytes_ = std::move(bytes);
    size_ = size;
  }

  std::size_t most_;
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool filled_ = false;  ///< the last read took all the room there was: more is coming
};

}  // namespace journeywork::web::http
