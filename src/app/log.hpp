#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace journeywork::app {

/// One JSON object a line on standard output: a request, a security event, an error. Never a name, an address of a
/// person, or anything that somebody typed. Thread-safe.
class Log {
 public:
  using Value = std::variant<std::int64_t, std::string_view>;
  struct Item {
    std::string_view name;
    Value value;
  };

  Log();
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// `event` says what kind of line it is: "request", "start", "error".
  void write(std::string_view event, std::initializer_list<Item> items) const;
  void flush() const;

 private:
  struct Sink;
  std::unique_ptr<Sink> sink_;
};

/// The line that `write` makes, without the time.
[[nodiscard]] std::string json_line(std::string_view event, std::initializer_list<Log::Item> items);

}  // namespace journeywork::app
