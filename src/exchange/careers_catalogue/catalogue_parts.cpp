#include "exchange/careers_catalogue/catalogue_parts.hpp"

namespace journeywork::exchange {

using namespace careers;

void read_education(TableReader& table, std::string_view key, Education& out) {
  read_word(table, key, out, parse_education, "none, high-school, certificate, associate, bachelor, master, doctoral");
}

std::vector<SkillNeed> read_needs(TableReader& table, std::string_view key, bool with_importance) {
  std::vector<SkillNeed> out;
  for (auto& row : table.list(key)) {
    auto& need = out.emplace_back();
    row.text("code", need.skill, Need::required);
    row.count("level", need.level, Need::required);
    if (with_importance) row.count("importance", need.importance, Need::required);
    row.finish();
  }
  return out;
}

std::vector<CredentialNeed> read_credentials(TableReader& table, std::string_view key) {
  std::vector<CredentialNeed> out;
  for (auto& row : table.list(key)) {
    auto& credential = out.emplace_back();
    row.text("code", credential.code, Need::required);
    row.text("title", credential.title, Need::required);
    row.text("issuer", credential.issuer, Need::required);
    row.text("why", credential.why, Need::required);
    row.finish();
  }
  return out;
}

}  // namespace journeywork::exchange
