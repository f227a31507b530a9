#include "web/pages/careers/me.hpp"

#include <algorithm>

#include "services/careers/earlier_work.hpp"
#include "services/fields.hpp"
#include "web/pages/careers/me_body.hpp"
#include "web/pages/careers/own_export.hpp"
#include "web/pages/careers/own_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

constexpr const char* here = "/careers/me";
constexpr std::size_t most_choices = 8;

/// GET /careers/me, also with the refusal of one of its forms.
struct MePage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto world = services.careers.world();
    const auto known = person_to_change(services, visit, *world);
    if (!known) return shell.error(visit, known.error());
    auto response = says_something(*known)
                        ? draft(visit, *world, *known, form_of(*known), nullptr)
                        : ask(visit, typed_was(visit.request), nullptr, known->person != careers::Person{});
    tidy_browser(shell, visit, *known, response);
    return response;
  }

  [[nodiscard]] http::Response ask(const Visit& visit, const WasForm& typed, const Error* error,
                                   bool keeps_something = false) const {
    PageInfo info{"What have you done so far?", "careers/me.html", "/careers"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) show_errors(page, *error);
      auto section = page.add("ASK");
      show_was(section, "ASK_WAS", typed, error, true);
      section.show_if(keeps_something, "FORGET");
    });
  }

  [[nodiscard]] http::Response draft(const Visit& visit, const services::World& world,
                                     const services::KnownPerson& known, const PersonForm& form,
                                     const Error* error) const {
    PageInfo info{"What you bring", "careers/me.html", "/careers"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) show_errors(page, *error);
      const bool apprentice = visit.caller && visit.actor().is(access::Role::apprentice);
      const auto areas = services.careers.areas();
      fill_me(page, {world, known, form, error, areas, apprentice, visit.caller.has_value()});
      const bool foreign = std::ranges::any_of(known.person.profile.occupations, [&](const auto& held) {
        return world.occupation(held.occupation) != nullptr && !attribution(world, held.occupation).empty();
      });
      if (foreign) page.set_shown("ATTRIBUTION", attribution(world));
    });
  }
};

/// The area with figures in which a place lies, by its name; a metropolitan area before a state.
std::string area_of(const std::vector<store::pay::Area>& areas, const std::string& place) {
  const auto name = services::folded(std::string_view(place).substr(0, place.find(',')));
  if (name.size() < 3) return {};
  std::string out;
  for (const auto& area : areas) {
    const auto title = services::folded(area.title);
    if (title == name || title.starts_with(name + "-") || title.starts_with(name + ",")) out = area.code;
  }
  return out;
}

/// POST /careers/me/was: "I was a ...", typed or chosen.
struct SayWas {
  MePage page;

  http::Response operator()(const Visit& visit) const {
    const auto world = page.services.careers.world();
    const auto known = person_to_change(page.services, visit, *world);
    if (!known) return page.shell.error(visit, known.error());
    const auto typed = typed_was(visit.request);
    const auto months = parse_typed_months(typed.time);
    if (!months && !typed.time.empty()) {
      return refused(visit, *known, typed, {"time", "This is no length of time.", typed.time, "3 years, 18 months"});
    }
    std::string code(visit.request.form_value("code"));
    if (code.empty()) {
      const auto found = services::earlier_work(*world, typed.said, most_choices);
      if (found.empty()) {
        return refused(
            visit, *known, typed,
            {"said", "Nothing like this is known here. Say it in other words, or name the work nearest to it.",
             typed.said, ""});
      }
      if (!found.front().exact) return which(visit, typed, found);
      code = found.front().code;
    }
    return add(visit, *world, *known, typed, code, months.value_or(careers::settled_months));
  }

 private:
  [[nodiscard]] http::Response add(const Visit& visit, const services::World& world, const services::KnownPerson& known,
                                   const WasForm& typed, const std::string& code, int months) const {
    auto person = services::with_background(world, known.person, code, months);
    if (!person) {
      return refused(visit, known, typed, {"said", "This is not known here any more.", typed.said, ""});
    }
    if (const auto education = careers::parse_education(typed.education)) {
      person->profile.education = std::max(person->profile.education, *education);
    }
    if (!typed.place.empty()) {
      person->place = typed.place;
      if (person->pay_area.empty()) person->pay_area = area_of(page.services.careers.areas(), typed.place);
    }
    const auto text = work_title(world, code) + ": this is a draft of what it brings. Look it over below.";
    auto response =
        page.shell.done(visit, typed.next.empty() ? here : typed.next,
                        {"ok", typed.next.empty() ? text : "Reckoned with: " + work_title(world, code) + ".", "", {}});
    const auto kept = keep(page.services, page.shell, visit, response, world, *person, known.shared);
    if (kept) return response;
    const auto& error = kept.error();
    return says_something(known) ? page.draft(visit, world, known, form_of(known), &error)
                                 : page.ask(visit, typed, &error);
  }

  [[nodiscard]] http::Response refused(const Visit& visit, const services::KnownPerson& known, const WasForm& typed,
                                       const Problem& problem) const {
    const Error error{Error::Code::invalid, problem.message, {problem}};
    if (!says_something(known)) return page.ask(visit, typed, &error);
    PageInfo info{"I was something else, too", "careers/ask.html", "/careers"};
    info.status = 422;
    return page.shell.page(visit, info, [&](Dict& form) {
      form.set("TITLE", "I was something else, too").set("WHY", "It is added to what you said already.");
      show_was(form, "WAS", typed, &error, false);
    });
  }

