#include "exchange/hours_csv/file_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "exchange/standards_file/text_encoding.hpp"

namespace journeywork::exchange::hours_csv {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view accepted = "a spreadsheet saved as CSV";

struct Kind {
  std::string_view beginning;
  const char* message;
};
/// What people choose by mistake, and what to do about it.
constexpr auto known_kinds = std::to_array<Kind>(
    {{"PK\x03\x04", "This is a workbook, not a CSV. Open it and save the sheet as \"CSV UTF-8\"."},
     {"\xD0\xCF\x11\xE0", "This is an old workbook, not a CSV. Open it and save the sheet as \"CSV UTF-8\"."},
     {"%PDF", "This is a PDF. The figures are needed as a CSV, from the program that made it."}});

tl::unexpected<Error> refuse_file(std::string message) {
  return refuse_field("file", std::move(message), {}, std::string(accepted));
}

/// UTF-16 without a mark, or no text at all: no text has a NUL near its beginning.
bool is_binary(std::string_view text) {
  constexpr std::size_t looked_at = 4096;
  return text.substr(0, looked_at).find('\0') != std::string_view::npos;
}

}  // namespace

Result<FileText> FileText::of(std::string_view bytes) {
  if (bytes.size() > largest_file) return refuse_file("The file is larger than 32 MiB. Import it in parts.");
  for (const auto& kind : known_kinds) {
    if (bytes.starts_with(kind.beginning)) return refuse_file(kind.message);
  }
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!wide && is_binary(bytes)) return refuse_file("This is not a text file.");
  auto text = bytes;
  if (text.starts_with(utf8_mark)) text.remove_prefix(utf8_mark.size());
  std::string converted;
  auto encoding = Encoding::utf8;
  if (wide || !is_utf8(text)) {
    auto made = to_utf8(text);
    if (!made) return refuse_file("The file's characters cannot be made out. Save it as \"CSV UTF-8\".");
    converted = std::move(*made);
    converted.shrink_to_fit();
    encoding = wide ? Encoding::utf16 : Encoding::windows1252;
  }
  FileText out(encoding, text, std::move(converted));
  if (is_binary(out.text())) return refuse_file("This is not a text file.");
  if (std::ranges::all_of(out.text(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; })) {
    return refuse_file("The file is empty.");
  }
  return out;
}

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16:
      return "UTF-16";
    case Encoding::windows1252:
      return "Windows-1252";
  }
  return "";
}

}  // namespace journeywork::exchange::hours_csv
