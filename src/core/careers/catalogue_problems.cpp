#include "core/careers/catalogue_problems.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace journeywork::careers {

namespace {

constexpr std::size_t longest_code = 40;
constexpr int lowest_year = 1900;
constexpr int highest_year = 2199;

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const auto word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

}  // namespace

bool is_code(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-' || c == '(' || c == ')';  // RT(R)
  };
  return !text.empty() && text.size() <= longest_code && std::ranges::all_of(text, allowed);
}

std::string amount(const Money& money) {
  const auto cents = money.minor < 0 ? -money.minor : money.minor;
  auto text = (money.minor < 0 ? "-" : "") + std::to_string(cents / 100);
  if (cents % 100 != 0) text.append(cents % 100 < 10 ? ".0" : ".").append(std::to_string(cents % 100));
  return text;
}

std::string item(std::string_view list, std::string_view code) {
  return std::string(list).append("[").append(code).append("]");
}

void CatalogueProblems::problem(std::string field, std::string message, std::string value, std::string accepted) {
  problems_.push_back({std::move(field), std::move(message), std::move(value), std::move(accepted)});
}

void CatalogueProblems::code(const std::string& path, const std::string& text, std::set<std::string_view>& seen) {
  if (!is_code(text)) {
    problem(path + ".code", text.empty() ? "There is no code." : "This code cannot be used.", text,
            "1 to 40 of the letters A-Z a-z, digits, dot, hyphen, underscore and parentheses");
  } else if (!seen.insert(text).second) {
    problem(path + ".code", "This code was already given.", text, "a code that no other item of the list has");
  }
}

void CatalogueProblems::written(std::string field, const std::string& text, std::string accepted) {
  if (text.empty()) problem(std::move(field), "There is no text.", {}, std::move(accepted));
}

void CatalogueProblems::between(std::string field, std::int64_t value, std::int64_t low, std::int64_t high) {
  if (value >= low && value <= high) return;
  const auto accepted = high == std::numeric_limits<int>::max() ? std::to_string(low) + " or more"
                                                                : std::to_string(low) + " to " + std::to_string(high);
  problem(std::move(field), "This figure is out of range.", std::to_string(value), accepted);
}

void CatalogueProblems::not_negative(std::string field, std::int64_t value) {
  between(std::move(field), value, 0, std::numeric_limits<int>::max());
}

void CatalogueProblems::one_of(std::string field, const std::string& word, std::span<const std::string_view> words) {
  if (std::ranges::find(words, word) != words.end()) return;
  problem(std::move(field), "This is not one of the words for it.", word, joined(words));
}

void CatalogueProblems::figure_source(const std::string& path, const std::string& source, int year) {
  written(path + ".source", source, "where the figures can be read");
  between(path + ".year", year, lowest_year, highest_year);
}

void CatalogueProblems::currency(std::string field, const Money& money) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (money.currency.size() == 3 && std::ranges::all_of(money.currency, capital)) return;
  problem(std::move(field), "This is not a currency.", money.currency, "three capital letters, such as USD");
}

std::vector<Problem> CatalogueProblems::take() { return std::exchange(problems_, {}); }

}  // namespace journeywork::careers
