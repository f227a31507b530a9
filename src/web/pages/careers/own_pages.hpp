#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "services/careers/careers.hpp"
#include "services/careers/lists.hpp"
#include "web/pages/careers/person_in_hand.hpp"
#include "web/site.hpp"

/// What the pages about one's own way share.
namespace journeywork::web::pages {

/// What somebody typed into "I was a ..." (careers/was.html).
struct WasForm {
  std::string said;
  std::string time;
  std::string education;
  std::string place;
  std::string next;  ///< a careers path to come back to; may be empty
};
[[nodiscard]] WasForm typed_was(const http::Request& request);

/// Includes the form at a marker. `first` asks for education and place, too.
void show_was(Dict& at, std::string_view marker, const WasForm& typed, const Error* error, bool first);

/// A page that needs to know something of its visitor and does not: says so and asks on the spot.
/// `why` completes the page: "To see what is missing for BMET I, say what you have done so far."
[[nodiscard]] http::Response ask_first(const Shell& shell, const Visit& visit, const std::string& title,
                                       const std::string& why, const std::string& next);

/// Asks at {{>ASK_EDUCATION}} for the highest education when nothing was said of it; `next` is where to come back to.
void ask_education(Dict& page, const services::KnownPerson& known, const std::string& next);

/// Says at {{>PAY_AREA}} whose pay a page shows, where pay of areas is loaded.
void show_pay_area(Dict& page, const services::World& world, const services::Ground& ground);

/// "/careers..." or nothing: where a form may lead back to.
[[nodiscard]] std::string careers_path(std::string_view typed);

/// What an occupation or background is called; the code itself when neither is there any more.
[[nodiscard]] std::string work_title(const services::World& world, std::string_view code);

/// What must be said where loaded data shows; empty when nothing is loaded. With `code`, only when that occupation is
/// not of our own catalogue.
[[nodiscard]] std::string attribution(const services::World& world, std::string_view code = {});

/// "$62,630 a year (U.S. BLS, 2024)", or that it is not known.
[[nodiscard]] std::string pay_words(const Locale& locale, const careers::Occupation& occupation);

void add_education_options(Dict& at, std::string_view chosen);

}  // namespace journeywork::web::pages
