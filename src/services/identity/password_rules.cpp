#include "services/identity/password_rules.hpp"

#include <algorithm>
#include <vector>

#include "services/fields.hpp"

namespace journeywork::services {

namespace {

/// Without what people put between the words: "ana.reyes" and "Ana Reyes" are one guess.
std::string joined(std::string_view text) {
  auto out = folded(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '.' || c == '-' || c == '_'; });
  return out;
}

/// One character all along, or characters that count up or down: "aaaaaaaa", "12345678", "hgfedcba".
bool is_run(std::string_view text) {
  if (text.size() < 2) return true;
  const int step = text[1] - text[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] - text[i - 1] != step) return false;
  }
  return true;
}

/// Without the digits and signs around it: "ana2026" is "ana" to whoever knows her.
std::string_view bare(std::string_view text) {
  constexpr std::string_view dress = "0123456789!?@#$%&*+";
  const auto first = text.find_first_not_of(dress);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(dress) - first + 1);
}

bool is_about(const std::string& guess, const PasswordOwner& owner) {
  const auto local_part = owner.email.substr(0, owner.email.find('@'));
  for (const auto known : {owner.name, owner.email, local_part}) {
    const auto word = joined(known);
    if (!word.empty() && (guess == word || bare(guess) == word)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> password_key(std::string_view typed) {
  constexpr std::size_t longest_character = 4;  // bytes of UTF-8
  if (typed.size() > longest_password * longest_character) return std::nullopt;
  auto key = normalised(typed);
  if (!key || length_of(typed) > longest_password) return std::nullopt;
  return key;
}

std::optional<Problem> check_new_password(std::string_view field, std::string_view typed, const PasswordOwner& owner) {
  const auto refused = [&](std::string message, std::string accepted) {
    return Problem{std::string(field), std::move(message), {}, std::move(accepted)};
  };
  const auto lengths = std::to_string(shortest_password) + " to " + std::to_string(longest_password) + " characters, " +
                       std::to_string(advised_password) + " or more are better";
  const auto key = password_key(typed);
  if (!key) return refused("This password is too long, or is not text.", lengths);
  if (length_of(*key) < shortest_password) return refused("This password is too short.", lengths);
  const auto guess = joined(*key);
  if (is_run(guess) || is_common_password(guess) || is_common_password(folded(*key))) {
    return refused("This password is one of the first that anybody would try.",
                   "three or four words that you can remember");
  }
  if (is_about(guess, owner)) {
    return refused("This password is your own name or address.", "three or four words that you can remember");
  }
  return std::nullopt;
}

}  // namespace journeywork::services
