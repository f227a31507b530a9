#include "store/postgres/values.hpp"

#include <bit>
#include <charconv>
#include <concepts>
#include <cstring>
#include <string>

namespace journeywork::store::postgres {
namespace {

// Of the server's pg_type.dat, where they are fixed for ever.
enum TypeId : Oid {
  type_bytea = 17,
  type_int8 = 20,
  type_int2 = 21,
  type_int4 = 23,
  type_text = 25,
  type_varchar = 1043,
  type_void = 2278
};

constexpr int as_text = 0;
constexpr int as_bytes = 1;

/// Network byte order.
template <std::signed_integral T>
std::int64_t integer(const char* data) {
  std::make_unsigned_t<T> bits = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    bits = static_cast<std::make_unsigned_t<T>>((static_cast<std::uint64_t>(bits) << 8) |
                                                static_cast<unsigned char>(data[i]));
  }
  return std::bit_cast<T>(bits);
}

Value cell(const PGresult* answer, int row, int column, std::string_view query_name) {
  const auto type = PQftype(answer, column);
  const bool null = PQgetisnull(answer, row, column) != 0;
  const char* data = PQgetvalue(answer, row, column);
  const auto bytes = [&] { return std::string(data, static_cast<std::size_t>(PQgetlength(answer, row, column))); };
  switch (type) {
    case type_int2:
      return null ? Value() : Value(integer<std::int16_t>(data));
    case type_int4:
      return null ? Value() : Value(integer<std::int32_t>(data));
    case type_int8:
      return null ? Value() : Value(integer<std::int64_t>(data));
    case type_text:
    case type_varchar:
      return null ? Value() : Value(bytes());
    case type_bytea:
      return null ? Value() : Value(Blob{bytes()});
    case type_void:
      return {};
    default:
      throw std::logic_error("query '" + std::string(query_name) + "': column '" + PQfname(answer, column) +
                             "' has PostgreSQL type " + std::to_string(type) + "; cast it to bigint, text or bytea");
  }
}

}  // namespace

Arguments::Arguments(const Params& params) {
  numbers_.reserve(params.size());  // values_ points into it
  for (const auto& param : params) {
    const char* value = nullptr;
    std::size_t length = 0;
    int format = as_text;
    if (const auto* number = std::get_if<std::int64_t>(&param)) {
      auto& digits = numbers_.emplace_back();
      *std::to_chars(digits.data(), digits.data() + digits.size() - 1, *number).ptr = '\0';
      value = digits.data();
    } else if (const auto* text = std::get_if<std::string>(&param)) {
      value = text->c_str();
    } else if (const auto* blob = std::get_if<Blob>(&param)) {
      value = blob->bytes.data();
      length = blob->bytes.size();
      format = as_bytes;
    }
    values_.push_back(value);
    lengths_.push_back(static_cast<int>(length));
    formats_.push_back(format);
  }
}

Row row_of(const PGresult* answer, int row, std::string_view query_name) {
  const int width = PQnfields(answer);
  std::vector<Value> values;
  values.reserve(static_cast<std::size_t>(width));
  for (int column = 0; column < width; ++column) values.push_back(cell(answer, row, column, query_name));
  return Row(std::move(values));
}

}  // namespace journeywork::store::postgres
