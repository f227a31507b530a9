// links: jw_http
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "web/http/encoding.hpp"
#include "web/http/multipart.hpp"

using namespace journeywork::web::http;

/// A multipart body, its boundary on the first line: names and values come out clean, and no byte is made up.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view body(reinterpret_cast<const char*>(data), size);
  const std::string_view boundary = body.substr(0, body.find('\n'));
  body.remove_prefix(boundary.size() < body.size() ? boundary.size() + 1 : body.size());
  MultipartLimits limits;
  limits.parts = 50;
  limits.header_bytes = 512;
  const auto form = parse_multipart(body, boundary, limits);
  if (!form) return 0;
  std::size_t bytes = 0;
  for (const Field& field : form->fields) {
    if (!is_clean_text(field.name) || !is_clean_text(field.value)) std::abort();
    bytes += field.name.size() + field.value.size();
  }
  for (const File& file : form->files) {
    if (!is_clean_text(file.field) || !is_clean_text(file.name) || !is_clean_text(file.type)) std::abort();
    bytes += file.field.size() + file.name.size() + file.type.size() + file.body.size();
  }
  if (form->fields.size() + form->files.size() > limits.parts || bytes > body.size()) std::abort();
  return 0;
}
