#include "exchange/qr/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <span>
#include <string>

namespace journeywork::exchange {
namespace {

/// What fits into the largest code at level M.
constexpr std::size_t most_bytes = 2331;

/// Of the byte that libqrencode keeps for each module, the bit for dark.
constexpr unsigned char dark_bit = 1;

}  // namespace

Result<QrCode> qr_code(std::string_view text) {
  if (text.empty()) return refuse_field("text", "There is nothing to put into a QR code.");
  if (text.size() > most_bytes) {
    return refuse_field("text", "This is too long for a QR code.", std::string(text.substr(0, 80)),
                        "up to 2,331 bytes");
  }
  if (text.find('\0') != std::string_view::npos) {
    return refuse_field("text", "A QR code for people to scan holds no NUL.");
  }
  const std::string terminated(text);
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(terminated.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return refuse(Error::Code::unavailable, "The QR code could not be made.");
  const auto size = static_cast<std::size_t>(code->width);
  QrCode result{.size = size, .modules = {}};
  result.modules.reserve(size * size);
  for (const unsigned char module : std::span(code->data, size * size)) {
    result.modules.push_back((module & dark_bit) != 0);
  }
  return result;
}

}  // namespace journeywork::exchange
