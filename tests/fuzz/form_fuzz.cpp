// links: jw_http
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "web/http/encoding.hpp"
#include "web/http/target.hpp"

using namespace journeywork::web::http;

/// Urlencoded forms and request targets: whatever comes out is clean text, and nothing is longer than what went in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto fields = parse_urlencoded(text, 100)) {
    if (fields->size() > 100) std::abort();
    for (const Field& field : *fields) {
      if (!is_clean_text(field.name) || !is_clean_text(field.value)) std::abort();
      if (field.name.size() + field.value.size() > size) std::abort();
    }
  }
  if (const auto target = parse_target(text)) {
    const bool inside = target->path == "*" || (target->path.front() == '/' && is_clean_text(target->path) &&
                                                target->path.find("/../") == std::string::npos);
    if (!inside) std::abort();
  }
  return 0;
}
