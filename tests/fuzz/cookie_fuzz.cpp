// links: jw_http
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "web/http/chars.hpp"
#include "web/http/compression.hpp"
#include "web/http/cookie.hpp"
#include "web/http/parameters.hpp"

using namespace journeywork::web::http;

/// Header values: cookies, parameterised values, Accept-Encoding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view header(reinterpret_cast<const char*>(data), size);
  Fields cookies;
  parse_cookies(header, cookies);
  for (const Field& cookie : cookies) {
    if (!is_token(std::string_view(cookie.name)) || cookie.value.find_first_of(";\r\n") != std::string::npos)
      std::abort();
  }
  if (const auto value = parse_parameterised(header)) {
    if (value->value.empty()) std::abort();
  }
  (void)accepts_gzip(header);
  return 0;
}
