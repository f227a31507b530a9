#include "web/http/multipart.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "web/http/chars.hpp"
#include "web/http/encoding.hpp"
#include "web/http/parameters.hpp"

namespace journeywork::web::http {

namespace {

/// bchars of RFC 2046. The last may not be a space.
bool is_boundary(std::string_view text) {
  const auto fits = [](char c) {
    return is_alnum(c) || std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
  };
  return !text.empty() && text.size() <= 70 && text.back() != ' ' && std::all_of(text.begin(), text.end(), fits);
}

/// What the header of one part says.
struct PartHeader {
  std::string name;
  std::optional<std::string> file_name;
  std::string type;
};

/// Browsers write a quote in a name as %22 and leave the percent sign itself alone (WHATWG HTML, multipart encoding).
std::string unescape_quotes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool quote = text.substr(i, 3) == "%22";
    out.push_back(quote ? '"' : text[i]);
    if (quote) i += 2;
  }
  return out;
}

bool is_clean_name(std::string_view text) {
  return is_utf8(text) && std::none_of(text.begin(), text.end(), is_control);
}

/// The ext-value of RFC 8187: UTF-8'language'percent-encoded.
std::optional<std::string> decode_extended(std::string_view text) {
  if (!same(take_until(text, '\''), "utf-8")) return std::nullopt;
  if (text.find('\'') == std::string_view::npos) return std::nullopt;
  take_until(text, '\'');
  return percent_decode(text);
}

Parsed<void> read_disposition(std::string_view value, PartHeader& header) {
  const auto disposition = parse_parameterised(value);
  if (!disposition) return tl::unexpected(disposition.error());
  if (disposition->value != "form-data") return refusal(400, "a part of the form is no form-data");
  const auto name = find(disposition->parameters, "name");
  if (!name) return refusal(400, "a part of the form has no name");
  header.name = unescape_quotes(*name);
  if (const auto file = find(disposition->parameters, "filename")) header.file_name = unescape_quotes(*file);
  if (const auto extended = find(disposition->parameters, "filename*")) {
    header.file_name = decode_extended(*extended);
    if (!header.file_name) return refusal(400, "filename* is malformed");
  }
  if (!is_clean_name(header.name) || !is_clean_name(header.file_name.value_or(""))) {
    return refusal(400, "a name in the form is not UTF-8");
  }
  return {};
}

Parsed<void> read_line(std::string_view line, PartHeader& header, bool& disposed) {
  if (line.find(':') == std::string_view::npos) return refusal(400, "a part header is malformed");
  const std::string_view name = take_until(line, ':');
  const std::string_view value = trim(line);
  if (!is_token(name) || std::any_of(value.begin(), value.end(), [](char c) { return is_control(c) && c != '\t'; })) {
    return refusal(400, "a part header is malformed");
  }
  if (same(name, "content-disposition")) {
    if (std::exchange(disposed, true)) return refusal(400, "a part has two dispositions");
    return read_disposition(value, header);
  }
  if (same(name, "content-type")) {
    if (!is_clean_name(value)) return refusal(400, "a part header is malformed");
    header.type = value;
  }
  if (same(name, "content-transfer-encoding") && !same(value, "binary") && !same(value, "8bit") &&
      !same(value, "7bit")) {
    return refusal(400, "a part has a transfer encoding");
  }
  return {};
}

Parsed<PartHeader> read_header(std::string_view lines) {
  PartHeader header;
  bool disposed = false;
  while (!lines.empty()) {
    const auto end = lines.find("\r\n");
    const auto line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 2);
    if (auto read = read_line(line, header, disposed); !read) return tl::unexpected(read.error());
  }
  if (!disposed) return refusal(400, "a part of the form has no disposition");
  return header;
}

Parsed<void> add(FormData& form, PartHeader header, std::string_view content) {
  if (header.file_name) {
    if (header.file_name->empty() && content.empty()) return {};
    form.files.push_back(
        {std::move(header.name), std::move(*header.file_name), std::move(header.type), std::string(content)});
    return {};
  }
  if (!is_clean_text(content)) return refusal(400, "a field of the form is not UTF-8");
  form.fields.push_back({std::move(header.name), std::string(content)});
  return {};
}

}  // namespace

Parsed<FormData> parse_multipart(std::string_view body, std::string_view boundary, const MultipartLimits& limits) {
  if (!is_boundary(boundary)) return refusal(400, "the boundary is malformed");
  const std::string delimiter = "\r\n--" + std::string(boundary);
  const std::string_view opening = std::string_view(delimiter).substr(2);
  if (body.substr(0, opening.size()) != opening) return refusal(400, "the form does not begin with its boundary");
  body.remove_prefix(opening.size());

  FormData form;
  for (std::size_t parts = 0; body.substr(0, 2) == "\r\n"; ++parts) {
    if (parts == limits.parts) return refusal(413, "the form has too many parts");
    body.remove_prefix(2);
    const auto header_end = body.substr(0, limits.header_bytes + 4).find("\r\n\r\n");
    if (header_end == std::string_view::npos) {
      return body.size() > limits.header_bytes ? refusal(413, "a part header is too long")
                                               : refusal(400, "a part header does not end");
    }
    auto header = read_header(body.substr(0, header_end));
    if (!header) return tl::unexpected(header.error());
    body.remove_prefix(header_end + 4);
    const auto content_end = body.find(delimiter);
    if (content_end == std::string_view::npos) return refusal(400, "a part of the form does not end");
    if (auto added = add(form, std::move(*header), body.substr(0, content_end)); !added) {
      return tl::unexpected(added.error());
    }
    body.remove_prefix(content_end + delimiter.size());
  }
  if (body != "--" && body != "--\r\n") return refusal(400, "the form is not closed by its boundary");
  return form;
}

}  // namespace journeywork::web::http
