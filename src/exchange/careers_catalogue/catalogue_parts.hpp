#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/careers/catalogue.hpp"
#include "core/careers/pay.hpp"
#include "core/careers/quiz.hpp"
#include "exchange/standards_file/table_reader.hpp"

/// What the readers of the catalogue's files have in common; for them alone.
namespace journeywork::exchange {

/// Figures of the catalogue are of the United States; an installation elsewhere imports its own.
inline constexpr const char* catalogue_currency = "USD";

/// One of a few words, as `parse` knows them.
template <class T, class Parse>
void read_word(TableReader& table, std::string_view key, T& out, Parse parse, std::string_view accepted) {
  std::string text;
  if (!table.text(key, text, Need::required)) return;
  if (const auto value = parse(text)) {
    out = *value;
  } else {
    table.refuse(key, "There is no such word here: " + text + ".", std::string(accepted));
  }
}

void read_education(TableReader& table, std::string_view key, careers::Education& out);
[[nodiscard]] std::vector<careers::SkillNeed> read_needs(TableReader& table, std::string_view key,
                                                         bool with_importance);
[[nodiscard]] std::vector<careers::CredentialNeed> read_credentials(TableReader& table, std::string_view key);

/// backgrounds.toml
void read_backgrounds(TableReader& root, careers::Catalogue& out);
/// quiz.toml
[[nodiscard]] careers::Quiz read_quiz(TableReader& root);
/// pay_factors.toml
[[nodiscard]] careers::PayFactors read_pay_factors(TableReader& root);

}  // namespace journeywork::exchange
