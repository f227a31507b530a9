#pragma once

#include <string>
#include <string_view>

#include "web/http/message.hpp"
#include "web/http/refusal.hpp"

namespace journeywork::web::http {

/// A header value of the form `value; name=token; name="quoted"`: Content-Type and Content-Disposition.
struct Parameterised {
  std::string value;  ///< in lower case
  Fields parameters;  ///< names in lower case, values unquoted

  [[nodiscard]] std::string_view parameter(std::string_view name) const { return find(parameters, name).value_or(""); }
};

/// Refused with 400: an empty value, a parameter without a name or twice, a quote that does not close. Inside quotes
/// only
/// \" and \\ are escapes: a browser that sends C:\hours.csv means that.
[[nodiscard]] Parsed<Parameterised> parse_parameterised(std::string_view text);

}  // namespace journeywork::web::http
