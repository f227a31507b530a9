#include "core/apprenticeship/standards_text.hpp"

namespace journeywork::apprenticeship {

std::string number_text(std::int64_t number) {
  auto text = std::to_string(number);
  const auto first_digit = static_cast<std::ptrdiff_t>(number < 0 ? 1 : 0);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > first_digit; at -= 3) {
    text.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return text;
}

std::string hours_text(Minutes minutes) {
  const auto whole = minutes.count / 60;
  const auto rest = minutes.count % 60;
  if (rest == 0) return number_text(whole) + " h";
  if (whole == 0) return std::to_string(rest) + " min";
  return number_text(whole) + " h " + std::to_string(rest < 0 ? -rest : rest) + " min";
}

std::string plain_hours(Minutes minutes) {
  auto text = std::to_string(minutes.count / 60);
  if (const auto rest = minutes.count % 60; rest > 0) text += (rest < 10 ? ":0" : ":") + std::to_string(rest);
  return text;
}

std::string percent_text(BasisPoints share) {
  auto text = std::to_string(share.value / 100);
  if (const auto rest = share.value % 100; rest > 0) {
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  }
  return text + " %";
}

std::string count_text(std::int64_t count, std::string_view one, std::string_view many) {
  return number_text(count).append(" ").append(count == 1 ? one : many);
}

std::string months_text(std::int64_t months) { return count_text(months, "month", "months"); }

std::string_view yes_no(bool value) { return value ? "yes" : "no"; }

std::string item_path(std::string_view list, std::size_t index) {
  return std::string(list).append("[").append(std::to_string(index + 1)).append("]");
}

std::string label(std::string_view kind, std::string_view code, std::string_view title) {
  auto text = std::string(kind).append(" ").append(code);
  if (!title.empty()) text.append(", ").append(title);
  return text;
}

}  // namespace journeywork::apprenticeship
