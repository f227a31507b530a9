#include "services/careers/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace journeywork::services {

using careers::Education;
using careers::Family;

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 7> routes{{{"apprenticeship", "Apprenticeship"},
                                      {"college", "College"},
                                      {"university", "University"},
                                      {"military", "Military"},
                                      {"lateral", "From other work"},
                                      {"on-the-job", "Trained on the job"},
                                      {"volunteering", "Volunteering"}}};

constexpr std::array<Word, 12> workplaces{{{"hospital", "Hospitals and health systems"},
                                           {"manufacturer", "Manufacturers"},
                                           {"independent-service", "Independent service companies"},
                                           {"clinic", "Clinics and imaging or dialysis centers"},
                                           {"rental", "Rental and leasing companies"},
                                           {"laboratory", "Laboratories"},
                                           {"university", "Universities and colleges"},
                                           {"start-up", "Start-ups"},
                                           {"consulting", "Consulting companies"},
                                           {"insurer", "Insurers"},
                                           {"government", "Government, military and Veterans Affairs"},
                                           {"volunteer", "Aid and volunteer organisations"}}};

template <std::size_t size>
std::string_view look_up(const std::array<Word, size>& words, std::string_view code) {
  const auto* found = std::ranges::find(words, code, &Word::first);
  return found == words.end() ? code : found->second;
}

std::string counted(int n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

constexpr int months_a_year = 12;

}  // namespace

std::string_view title_of(Family family) {
  switch (family) {
    case Family::htm:
      return "Healthcare technology";
    case Family::clinical:
      return "With patients and samples";
    case Family::research:
      return "Research and development";
    case Family::administrative:
      return "Information and support";
    case Family::other:
      return "Other work";
  }
  return "";
}

std::string_view meaning_of(Family family) {
  switch (family) {
    case Family::htm:
      return "Keep medical equipment safe and working: test, repair, connect, plan and lead.";
    case Family::clinical:
      return "Make images, run tests, and stand beside patients during treatment.";
    case Family::research:
      return "Find out, develop and prove new devices and treatments.";
    case Family::administrative:
      return "Keep records, data, supplies, buildings and projects of health care running.";
    case Family::other:
      return "Everything else that O*NET describes.";
  }
  return "";
}

std::string_view title_of_route(std::string_view route) { return look_up(routes, route); }
std::string_view title_of_workplace(std::string_view workplace) { return look_up(workplaces, workplace); }

std::string_view words_of_level(int level) {
  constexpr std::array<std::string_view, 4> words{"with direct help", "under supervision", "independently",
                                                  "well enough to teach and lead it"};
  return words[static_cast<std::size_t>(std::clamp(level, 1, careers::highest_level) - 1)];
}

std::string months_in_words(int months) {
  if (months <= 0) return "at once";
  const int years = months / months_a_year;
  const int rest = months % months_a_year;
  if (years == 0) return counted(rest, "month", "months");
  const auto whole = counted(years, "year", "years");
  return rest == 0 ? whole : whole + " " + counted(rest, "month", "months");
}

std::string whole_money(const Locale& locale, const Money& money) {
  std::int64_t unit = 1;
  const int digits = currency_digits(money.currency);
  for (int i = 0; i < digits; ++i) unit *= 10;
  const auto rounded = (money.minor + unit / 2) / unit * unit;
  auto text = locale.money({rounded, money.currency});
  if (digits == 0) return text;
  // Every locale writes the fraction as a separator of one byte and that many zeros.
  const std::string zeros(static_cast<std::size_t>(digits), '0');
  for (const char separator : {'.', ','}) {
    const auto at = text.rfind(separator + zeros);
    if (at == std::string::npos) continue;
    const auto after = at + 1 + zeros.size();
    const bool ends = after >= text.size() || text[after] < '0' || text[after] > '9';
    if (ends) return text.erase(at, 1 + zeros.size());
  }
  return text;
}

int months_to_get_in(const careers::Requirements& asked) {
  constexpr std::array<int, careers::all_education.size()> of_education{0, 0, 12, 24, 48, 72, 108};
  return of_education[static_cast<std::size_t>(asked.education)] + std::max(0, asked.experience_months);
}

}  // namespace journeywork::services