  [[nodiscard]] http::Response which(const Visit& visit, const WasForm& typed,
                                     const std::vector<services::EarlierWork>& found) const {
    return page.shell.page(visit, {"Which of these is closest?", "careers/which.html", "/careers"}, [&](Dict& form) {
      form.set("SAID", typed.said).set("TIME", typed.time).set("EDUCATION", typed.education);
      form.set("PLACE", typed.place).set("NEXT", typed.next);
      for (const auto& work : found) {
        form.add("WORK")
            .set("WORK_CODE", work.code)
            .set("WORK_TITLE", work.title)
            .set_shown("WORK_REASON", work.reason);
      }
    });
  }
};

/// POST /careers/me/save
struct SaveMe {
  MePage page;

  http::Response operator()(const Visit& visit) const {
    const auto world = page.services.careers.world();
    const auto known = person_to_change(page.services, visit, *world);
    if (!known) return page.shell.error(visit, known.error());
    const auto form = typed_person(visit.request);
    const auto person = person_of(form, *known, *world);
    if (!person) return page.draft(visit, *world, *known, form, &person.error());
    auto response = page.shell.done(visit, here, {"ok", "Saved.", "", {}});
    const auto kept = keep(page.services, page.shell, visit, response, *world, *person, form.shared);
    return kept ? response : page.draft(visit, *world, *known, form, &kept.error());
  }
};

/// POST /careers/me/interests: adds a role, or takes it out.
struct ChangeInterest {
  MePage page;

  http::Response operator()(const Visit& visit) const {
    const auto world = page.services.careers.world();
    const auto known = person_to_change(page.services, visit, *world);
    if (!known) return page.shell.error(visit, known.error());
    const std::string code(visit.request.form_value("code"));
    const auto* occupation = world->occupation(code);
    if (occupation == nullptr) return page.shell.not_found(visit);
    auto person = known->person;
    const bool removed = std::erase(person.interests, code) > 0;
    if (!removed) person.interests.push_back(code);
    const auto back = careers_path(visit.request.form_value("next"));
    auto response = page.shell.done(visit, back.empty() ? here : back,
                                    {"ok",
                                     removed ? occupation->title + " is no longer among what interests you."
                                             : occupation->title + " is among what interests you.",
                                     "",
                                     {}});
    const auto kept = keep(page.services, page.shell, visit, response, *world, person, known->shared);
    return kept ? response : page.shell.error(visit, kept.error());
  }
};

/// POST /careers/me/education: said where a page asks for it.
struct SayEducation {
  MePage page;

  http::Response operator()(const Visit& visit) const {
    const auto world = page.services.careers.world();
    const auto known = person_to_change(page.services, visit, *world);
    if (!known) return page.shell.error(visit, known.error());
    auto person = known->person;
    const auto said = careers::parse_education(visit.request.form_value("education"));
    person.profile.education = said.value_or(person.profile.education);
    const auto back = careers_path(visit.request.form_value("next"));
    auto response = http::redirect(back.empty() ? here : back);
    const auto kept = keep(page.services, page.shell, visit, response, *world, person, known->shared);
    return kept ? response : page.shell.error(visit, kept.error());
  }
};

/// GET /careers/me/export
struct ExportMe {
  MePage page;

  http::Response operator()(const Visit& visit) const {
    const auto world = page.services.careers.world();
    const auto known = person_to_change(page.services, visit, *world);
    if (!known) return page.shell.error(visit, known.error());
    std::vector<store::career_lists::List> lists;
    if (visit.caller) {
      auto own = page.services.career_lists.own(*visit.caller);
      if (!own) return page.shell.error(visit, own.error());
      lists = std::move(*own);
    }
    auto response = http::json(own_export(*known, lists, page.services.careers.today()));
    response.set("Content-Disposition", "attachment; filename=\"journeywork-careers.json\"");
    return response;
  }
};

/// GET and POST /careers/me/delete
struct DeleteMe {
  MePage page;

  http::Response operator()(const Visit& visit) const {
    if (visit.request.method == http::Method::get) return confirm(visit);
    if (visit.caller) {
      const auto done = page.services.career_profiles.forget(*visit.caller);
      if (!done) return page.shell.error(visit, done.error());
    }
    auto response =
        page.shell.done(visit, "/careers", {"ok", "Deleted: nothing of you is kept here in careers.", "", {}});
    forget_in_browser(page.shell, visit, response);
    return response;
  }

 private:
  [[nodiscard]] http::Response confirm(const Visit& visit) const {
    return page.shell.page(visit, {"Delete everything of mine", "confirm.html", "/careers"}, [&](Dict& d) {
      d.set("BACK_URL", here).set("BACK_TEXT", "What I bring").set("TITLE", "Delete everything of mine");
      d.set("TEXT", visit.caller
                        ? "Your profile, the roles that interest you and the lists that you made for others go at once "
                          "and cannot be brought back. Your apprenticeship's record is not touched."
                        : "What this browser keeps of you goes at once and cannot be brought back.");
      auto form = d.add("FORM");
      form.set("ACTION", "/careers/me/delete").set("BUTTON", "Delete it all").show("DANGER");
    });
  }
};

}  // namespace

std::vector<PageRoute> me_routes(const Shell& shell, const Services& services) {
  using http::Method;
  const MePage page{shell, services};
  return {
      {Method::get, "/careers/me", Who::everyone, page},
      {Method::post, "/careers/me/was", Who::everyone, SayWas{page}},
      {Method::post, "/careers/me/save", Who::everyone, SaveMe{page}},
      {Method::post, "/careers/me/interests", Who::everyone, ChangeInterest{page}},
      {Method::post, "/careers/me/education", Who::everyone, SayEducation{page}},
      {Method::get, "/careers/me/export", Who::everyone, ExportMe{page}},
      {Method::get, "/careers/me/delete", Who::everyone, DeleteMe{page}},
      {Method::post, "/careers/me/delete", Who::everyone, DeleteMe{page}},
  };
}

}  // namespace journeywork::web::pages
