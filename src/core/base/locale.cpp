#include "core/base/locale.hpp"

#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <unicode/decimfmt.h>
#include <unicode/dtptngen.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ucurr.h>

namespace journeywork {

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// ICU's formatters are costly to make and not to be shared between threads.
struct Formatters {
  explicit Formatters(const std::string& tag) : locale(icu::Locale::forLanguageTag(tag, status)) {
    if (U_FAILURE(status)) {
      status = U_ZERO_ERROR;
      locale = icu::Locale("en");
    }
    numbers.reset(icu::NumberFormat::createInstance(locale, status));
    percents.reset(icu::NumberFormat::createPercentInstance(locale, status));
    if (percents) percents->setMaximumFractionDigits(2);
    patterns.reset(icu::DateTimePatternGenerator::createInstance(locale, status));
  }

  std::string date(Date date, const char* skeleton) {
    auto& format = dates[skeleton];
    if (!format) {
      const auto pattern = patterns->getBestPattern(icu::UnicodeString(skeleton), status);
      format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
      format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    }
    icu::UnicodeString out;
    using Milliseconds = std::chrono::duration<double, std::milli>;
    format->format(Milliseconds(date.days().time_since_epoch()).count(), out);
    return utf8(out);
  }

  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale;
  std::unique_ptr<icu::NumberFormat> numbers;
  std::unique_ptr<icu::NumberFormat> percents;
  std::unique_ptr<icu::DateTimePatternGenerator> patterns;
  std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>> dates;
  std::map<std::string, std::unique_ptr<icu::NumberFormat>> currencies;
};

Formatters& formatters(const std::string& tag) {
  thread_local std::map<std::string, Formatters> kept;
  if (kept.size() > 32) kept.clear();
  return kept.try_emplace(tag, tag).first->second;
}

std::int64_t power_of_ten(int digits) {
  std::int64_t out = 1;
  for (int i = 0; i < digits; ++i) out *= 10;
  return out;
}

}  // namespace

std::string Locale::day(Date date) const { return formatters(tag_).date(date, "EEEdMMM"); }
std::string Locale::day_year(Date date) const { return formatters(tag_).date(date, "yMMMEd"); }
std::string Locale::date(Date date) const { return formatters(tag_).date(date, "yMMMd"); }
std::string Locale::month(Date date) const { return formatters(tag_).date(date, "yMMM"); }

std::string Locale::time(int hour, int minute) const {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(hour) + ":" + two(minute);
}

std::string Locale::number(std::int64_t n) const {
  icu::UnicodeString out;
  formatters(tag_).numbers->format(n, out);
  return utf8(out);
}

std::string Locale::percent(BasisPoints share) const {
  icu::UnicodeString out;
  formatters(tag_).percents->format(static_cast<double>(share.value) / 10000.0, out);
  return utf8(out);
}

std::string Locale::money(const Money& money) const {
  auto& all = formatters(tag_);
  auto& format = all.currencies[money.currency];
  if (!format) {
    format.reset(icu::NumberFormat::createCurrencyInstance(all.locale, all.status));
    const icu::UnicodeString code(money.currency.c_str());
    format->setCurrency(code.getBuffer(), all.status);
    format->setMinimumFractionDigits(currency_digits(money.currency));
    format->setMaximumFractionDigits(currency_digits(money.currency));
  }
  icu::UnicodeString out;
  format->format(static_cast<double>(money.minor) / static_cast<double>(power_of_ten(currency_digits(money.currency))),
                 out);
  return utf8(out);
}

std::string Locale::hours(Minutes minutes) const {
  const auto sign = minutes.count < 0 ? std::string("-") : std::string();
  const auto count = minutes.count < 0 ? -minutes.count : minutes.count;
  const auto h = count / 60;
  const auto m = count % 60;
  if (m == 0) return sign + number(h) + " h";
  if (h == 0) return sign + number(m) + " min";
  return sign + number(h) + " h " + number(m) + " min";
}

std::string Locale::hours_rounded(Minutes minutes) const { return number((minutes.count + 30) / 60) + " h"; }

int currency_digits(std::string_view currency) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString code(std::string(currency).c_str());
  const auto digits = ucurr_getDefaultFractionDigits(icu::UnicodeString(code).getTerminatedBuffer(), &status);
  return U_FAILURE(status) ? 2 : digits;
}

std::optional<Money> parse_money(std::string_view text, std::string_view currency) {
  const auto digits = currency_digits(currency);
  std::int64_t minor = 0;
  int fraction = -1;  // digits after the point; -1 before it
  for (const char ch : text) {
    if ((ch == '.' || ch == ',') && fraction < 0) {
      fraction = 0;
    } else if (ch >= '0' && ch <= '9' && fraction < digits && minor < 1'000'000'000'000) {
      minor = minor * 10 + (ch - '0');
      if (fraction >= 0) ++fraction;
    } else {
      return std::nullopt;
    }
  }
  if (text.empty() || fraction == 0) return std::nullopt;
  return Money{minor * power_of_ten(digits - std::max(fraction, 0)), std::string(currency)};
}

std::string plain(const Money& money) {
  const auto digits = currency_digits(money.currency);
  const auto unit = power_of_ten(digits);
  auto out = std::to_string(money.minor / unit);
  if (digits == 0) return out;
  auto rest = std::to_string(money.minor % unit);
  return out + "." + std::string(static_cast<std::size_t>(digits) - rest.size(), '0') + rest;
}

}  // namespace journeywork
