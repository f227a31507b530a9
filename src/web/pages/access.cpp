#include "web/pages/access.hpp"

#include <algorithm>
#include <map>

#include "services/fields.hpp"
#include "web/http/encoding.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

/// A path of our own to go to after signing in; anything else is dropped.
std::string safe_next(std::string_view next) {
  if (!next.starts_with('/') || next.starts_with("//") || next.find_first_of("\\\r\n") != std::string_view::npos)
    return {};
  return std::string(next);
}

/// The supported locale that is nearest to the first language a browser asks for: "es-MX,es;q=0.9" -> "es-US".
std::string_view likely_locale(std::string_view accept_language) {
  const auto wanted = accept_language.substr(0, accept_language.find_first_of(",;"));
  for (const auto locale : services::supported_locales) {
    if (locale == wanted) return locale;
  }
  for (const auto locale : services::supported_locales) {
    if (locale.substr(0, 2) == wanted.substr(0, 2)) return locale;
  }
  return services::supported_locales[0];
}

std::string device_of(const http::Request& request) { return std::string(request.header("user-agent")); }

http::Response signed_in(const Shell& shell, const services::SessionStart& start, const std::string& next) {
  auto response = http::redirect(next.empty() ? home_of(start.caller) : next);
  shell.guard().begin_session(response, start.token);
  return response;
}

/// GET and POST /sign-in.
struct SignInPage {
  const Shell& shell;
  services::SignIn& sign_in;
  std::vector<DemoPerson> demo_people;

  http::Response operator()(const Visit& visit) const {
    if (visit.request.method == http::Method::post) return enter(visit);
    return show(visit, nullptr, safe_next(visit.request.query_value("next")));
  }

 private:
  [[nodiscard]] http::Response enter(const Visit& visit) const {
    const auto& request = visit.request;
    const auto next = safe_next(request.form_value("next"));
    const auto started = start(request);
    if (started) return signed_in(shell, *started, next);
    return show(visit, &started.error(), next);
  }

  [[nodiscard]] Result<services::SessionStart> start(const http::Request& request) const {
    const auto chosen = request.form_value("person");
    for (const auto& demo : demo_people) {
      if (!chosen.empty() && chosen == std::to_string(demo.person.value))
        return sign_in.as(demo.person, device_of(request));
    }
    return sign_in.with_password({std::string(request.form_value("email")), std::string(request.form_value("password")),
                                  request.peer, device_of(request)});
  }

  [[nodiscard]] http::Response show(const Visit& visit, const Error* error, const std::string& next) const {
    PageInfo info{"Sign in", "sign_in.html", "/sign-in"};
    if (error != nullptr) info.status = error->code == Error::Code::too_many ? 429 : 422;
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) page.set_shown("REFUSED", error->message);
      page.set("EMAIL", visit.request.form_value("email")).set("NEXT", next);
      if (demo_people.empty()) {
        page.show("PLAIN");
        return;
      }
      page.show("DEMO_HEADING");
      auto demo = page.add("DEMO");
      std::string role;
      std::optional<Dict> group;
      for (const auto& person : demo_people) {
        if (person.role != role) {
          role = person.role;
          group = demo.add("ROLE");
          auto key = role;
          std::transform(key.begin(), key.end(), key.begin(),
                         [](unsigned char ch) { return ch == ' ' ? '-' : static_cast<char>(std::tolower(ch)); });
          group->set("ROLE_KEY", key).set("ROLE_TEXT", role);
        }
        group->add("PERSON")
            .set("PERSON_ID", person.person.value)
            .set("PERSON_NAME", person.name)
            .set("PERSON_INITIALS", initials(person.name))
            .set("PERSON_WORDS", person.words);
      }
    });
  }
};

/// POST /sign-out.
struct SignOut {
  const Shell& shell;
  services::Sessions& sessions;

  http::Response operator()(const Visit& visit) const {
    if (visit.caller) {
      if (const auto ended = sessions.sign_out(*visit.caller); !ended) return shell.error(visit, ended.error());
    }
    auto response = http::redirect("/");
    shell.guard().end_session(response);
    return response;
  }
};

/// GET /forgotten-password: what to do.
struct ForgottenPasswordPage {
  const Shell& shell;

  http::Response operator()(const Visit& visit) const {
    return shell.page(visit, {"Forgotten password", "forgotten_password.html", "/sign-in"},
                      [&](Dict& page) { page.set("COMMAND", "journeywork user link EMAIL"); });
  }
};

/// The two fields of a new password, checked against each other. Nothing typed is shown again: it is a secret.
void fill_new_password(Dict& page, const Error* error) {
  auto password = page.include("PASSWORD", "partials/new_password.html");
  password.set_shown("NEW_PASSWORD_ERROR", problem_at(error, "password"))
      .set_shown("NEW_PASSWORD_AGAIN_ERROR", problem_at(error, "new_password_again"));
}

