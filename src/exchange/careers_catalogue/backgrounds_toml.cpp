#include "exchange/careers_catalogue/catalogue_parts.hpp"

namespace journeywork::exchange {

using namespace careers;

void read_backgrounds(TableReader& root, Catalogue& out) {
  for (auto& table : root.list("background")) {
    auto& background = out.backgrounds.emplace_back();
    table.text("code", background.code, Need::required);
    table.text("title", background.title, Need::required);
    table.texts("also", background.also);
    read_word(table, "kind", background.kind, parse_background_kind, "military, technical, health, other");
    table.text("onet", background.onet, Need::optional);
    table.text("counts_as", background.counts_as, Need::optional);
    read_education(table, "education", background.education);
    background.skills = read_needs(table, "skills", false);
    background.credentials = read_credentials(table, "credentials");
    background.credentials_often = read_credentials(table, "credentials_often");
    table.text("carries_over", background.carries_over, Need::required);
    table.text("is_missing", background.is_missing, Need::required);
    table.finish();
  }
}

}  // namespace journeywork::exchange
