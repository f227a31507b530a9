#pragma once

#include <libpq-fe.h>

#include <array>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace journeywork::store::postgres {

/// Parameters as libpq takes them: numbers and text as text, bytes as bytes, types left to the server to infer. Points
/// into `params`, which must outlive it.
class Arguments {
 public:
  explicit Arguments(const Params& params);

  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::array<char, 24>> numbers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

/// One row of an answer in binary format. Throws std::logic_error for a type that SQLite would not give.
[[nodiscard]] Row row_of(const PGresult* answer, int row, std::string_view query_name);

}  // namespace journeywork::store::postgres
