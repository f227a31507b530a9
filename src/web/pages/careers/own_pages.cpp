#include "web/pages/careers/own_pages.hpp"

#include "services/careers/words.hpp"
#include "web/pages/careers/own_words.hpp"

namespace journeywork::web::pages {

WasForm typed_was(const http::Request& request) {
  const auto value = [&](std::string_view name) { return std::string(request.form_value(name)); };
  return {value("said"), value("time"), value("education"), value("place"), careers_path(value("next"))};
}

void show_was(Dict& at, std::string_view marker, const WasForm& typed, const Error* error, bool first) {
  auto form = at.include(marker, "careers/was.html");
  form.set("SAID", typed.said).set("TIME", typed.time).set("NEXT", typed.next);
  form.set("BUTTON", first ? "Show what that brings" : "Add it");
  form.set_shown("SAID_ERROR", problem_at(error, "said")).set_shown("TIME_ERROR", problem_at(error, "time"));
  if (!first) return;
  auto more = form.add("FIRST");
  add_education_options(more, typed.education);
  more.set("PLACE", typed.place).set_shown("PLACE_ERROR", problem_at(error, "place"));
}

http::Response ask_first(const Shell& shell, const Visit& visit, const std::string& title, const std::string& why,
                         const std::string& next) {
  return shell.page(visit, {title, "careers/ask.html", "/careers"}, [&](Dict& page) {
    page.set("TITLE", title).set("WHY", why);
    WasForm empty;
    empty.next = next;
    show_was(page, "WAS", empty, nullptr, true);
  });
}

void ask_education(Dict& page, const services::KnownPerson& known, const std::string& next) {
  if (known.person.profile.education != careers::Education::none) return;
  auto form = page.include("ASK_EDUCATION", "careers/education.html");
  form.set("NEXT", next);
  add_education_options(form, careers::name(careers::Education::none));
}

void show_pay_area(Dict& page, const services::World& world, const services::Ground& ground) {
  const auto* loaded = world.set("oews");
  if (loaded == nullptr) return;
  auto line = page.include("PAY_AREA", "careers/pay_area.html");
  line.set("AREA", ground.area().empty() ? "the whole country" : ground.area());
  line.set_shown("AREA_SOURCE", ground.area().empty() ? std::string() : loaded->attribution);
}

std::string careers_path(std::string_view typed) {
  if (!typed.starts_with("/careers") || typed.size() > 200) return {};
  constexpr std::string_view plain = "/-_.?=&()";
  for (const char ch : typed) {
    const bool letter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9');
    if (!letter && plain.find(ch) == std::string_view::npos) return {};
  }
  return std::string(typed);
}

std::string work_title(const services::World& world, std::string_view code) {
  if (const auto* occupation = world.occupation(code)) return occupation->title;
  if (const auto* background = world.catalogue().background(code)) return background->title;
  return std::string(code);
}

std::string attribution(const services::World& world, std::string_view code) {
  const auto* set = world.set("onet");
  if (set == nullptr) return {};
  const bool ours = !code.empty() && world.occupation(code) != nullptr &&
                    world.provenance(code).origin == careers::Provenance::Origin::ours;
  return ours ? std::string() : set->attribution;
}

std::string pay_words(const Locale& locale, const careers::Occupation& occupation) {
  const auto& pay = occupation.pay;
  if (!pay.median) return "pay not known";
  return services::whole_money(locale, *pay.median) + " a year in the middle (" + pay.source + ", " +
         std::to_string(pay.year) + ")";
}

void add_education_options(Dict& at, std::string_view chosen) {
  for (const auto education : careers::all_education) {
    const auto code = careers::name(education);
    at.add("EDUCATION")
        .set("EDUCATION_CODE", code)
        .set("EDUCATION_TEXT",
             education == careers::Education::none ? "None of these, or not said" : careers::title(education))
        .show_if(code == chosen, "EDUCATION_CHOSEN");
  }
}

}  // namespace journeywork::web::pages
