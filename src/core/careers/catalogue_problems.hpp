#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.hpp"
#include "core/base/result.hpp"

/// What the checks of the catalogue, the quiz and the pay factors have in common; for them alone.
namespace journeywork::careers {

/// 1 to 40 characters that a link can have: letters, digits, dot, hyphen, underscore, parentheses.
[[nodiscard]] bool is_code(std::string_view text);
/// "occupation[bmet-1]"
[[nodiscard]] std::string item(std::string_view list, std::string_view code);
/// As the files have it: "48700", "24.50".
[[nodiscard]] std::string amount(const Money& money);

/// Collects problems, each with its field and with what would be accepted.
class CatalogueProblems {
 public:
  void problem(std::string field, std::string message, std::string value, std::string accepted);
  /// A good code that is not among those seen before.
  void code(const std::string& path, const std::string& text, std::set<std::string_view>& seen);
  void written(std::string field, const std::string& text, std::string accepted);
  void between(std::string field, std::int64_t value, std::int64_t low, std::int64_t high);
  void not_negative(std::string field, std::int64_t value);
  void one_of(std::string field, const std::string& word, std::span<const std::string_view> words);
  void currency(std::string field, const Money& money);
  void figure_source(const std::string& path, const std::string& source, int year);

  [[nodiscard]] std::vector<Problem> take();

 private:
  std::vector<Problem> problems_;
};

}  // namespace journeywork::careers
