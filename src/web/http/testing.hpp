#pragma once

#include <string>

#include "web/http/message.hpp"

/// For the tests of this folder.
namespace journeywork::web::http {

/// "a=1&b=2": fields as one comparable, printable string.
inline std::string flat(const Fields& fields) {
  std::string out;
  for (const Field& field : fields)
    out.append(out.empty() ? "" : "&").append(field.name).append("=").append(field.value);
  return out;
}

}  // namespace journeywork::web::http
