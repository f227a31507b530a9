#include "web/pages/account.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/zone.hpp"
#include "services/fields.hpp"
#include "services/identity/api_tokens.hpp"
#include "services/identity/sessions.hpp"
#include "services/identity/sign_in.hpp"
#include "services/organisations/organisations.hpp"
#include "services/organisations/people.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

constexpr int token_days[] = {30, 90, 365, 0};  // 0: until revoked

/// GET /: for a visitor what this is, for others the way to their own page.
struct HomePage {
  const Shell& shell;

  http::Response operator()(const Visit& visit) const {
    return shell.page(visit, {"Apprenticeships for the people who keep medical equipment safe", "home.html"},
                      [&](Dict& page) {
                        page.show_if(visit.caller.has_value(), "SIGNED_IN").show_if(shell.options().demo, "DEMO");
                        page.set("START_URL", visit.caller ? home_of(*visit.caller) : "/sign-in");
                        page.show("NO_PROGRAMMES");
                      });
  }
};

std::string scope_text(access::Scope scope) {
  switch (scope) {
    case access::Scope::read:
      return "Read what I can read";
    case access::Scope::log:
      return "Log work and courses";
    case access::Scope::approve:
      return "Approve, return and sign off";
    case access::Scope::manage:
      return "Run agreements, people and standards";
  }
  return "";
}

std::string when(Instant at, const Visit& visit) { return visit.locale.date(local_day(at, "UTC")); }

/// "Firefox on Android" of what a browser says of itself.
std::string device_words(const std::string& told) {
  const auto has = [&](const char* word) { return told.find(word) != std::string::npos; };
  const std::string browser = has("Firefox")  ? "Firefox"
                              : has("Edg/")   ? "Edge"
                              : has("Chrome") ? "Chrome"
                              : has("Safari") ? "Safari"
                                              : "";
  const std::string system = has("Android")                 ? "Android"
                             : has("iPhone") || has("iPad") ? "iOS"
                             : has("Windows")               ? "Windows"
                             : has("Mac OS")                ? "macOS"
                             : has("Linux")                 ? "Linux"
                                                            : "";
  if (browser.empty()) return told.empty() ? "Unknown browser" : told.substr(0, 40);
  return system.empty() ? browser : browser + " on " + system;
}

/// GET /account, also with the refusal of one of its forms.
struct AccountPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const { return show(visit, nullptr, nullptr); }

  [[nodiscard]] http::Response show(const Visit& visit, const Error* error, const services::NewApiToken* made) const {
    const auto sessions = services.sessions.list(visit.person());
    const auto tokens = services.tokens.list(visit.person());
    if (!sessions) return shell.error(visit, sessions.error());
    if (!tokens) return shell.error(visit, tokens.error());
    PageInfo info{"My account", "account.html"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      const auto& caller = visit.person();
      page.set("NAME", caller.name).set("EMAIL", caller.email);
      fill_roles(page, caller);
      if (error != nullptr) show_errors(page, *error);
      fill_locale(page, visit);
      page.set_shown("OLD_PASSWORD_ERROR", problem_at(error, "current_password"));
      page.include("PASSWORD", "partials/new_password.html")
          .set_shown("NEW_PASSWORD_ERROR", problem_at(error, "password"))
          .set_shown("NEW_PASSWORD_AGAIN_ERROR", problem_at(error, "new_password_again"));
      fill_sessions(page, *sessions, visit);
      fill_tokens(page, *tokens, visit, error, made);
    });
  }

 private:
  void fill_roles(Dict& page, const services::Caller& caller) const {
    for (const auto& membership : caller.actor.memberships) {
      const auto organisation = services.organisations.get(caller.actor, membership.organisation);
      const auto role = role_text(membership.role);
      page.add("ROLE").set("ROLE_TEXT", organisation ? role + " at " + organisation->organisation.name : role);
    }
  }

  static void fill_locale(Dict& page, const Visit& visit) {
    add_locale_options(page, visit.locale.tag());
    const auto& locale = visit.locale;
    page.set("LOCALE_EXAMPLE", locale.day_year(Date(2026, 11, 19)) + "; " + locale.hours(hours(1234)) + "; " +
                                   locale.money({2450, "USD"}));
  }

  static void fill_sessions(Dict& page, const std::vector<services::SessionView>& sessions, const Visit& visit) {
    for (const auto& session : sessions) {
      page.add("SESSION")
          .set("SESSION_ID", session.id)
          .set("SESSION_DEVICE", device_words(session.device))
          .set("SESSION_WORDS",
               "signed in " + when(session.began_at, visit) + ", last used " + when(session.seen_at, visit))
          .show_if(session.current, "SESSION_THIS");
    }
    page.show_if(sessions.size() > 1, "OTHERS");
  }

  static void fill_tokens(Dict& page, const std::vector<services::ApiTokenView>& tokens, const Visit& visit,
                          const Error* error, const services::NewApiToken* made) {
    const auto& request = visit.request;
    if (made != nullptr)
      page.add("NEW_TOKEN").set("NEW_TOKEN_NAME", request.form_value("name")).set("NEW_TOKEN_VALUE", made->token);
    for (const auto& token : tokens) {
      std::string scopes;
      for (const auto scope : token.scopes) scopes += (scopes.empty() ? "" : ", ") + std::string(access::name(scope));
      auto words = "made " + when(token.created_at, visit) +
                   (token.used_at ? ", last used " + when(*token.used_at, visit) : ", never used");
      if (token.expires_at) words += (token.expired ? ", ended " : ", ends ") + when(*token.expires_at, visit);
      page.add("TOKEN")
          .set("TOKEN_ID", token.id.value)
          .set("TOKEN_NAME", token.name)
          .set("TOKEN_SCOPES", scopes)
          .set("TOKEN_WORDS", words);
    }
    page.show_if(tokens.empty(), "NO_TOKENS");
    const auto chosen = http::find_all(request.form, "scope");
    for (const auto scope : access::all_scopes) {
      page.add("SCOPE")
          .set("SCOPE_VALUE", access::name(scope))
          .set("SCOPE_TEXT", scope_text(scope))
          .show_if(std::find(chosen.begin(), chosen.end(), access::name(scope)) != chosen.end(), "SCOPE_CHECKED");
    }
    const auto name_error = problem_at(error, "name");
    const auto scope_error = problem_at(error, "scopes");
    page.show_if(!name_error.empty() || !scope_error.empty(), "TOKEN_OPEN");
    page.set("TOKEN_NAME_TYPED", made != nullptr ? "" : request.form_value("name"));
    page.set_shown("TOKEN_NAME_ERROR", name_error).set_shown("SCOPE_ERROR", scope_error);
    for (const int days : token_days) {
      page.add("DAYS_OPTION")
          .set("OPTION_VALUE", std::to_string(days))
          .set("OPTION_TEXT", days == 0 ? "Until I revoke it" : std::to_string(days) + " days")
          .show_if(days == 90, "OPTION_SELECTED");
    }
  }
};

