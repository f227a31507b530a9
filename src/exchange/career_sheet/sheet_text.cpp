#include "exchange/career_sheet/sheet_text.hpp"

#include <algorithm>

#include "exchange/drawn_text/drawn_text.hpp"

namespace journeywork::exchange {
namespace {

constexpr std::size_t short_text = 80;
constexpr std::size_t title_text = 160;
constexpr std::size_t long_text = 480;

void clean(std::string& text, std::size_t most) { text = drawable(text, most); }

void clean(std::vector<std::string>& list, std::size_t shown) {
  for (auto& text : list) clean(text, long_text);
  std::erase(list, "");
  list.resize(std::min(list.size(), shown));
}

void clean(std::optional<CareerSheet::Figure>& figure) {
  if (!figure) return;
  clean(figure->text, short_text);
  if (figure->text.empty()) figure.reset();
}

}  // namespace

SheetText sheet_text(const CareerSheet& given) {
  SheetText result = given;
  clean(result.title, title_text);
  for (auto* text :
       {&result.family, &result.installation, &result.pay.middle_is, &result.pay.low_is, &result.pay.high_is}) {
    clean(*text, short_text);
  }
  for (auto* text : {&result.summary, &result.pay.note, &result.outlook, &result.education, &result.address}) {
    clean(*text, long_text);
  }
  for (auto* figure : {&result.pay.low, &result.pay.middle, &result.pay.high}) clean(*figure);
  for (auto& [time, text] : result.day) {
    clean(time, short_text);
    clean(text, long_text);
  }
  std::erase_if(result.day, [](const auto& moment) { return moment.text.empty(); });
  result.day.resize(std::min<std::size_t>(result.day.size(), 6));
  for (auto& [name, text] : result.routes) {
    clean(name, short_text);
    clean(text, long_text);
  }
  std::erase_if(result.routes, [](const auto& route) { return route.name.empty() && route.text.empty(); });
  result.routes.resize(std::min<std::size_t>(result.routes.size(), 4));
  clean(result.duties, 5);
  clean(result.likes, 3);
  clean(result.hard, 3);
  clean(result.credentials, 4);
  clean(result.attributions, 4);
  return result;
}

}  // namespace journeywork::exchange
