#pragma once

#include "services/apprenticeship/views.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

/// How it goes, in a word with its tone.
struct PaceWord {
  Tone tone = Tone::none;
  std::string text;
};
[[nodiscard]] PaceWord pace_word(const apprenticeship::Standing& standing, bool stuck);

/// Something about one apprentice that somebody should do.
struct Attention {
  bool bad = false;  ///< overdue or wrong; otherwise it waits
  int weight = 0;    ///< days late, for the order
  std::string strong;
  std::string text;
  std::string url;
  std::string link;
};
[[nodiscard]] std::vector<Attention> attention_of(const services::OverviewRow& row, const Locale& locale);

}  // namespace journeywork::web::pages
