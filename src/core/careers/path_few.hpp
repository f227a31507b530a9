#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace journeywork::careers::ways {

/// A list of at most so many, kept in place: a search makes thousands of such lists.
template <class T, std::size_t most>
class Few {
 public:
  void push_back(const T& item) { items_.at(size_++) = item; }
  void insert_in_order(const T& item) {
    push_back(item);
    std::rotate(std::upper_bound(begin(), end() - 1, item), end() - 1, end());
  }
  void erase(T* at) {
    std::move(at + 1, end(), at);
    --size_;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* begin() { return items_.data(); }
  [[nodiscard]] T* end() { return items_.data() + size_; }
  [[nodiscard]] const T* begin() const { return items_.data(); }
  [[nodiscard]] const T* end() const { return items_.data() + size_; }

  bool operator==(const Few& other) const { return std::ranges::equal(*this, other); }
  bool operator<(const Few& other) const { return std::ranges::lexicographical_compare(*this, other); }

 private:
  std::array<T, most> items_{};
  std::size_t size_ = 0;
};

}  // namespace journeywork::careers::ways
