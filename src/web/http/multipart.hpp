#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "web/http/message.hpp"
#include "web/http/refusal.hpp"

namespace journeywork::web::http {

struct MultipartLimits {
  std::size_t parts = 1000;
  std::size_t header_bytes = 4096;  ///< of one part
};

struct FormData {
  Fields fields;
  std::vector<File> files;
};

/// A multipart/form-data body (RFC 7578) as browsers and curl write it, read strictly: it begins with the boundary,
/// lines end in CRLF, every part has a Content-Disposition of form-data with a name, and nothing follows the closing
/// boundary. A part with a filename is a file, unless name and content are both empty: then no file was chosen.
/// filename* (RFC 8187, UTF-8) wins over filename. Names, file names and field values are clean text; file bodies are
/// any bytes. Refused with 400, or 413 when it goes over the limits.
[[nodiscard]] Parsed<FormData> parse_multipart(std::string_view body, std::string_view boundary,
                                               const MultipartLimits& limits = {});

}  // namespace journeywork::web::http
