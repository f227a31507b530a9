#include "web/http/form.hpp"

#include <utility>

#include "web/http/encoding.hpp"
#include "web/http/multipart.hpp"
#include "web/http/parameters.hpp"

namespace journeywork::web::http {

Parsed<void> decode_form(Request& request) {
  const auto header = find(request.headers, "content-type");
  if (!header || request.body.empty()) return {};
  const auto type = parse_parameterised(*header);
  if (!type) return tl::unexpected(type.error());
  if (type->value == "application/x-www-form-urlencoded") {
    auto fields = parse_urlencoded(request.body);
    if (!fields) return tl::unexpected(fields.error());
    request.form = std::move(*fields);
  } else if (type->value == "multipart/form-data") {
    auto form = parse_multipart(request.body, type->parameter("boundary"));
    if (!form) return tl::unexpected(form.error());
    request.form = std::move(form->fields);
    request.files = std::move(form->files);
  } else {
    return {};
  }
  request.body = std::string();
  return {};
}

}  // namespace journeywork::web::http