struct ChooseLocale {
  AccountPage page;

  http::Response operator()(const Visit& visit) const {
    const auto done =
        page.services.people.choose_locale(visit.actor(), std::string(visit.request.form_value("locale")));
    if (!done) return page.show(visit, &done.error(), nullptr);
    return page.shell.done(visit, "/account",
                           {"ok", "Dates, numbers and money are written this way from now on.", "", {}});
  }
};

struct ChangePassword {
  AccountPage page;

  http::Response operator()(const Visit& visit) const {
    const auto& request = visit.request;
    const std::string password(request.form_value("new_password"));
    if (password != request.form_value("new_password_again")) {
      const Error differ{
          Error::Code::invalid,
          "The two passwords differ.",
          {{"new_password_again", "This is not the same password.", "", "the same text in both fields"}}};
      return page.show(visit, &differ, nullptr);
    }
    const auto started = page.services.sign_in.change_password(
        visit.person(), {std::string(request.form_value("old_password")), password, request.peer});
    if (!started) return page.show(visit, &started.error(), nullptr);
    auto response = http::redirect("/account");
    page.shell.guard().begin_session(response, started->token);
    return response;
  }
};

struct EndSession {
  AccountPage page;

  http::Response operator()(const Visit& visit) const {
    const std::string session(visit.request.form_value("session"));
    if (session == "others") {
      const auto ended = page.services.sessions.end_others(visit.person());
      if (!ended) return page.shell.error(visit, ended.error());
    } else if (const auto ended = page.services.sessions.end(visit.person(), session); !ended) {
      return page.shell.error(visit, ended.error());
    }
    return page.shell.done(visit, "/account", {"ok", "Signed out there.", "", {}});
  }
};

struct MakeToken {
  AccountPage page;
  services::Clock clock;

  http::Response operator()(const Visit& visit) const {
    const auto& request = visit.request;
    services::ApiTokenRequest wanted;
    wanted.name = request.form_value("name");
    for (const auto word : http::find_all(request.form, "scope")) {
      if (const auto scope = access::parse_scope(word)) wanted.scopes.insert(*scope);
    }
    int days = 90;
    const auto typed = request.form_value("days");
    std::from_chars(typed.data(), typed.data() + typed.size(), days);
    if (days > 0) wanted.expires_at = clock() + std::chrono::hours{24} * days;
    const auto made = page.services.tokens.create(visit.person(), wanted, std::string(request.form_value("key")));
    if (!made) return page.show(visit, &made.error(), nullptr);
    return page.show(visit, nullptr, &*made);
  }
};

struct RevokeToken {
  AccountPage page;

  http::Response operator()(const Visit& visit) const {
    std::int64_t id = 0;
    const auto typed = visit.request.form_value("token");
    std::from_chars(typed.data(), typed.data() + typed.size(), id);
    const auto done = page.services.tokens.revoke(visit.person(), {id});
    if (!done) return page.shell.error(visit, done.error());
    return page.shell.done(visit, "/account", {"ok", "Revoked: the token opens nothing any more.", "", {}});
  }
};

}  // namespace

std::vector<PageRoute> account_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const AccountPage account{shell, s};
  return {
      {Method::get, "/", Who::everyone, HomePage{shell}},
      {Method::get, "/account", Who::signed_in, account},
      {Method::post, "/account/locale", Who::signed_in, ChooseLocale{account}},
      {Method::post, "/account/password", Who::signed_in, ChangePassword{account}},
      {Method::post, "/account/sessions/end", Who::signed_in, EndSession{account}},
      {Method::post, "/account/tokens", Who::signed_in, MakeToken{account, s.clock}},
      {Method::post, "/account/tokens/revoke", Who::signed_in, RevokeToken{account}},
  };
}

}  // namespace journeywork::web::pages
