#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// A QR code (ISO/IEC 18004) without its quiet zone: `size` rows of `size` modules. Whoever draws it leaves four
/// modules white on every side.
struct QrCode {
  std::size_t size = 0;
  std::vector<bool> modules;  ///< row after row; true is dark

  [[nodiscard]] bool dark(std::size_t row, std::size_t column) const { return modules[row * size + column]; }
};

/// The smallest code that holds the bytes of `text` and can still be read with 15 % of it damaged (level M). Refuses
/// empty text, text with a NUL and more than fits (2,331 bytes).
[[nodiscard]] Result<QrCode> qr_code(std::string_view text);

}  // namespace journeywork::exchange
