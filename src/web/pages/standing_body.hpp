#pragma once

#include "core/base/locale.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/pages/template.hpp"

namespace journeywork::web::pages {

/// Who reads the standing; sentences differ.
struct StandingReader {
  bool own = true;            ///< the apprentice: "your pace"
  bool may_evaluate = false;  ///< links to sign off a competency
};

/// Fills partials/standing_body.html, which is included at `marker`.
void show_standing(Dict& page, std::string_view marker, const services::StandingView& view, const Locale& locale,
                   const StandingReader& reader);

/// "Sign-off", "defibrillator output test, level 3", "shown 4 times, last on 3 Nov": one thing that is missing, in
/// words.
struct RequirementWords {
  std::string title;
  std::string text;
  std::string hint;
};
[[nodiscard]] RequirementWords words_of(const apprenticeship::Requirement& requirement,
                                        const apprenticeship::Standards& standards, const Locale& locale);

/// "after 690 h more and the review due on 2 Dec": what the next wage step still takes; empty when nothing.
[[nodiscard]] std::string wage_after(const apprenticeship::WageStanding::Step& step, const Locale& locale);

}  // namespace journeywork::web::pages
