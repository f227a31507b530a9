#include "web/http/parameters.hpp"

#include <optional>
#include <utility>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace {

/// Takes a quoted string off the front of `rest`, which begins behind the opening quote.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string out;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return out;
    }
    const bool escape = rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
    if (escape) ++i;
    out.push_back(rest[i]);
  }
  return std::nullopt;
}

/// Takes a token off the front of `rest`; empty when there is none.
std::string take_token(std::string_view& rest) {
  std::size_t length = 0;
  while (length < rest.size() && is_token(rest[length])) ++length;
  std::string out(rest.substr(0, length));
  rest.remove_prefix(length);
  return out;
}

}  // namespace

Parsed<Parameterised> parse_parameterised(std::string_view text) {
  Parameterised out;
  out.value = lower(trim(text.substr(0, text.find(';'))));
  if (out.value.empty()) return refusal(400, "a header value is empty");
  std::string_view rest = text.substr(std::min(text.find(';'), text.size()));
  while (!rest.empty()) {
    if (rest.front() != ';') return refusal(400, "a header parameter is malformed");
    rest = trim(rest.substr(1));
    if (rest.empty() || rest.front() == ';') continue;
    std::string name = lower(take_token(rest));
    if (name.empty() || rest.empty() || rest.front() != '=') return refusal(400, "a header parameter is malformed");
    rest.remove_prefix(1);
    std::string value;
    if (!rest.empty() && rest.front() == '"') {
      rest.remove_prefix(1);
      auto quoted = take_quoted(rest);
      if (!quoted) return refusal(400, "a quoted header parameter does not end");
      value = std::move(*quoted);
    } else {
      value = take_token(rest);
      if (value.empty()) return refusal(400, "a header parameter is empty");
    }
    if (find(out.parameters, name)) return refusal(400, "a header parameter is given twice");
    out.parameters.push_back({std::move(name), std::move(value)});
    rest = trim(rest);
  }
  return out;
}

}  // namespace journeywork::web::http
