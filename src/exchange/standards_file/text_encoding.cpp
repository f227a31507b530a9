#include "exchange/standards_file/text_encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

namespace journeywork::exchange {

namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Converter open(const char* name, UErrorCode& status) {
  Converter converter(ucnv_open(name, &status));
  if (U_SUCCESS(status))
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

/// Refuses what the encoding does not define, so that nothing is replaced unseen.
std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  auto status = U_ZERO_ERROR;
  const auto source = open(encoding, status);
  const auto target = open("UTF-8", status);
  if (U_FAILURE(status)) return std::nullopt;
  constexpr std::size_t most_bytes_for_one = 3;
  std::string out(bytes.size() * most_bytes_for_one + 1, '\0');
  auto* to = out.data();
  const auto* from = bytes.data();
  ucnv_convertEx(target.get(), source.get(), &to, out.data() + out.size(), &from, from + bytes.size(), nullptr, nullptr,
                 nullptr, nullptr, 1, 1, &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, text.size(), character);
    if (character < 0) return false;
  }
  return true;
}

std::size_t character_count(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<std::string> to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) return convert(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return convert(bytes.substr(2), "UTF-16BE");
  if (is_utf8(bytes)) return std::string(bytes);
  return convert(bytes, "windows-1252");
}

}  // namespace journeywork::exchange