/// GET and POST /link/{token}: a link that is good once.
struct LinkPage {
  const Shell& shell;
  services::OneTimeLinks& links;

  http::Response operator()(const Visit& visit) const {
    const auto token = visit.request.path_value("token");
    const auto view = links.look(token);
    if (!view) return no_longer_good(visit, view.error());
    if (visit.request.method == http::Method::post) return redeem(visit, std::string(token), *view);
    return show(visit, std::string(token), *view, nullptr);
  }

 private:
  [[nodiscard]] http::Response no_longer_good(const Visit& visit, const Error& error) const {
    return shell.page(
        visit,
        {"This link does not work", "message.html", "/sign-in", false,
         error.code == Error::Code::not_found ? 404 : 503},
        [&](Dict& page) {
          page.set("TITLE", "This link does not work any more");
          page.set("TEXT",
                   error.code == Error::Code::not_found
                       ? "It was used already, is too old, or a newer one was made. Ask who sent it for a new one."
                       : error.message);
          page.add("LINK_URL").set("LINK_URL", "/sign-in").set("LINK_TEXT", "Sign in");
        });
  }

  [[nodiscard]] http::Response redeem(const Visit& visit, const std::string& token,
                                      const services::LinkView& view) const {
    const auto& request = visit.request;
    const std::string password(request.form_value("new_password"));
    if (password != request.form_value("new_password_again")) {
      const Error differ{
          Error::Code::invalid,
          "The two passwords differ.",
          {{"new_password_again", "This is not the same password.", "", "the same text in both fields"}}};
      return show(visit, token, view, &differ);
    }
    const auto started =
        view.purpose == services::LinkPurpose::administrator
            ? links.create_administrator(token, administrator_of(request, password), device_of(request))
            : links.set_password(token, password, device_of(request));
    if (started) return signed_in(shell, *started, "");
    if (started.error().code == Error::Code::not_found) return no_longer_good(visit, started.error());
    return show(visit, token, view, &started.error());
  }

  static services::FirstAdministrator administrator_of(const http::Request& request, const std::string& password) {
    const auto value = [&](const char* name) { return std::string(request.form_value(name)); };
    return {value("name"), value("email"), password, value("organisation"), value("country"), value("locale")};
  }

  static void fill_administrator(Dict& page, const http::Request& request, const Error* error) {
    const bool typed = request.method == http::Method::post;
    const auto likely = likely_locale(request.header("accept-language"));
    page.set("NAME", request.form_value("name"))
        .set("ORGANISATION", request.form_value("organisation"))
        .set("COUNTRY", typed ? request.form_value("country") : country_of(likely));
    add_locale_options(page, typed ? request.form_value("locale") : likely);
    page.set_shown("NAME_ERROR", problem_at(error, "name"))
        .set_shown("EMAIL_ERROR", problem_at(error, "email"))
        .set_shown("ORGANISATION_ERROR", problem_at(error, "organisation"))
        .set_shown("COUNTRY_ERROR", problem_at(error, "country"))
        .set_shown("LOCALE_ERROR", problem_at(error, "locale"));
  }

  [[nodiscard]] http::Response show(const Visit& visit, const std::string& token, const services::LinkView& view,
                                    const Error* error) const {
    const bool administrator = view.purpose == services::LinkPurpose::administrator;
    const bool first = view.purpose == services::LinkPurpose::first_password;
    PageInfo info{administrator ? "Begin" : "Choose a password",
                  administrator ? "first_administrator.html"
                  : first       ? "first_password.html"
                                : "set_password.html",
                  "/sign-in"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      page.set("ACTION", "/link/" + http::percent_encode(token))
          .set("EMAIL", administrator ? visit.request.form_value("email") : view.email);
      page.set("FIRST_NAME", first_name(view.name));
      if (administrator) fill_administrator(page, visit.request, error);
      if (error != nullptr) show_errors(page, *error);
      fill_new_password(page, error);
    });
  }
};

}  // namespace

std::vector<PageRoute> access_routes(const Shell& shell, const Services& s, std::vector<DemoPerson> demo_people) {
  using http::Method;
  const SignInPage sign_in{shell, s.sign_in, std::move(demo_people)};
  const LinkPage link{shell, s.links};
  return {
      {Method::get, "/sign-in", Who::everyone, sign_in},
      {Method::post, "/sign-in", Who::everyone, sign_in},
      {Method::post, "/sign-out", Who::everyone, SignOut{shell, s.sessions}},
      {Method::get, "/forgotten-password", Who::everyone, ForgottenPasswordPage{shell}},
      {Method::get, "/link/{token}", Who::everyone, link},
      {Method::post, "/link/{token}", Who::everyone, link},
  };
}

}  // namespace journeywork::web::pages
