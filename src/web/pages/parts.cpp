#include "web/pages/parts.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace journeywork::web::pages {

namespace {

struct ToneLook {
  std::string_view name;
  std::string_view icon;
};

ToneLook look_of(Tone tone) {
  switch (tone) {
    case Tone::ok:
      return {"ok", "check"};
    case Tone::wait:
      return {"wait", "hourglass"};
    case Tone::bad:
      return {"bad", "triangle-alert"};
    case Tone::none:
      return {"none", "circle-dashed"};
  }
  return {"none", "circle-dashed"};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size() || n < 0 || n > 100'000) return std::nullopt;
  return n;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool take_suffix(std::string_view& text, std::initializer_list<std::string_view> suffixes) {
  for (const auto suffix : suffixes) {
    if (text.size() > suffix.size() && text.ends_with(suffix)) {
      text = trimmed(text.substr(0, text.size() - suffix.size()));
      return true;
    }
  }
  return false;
}

}  // namespace

void show_tag(Dict& at, std::string_view marker, Tone tone, std::string_view text) {
  show_tag(at, marker, tone, text, look_of(tone).icon);
}

void show_tag(Dict& at, std::string_view marker, Tone tone, std::string_view text, std::string_view icon) {
  at.include(marker, "partials/tag.html")
      .set("TAG_TONE", look_of(tone).name)
      .set("TAG_ICON", icon)
      .set("TAG_TEXT", text);
}

std::string percent_of(std::int64_t part, std::int64_t whole) {
  const auto hundredths = whole <= 0 ? 10'000 : std::clamp<std::int64_t>(part * 10'000 / whole, 0, 10'000);
  char out[16];
  std::snprintf(out, sizeof out, "%d.%02d", static_cast<int>(hundredths / 100), static_cast<int>(hundredths % 100));
  return out;
}

void show_meter(Dict& at, std::string_view marker, Minutes approved, Minutes waiting, Minutes needed,
                const Locale& locale) {
  const auto done = std::min(approved, needed);
  const auto wait = std::min(waiting, needed - done);
  auto label = locale.hours(approved) + " approved";
  if (waiting.count > 0) label += ", " + locale.hours(waiting) + " waiting";
  label += ", of " + locale.hours(needed);
  at.include(marker, "partials/meter.html")
      .set("METER_DONE", percent_of(done.count, needed.count))
      .set("METER_WAIT", needed.count == 0 ? "0" : percent_of(wait.count, needed.count))
      .set("METER_LABEL", label);
}

std::string days_text(int days) { return days == 0 ? "today" : days == 1 ? "1 day" : std::to_string(days) + " days"; }

std::string count_text(std::int64_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::string initials(std::string_view name) {
  // The first code point of the first and of the last word.
  const auto first_of = [](std::string_view word) {
    std::size_t size = 1;
    while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) ++size;
    return std::string(word.substr(0, size));
  };
  const auto last = name.rfind(' ');
  if (name.empty()) return {};
  return first_of(name) + (last == std::string_view::npos ? "" : first_of(name.substr(last + 1)));
}

std::string first_name(std::string_view name) { return std::string(name.substr(0, name.find(' '))); }

std::optional<Minutes> parse_typed_minutes(std::string_view typed) {
  auto text = trimmed(typed);
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    const auto h = whole_number(text.substr(0, colon));
    const auto m = whole_number(text.substr(colon + 1));
    if (!h || !m || *m > 59 || text.size() - colon != 3) return std::nullopt;
    return Minutes{*h * 60 + *m};
  }
  if (take_suffix(text, {"minutes", "min", "m"})) {
    // "1 h 30 min"
    if (const auto h_at = text.find('h'); h_at != std::string_view::npos) {
      const auto h = whole_number(trimmed(text.substr(0, h_at)));
      const auto m = whole_number(trimmed(text.substr(h_at + 1)));
      if (!h || !m || *m > 59) return std::nullopt;
      return Minutes{*h * 60 + *m};
    }
    const auto m = whole_number(text);
    return m ? std::optional(Minutes{*m}) : std::nullopt;
  }
  take_suffix(text, {"hours", "hour", "h"});
  const auto point = text.find_first_of(".,");
  const auto h = whole_number(text.substr(0, point));
  if (!h) return std::nullopt;
  if (point == std::string_view::npos) return hours(*h);
  const auto digits = text.substr(point + 1);
  const auto part = whole_number(digits);
  if (!part || digits.size() > 4) return std::nullopt;
  std::int64_t unit = 1;
  for (std::size_t i = 0; i < digits.size(); ++i) unit *= 10;
  return Minutes{*h * 60 + (*part * 60 + unit / 2) / unit};
}

}  // namespace journeywork::web::pages
