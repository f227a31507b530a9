#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {

/// A file's bytes as UTF-8 text without a mark at its beginning. Refers to the bytes where they are UTF-8 already.
class FileText {
 public:
  /// Error::invalid for what is no text: a workbook, a PDF, other binary files, nothing at all, too much.
  [[nodiscard]] static Result<FileText> of(std::string_view bytes);

  [[nodiscard]] std::string_view text() const {
    return encoding_ == Encoding::utf8 ? bytes_ : std::string_view(converted_);
  }
  [[nodiscard]] Encoding encoding() const { return encoding_; }

 private:
  FileText(Encoding encoding, std::string_view bytes, std::string converted)
      : encoding_(encoding), bytes_(bytes), converted_(std::move(converted)) {}

  Encoding encoding_;
  std::string_view bytes_;
  std::string converted_;
};

}  // namespace journeywork::exchange::hours_csv
