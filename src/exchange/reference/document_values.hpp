#pragma once

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

/// Reading back the JSON documents in which loaded sets are kept; for the .cpp files of the codecs only.
namespace journeywork::exchange::document {

namespace json = boost::json;

inline constexpr std::size_t widest = 16;  ///< no tuple of any document has more values

/// Walks a document that is as it was written, or notes that it is not. Whoever reads checks `ok` at the end; until
/// then every answer is some value of its type.
class Reader {
 public:
  [[nodiscard]] bool ok() const { return ok_; }
  void fail() { ok_ = false; }

  [[nodiscard]] std::string text(const json::value& value) {
    const auto* text = value.if_string();
    if (text == nullptr) return fail(), std::string();
    return {text->data(), text->size()};
  }
  [[nodiscard]] int number(const json::value& value, int low, int high) {
    const auto* number = value.if_int64();
    if (number == nullptr || *number < low || *number > high) return fail(), low;
    return static_cast<int>(*number);
  }
  [[nodiscard]] bool flag(const json::value& value) { return number(value, 0, 1) == 1; }
  template <class Enum>
  [[nodiscard]] Enum word(const json::value& value, Enum last) {
    return static_cast<Enum>(number(value, 0, static_cast<int>(last)));
  }
  [[nodiscard]] std::optional<int> figure(const json::value& value, int low, int high) {
    if (value.is_null()) return std::nullopt;
    return number(value, low, high);
  }
  /// Of exactly so many values.
  [[nodiscard]] const json::array& tuple(const json::value& value, std::size_t size) {
    const auto* array = value.if_array();
    if (array != nullptr && array->size() == size) return *array;
    fail();
    return nulls_;
  }
  template <class T, class Read>
  [[nodiscard]] std::vector<T> list(const json::value& value, const Read& read) {
    std::vector<T> out;
    const auto* array = value.if_array();
    if (array == nullptr) return fail(), out;
    out.reserve(array->size());
    for (const auto& each : *array) out.push_back(read(each));
    return out;
  }
  [[nodiscard]] std::vector<std::string> texts(const json::value& value) {
    return list<std::string>(value, [&](const json::value& each) { return text(each); });
  }

 private:
  bool ok_ = true;
  const json::array nulls_ = json::array(widest, nullptr);
};

[[nodiscard]] inline json::string_view view(std::string_view text) { return {text.data(), text.size()}; }
[[nodiscard]] inline json::value figure(const std::optional<int>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}
[[nodiscard]] inline json::array texts(const std::vector<std::string>& all) {
  json::array out;
  out.reserve(all.size());
  for (const auto& each : all) out.emplace_back(view(each));
  return out;
}
template <class T, class Write>
[[nodiscard]] json::array list(const std::vector<T>& all, const Write& write) {
  json::array out;
  out.reserve(all.size());
  for (const auto& each : all) out.push_back(write(each));
  return out;
}

/// A whole document is one array of `size` values, the first of them the number of its form.
template <class T, class Read>
[[nodiscard]] Result<T> read(std::string_view text, int form, std::size_t size, const Read& read_values) {
  json::monotonic_resource memory;
  json::error_code error;
  const auto value = json::parse(view(text), error, &memory);
  Reader reader;
  if (!error) {
    const auto& values = reader.tuple(value, size);
    if (reader.number(values.at(0), form, form) == form && reader.ok()) {
      T out = read_values(reader, values);
      if (reader.ok()) return out;
    }
  }
  return refuse(Error::Code::invalid, "A document of the loaded data is not in the form that this version keeps.");
}

}  // namespace journeywork::exchange::document
