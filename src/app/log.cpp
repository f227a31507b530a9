#include "app/log.hpp"

#include <chrono>
#include <memory>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "core/base/date.hpp"

namespace journeywork::app {

struct Log::Sink {
  spdlog::logger logger{"journeywork", std::make_shared<spdlog::sinks::stdout_sink_mt>()};
};

namespace {

void append_quoted(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char ch : text) {
    const auto byte = static_cast<unsigned char>(ch);
    if (ch == '"' || ch == '\\') {
      out += '\\';
      out += ch;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += ch;
    }
  }
  out += '"';
}

}  // namespace

std::string json_line(std::string_view event, std::initializer_list<Log::Item> items) {
  std::string out = "\"event\":";
  append_quoted(out, event);
  for (const auto& item : items) {
    out += ',';
    append_quoted(out, item.name);
    out += ':';
    if (const auto* number = std::get_if<std::int64_t>(&item.value)) {
      out += std::to_string(*number);
    } else {
      append_quoted(out, std::get<std::string_view>(item.value));
    }
  }
  return out;
}

Log::Log() : sink_(std::make_unique<Sink>()) {
  sink_->logger.set_pattern("%v");
  sink_->logger.flush_on(spdlog::level::info);
}

Log::~Log() = default;

void Log::write(std::string_view event, std::initializer_list<Item> items) const {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const std::string line = "{\"at\":\"" + iso(now) + "\"," + json_line(event, items) + "}";
  sink_->logger.info(line);
}

void Log::flush() const { sink_->logger.flush(); }

}  // namespace journeywork::app
