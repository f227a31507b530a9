#include "web/site.hpp"

#include <algorithm>

#include "services/apprenticeship/views.hpp"

namespace journeywork::web {

namespace {

using access::Role;

struct NavigationItem {
  const char* url;
  const char* text;
  const char* icon;
};

bool is(const services::Caller& caller, Role role) { return caller.actor.is(role); }
bool runs_a_programme(const services::Caller& caller) {
  return is(caller, Role::coordinator) || is(caller, Role::sponsor_staff);
}

/// The tabs: what somebody opens every day. Four at most, so that they fit a phone.
std::vector<NavigationItem> tabs_of(const services::Caller& caller) {
  std::vector<NavigationItem> out;
  if (is(caller, Role::apprentice)) {
    out.push_back({"/today", "Today", "pencil"});
    out.push_back({"/standing", "My standing", "chart-no-axes-column"});
    out.push_back({"/record", "My record", "scroll-text"});
  }
  if (is(caller, Role::mentor)) out.push_back({"/queue", "Queue", "inbox"});
  if (is(caller, Role::mentor) || runs_a_programme(caller) || is(caller, Role::auditor)) {
    out.push_back({"/apprentices", "Apprentices", "users"});
  }
  // A coordinator's first look is at the apprentices; the queue is there to help out.
  if (is(caller, Role::coordinator) && !is(caller, Role::mentor)) out.push_back({"/queue", "Queue", "inbox"});
  if (is(caller, Role::administrator)) out.push_back({"/organisations", "Organisations", "building-2"});
  if (is(caller, Role::sponsor_staff) || is(caller, Role::auditor) || is(caller, Role::administrator))
    out.push_back({"/standards", "Standards", "book-open"});
  if ((runs_a_programme(caller) || is(caller, Role::administrator)) && out.size() < 4)
    out.push_back({"/people", "People", "contact"});
  if ((is(caller, Role::apprentice) || out.empty()) && out.size() < 4)
    out.push_back({"/careers", "Careers", "compass"});
  if (out.size() > 4) out.resize(4);
  return out;
}

/// The menu: what is needed now and then.
std::vector<NavigationItem> menu_of(const services::Caller& caller) {
  std::vector<NavigationItem> all;
  if (runs_a_programme(caller) || is(caller, Role::administrator)) {
    all.push_back({"/people", "People", "contact"});
    all.push_back({"/organisations", "Organisations and sites", "building-2"});
  }
  if (runs_a_programme(caller)) all.push_back({"/hours", "Import hours", "upload"});
  all.push_back({"/standards", "Standards", "book-open"});
  all.push_back({"/careers", "Careers", "compass"});
  const auto tabs = tabs_of(caller);
  std::erase_if(all, [&](const NavigationItem& item) {
    return std::any_of(tabs.begin(), tabs.end(),
                       [&](const NavigationItem& tab) { return std::string_view(tab.url) == item.url; });
  });
  return all;
}

std::string place_of(const services::Caller& caller) {
  const auto says = [&](Role role, const char* word) { return is(caller, role) ? std::string(word) : std::string(); };
  std::string out;
  for (const auto& word : {says(Role::apprentice, "Apprentice"), says(Role::mentor, "Mentor"),
                           says(Role::coordinator, "Coordinator"), says(Role::sponsor_staff, "Sponsor"),
                           says(Role::auditor, "Auditor"), says(Role::administrator, "Administrator")}) {
    if (!word.empty()) out += (out.empty() ? "" : ", ") + word;
  }
  return out;
}

std::string first_name(const std::string& name) { return name.substr(0, name.find(' ')); }

int status_of(Error::Code code) {
  switch (code) {
    case Error::Code::invalid:
      return 422;
    case Error::Code::unauthenticated:
      return 401;
    case Error::Code::forbidden:
      return 403;
    case Error::Code::not_found:
      return 404;
    case Error::Code::conflict:
      return 409;
    case Error::Code::too_many:
      return 429;
    case Error::Code::unavailable:
      return 503;
  }
  return 500;
}

const char* heading_of(Error::Code code) {
  switch (code) {
    case Error::Code::invalid:
      return "That cannot be used";
    case Error::Code::unauthenticated:
      return "Sign in first";
    case Error::Code::forbidden:
      return "This is not yours to do";
    case Error::Code::not_found:
      return "Nothing is here";
    case Error::Code::conflict:
      return "Something changed meanwhile";
    case Error::Code::too_many:
      return "A moment, please";
    case Error::Code::unavailable:
      return "Not possible just now";
  }
  return "Something went wrong";
}

}  // namespace

Shell::Shell(const Guard& guard, const http::AssetStore& assets, services::ApprenticeshipViews& views,
             SiteOptions options)
    : guard_(guard), assets_(assets), views_(views), options_(std::move(options)) {}

http::Response Shell::page(const Visit& visit, const PageInfo& info, const Fill& fill) const {
  Document document("layout.html");
  auto root = document.root();
  auto assets = assets_.url("journeywork.css");
  assets.resize(assets.rfind('/'));
  root.set_global("ASSETS", assets);
  root.set_global("CSRF", form_token(visit.secret));
  root.set_global("KEY", random_token());
  root.set("LANG", "en").set("TITLE", info.title).set("VERSION", options_.version);
  root.show_if(info.chart, "CHART").show_if(options_.demo, "DEMO");

  if (visit.caller) {
    const auto& caller = *visit.caller;
    auto person = root.add("PERSON");
    person.set("PERSON_NAME", caller.name)
        .set("PERSON_FIRST", first_name(caller.name))
        .set("PERSON_PLACE", place_of(caller));
    for (const auto& item : menu_of(caller)) {
      person.add("MENU").set("MENU_URL", item.url).set("MENU_TEXT", item.text).set("MENU_ICON", item.icon);
    }
    const auto tabs = tabs_of(caller);
    if (!tabs.empty()) {
      root.show("HAS_TABS");
      auto list = root.add("TABS");
      for (const auto& item : tabs) {
        auto tab = list.add("TAB");
        tab.set("TAB_URL", item.url).set("TAB_TEXT", item.text).set("TAB_ICON", item.icon);
        tab.show_if(info.tab == item.url, "TAB_CURRENT");
        if (std::string_view(item.url) == "/queue") {
          if (const auto waiting = views_.queue_size(caller.actor); waiting && *waiting > 0) {
            tab.set_shown("TAB_COUNT", std::to_string(*waiting));
          }
        }
      }
    }
  } else if (info.tab != "/sign-in") {
    root.show("VISITOR");
  }

  if (const auto flash = guard_.flash(visit)) {
    auto line = root.add("FLASH");
    line.set("FLASH_TONE", flash->tone).set("FLASH_TEXT", flash->text);
    if (!flash->undo_action.empty()) {
      auto undo = line.add("UNDO");
      undo.set("UNDO_ACTION", flash->undo_action);
      for (const auto& entry : flash->undo_entries)
        undo.add("UNDO_FIELD").set("UNDO_NAME", "entry").set("UNDO_VALUE", entry);
    }
  }
  auto content = root.include("CONTENT", info.file);
  fill(content);
  return http::html(document.expand(), info.status);
}

http::Response Shell::error(const Visit& visit, const Error& error) const {
  return page(visit, {heading_of(error.code), "error.html", "", false, status_of(error.code)}, [&](Dict& d) {
    d.set("TITLE", heading_of(error.code)).set("TEXT", error.message);
    d.set("STATUS", std::to_string(status_of(error.code))).set("REQUEST", visit.request.id);
    auto link = d.add("LINK_URL");
    link.set("LINK_URL", visit.caller ? home_of(*visit.caller) : "/").set("LINK_TEXT", "Go to the first page");
  });
}

http::Response Shell::not_found(const Visit& visit) const {
  return error(
      visit,
      {Error::Code::not_found, "There is no page at this address. It may have moved, or the link was cut short.", {}});
}

http::Response Shell::done(const Visit& visit, const std::string& to, const Guard::Flash& flash) const {
  auto response = http::redirect(to);
  guard_.set_flash(response, visit, flash);
  return response;
}

std::string home_of(const services::Caller& caller) {
  const auto tabs = tabs_of(caller);
  return tabs.empty() ? "/account" : tabs.front().url;
}

void show_errors(Dict& page, const Error& error) {
  auto summary = page.include("ERRORS", "partials/errors.html");
  for (const auto& problem : error.problems) {
    auto line = problem.message;
    if (!problem.accepted.empty()) line += " Accepted: " + problem.accepted + ".";
    summary.add("ERROR").set("ERROR_FIELD", problem.field).set("ERROR_TEXT", line);
  }
  if (error.problems.empty()) summary.add("ERROR").set("ERROR_FIELD", "main").set("ERROR_TEXT", error.message);
}

std::string problem_at(const Error* error, std::string_view field) {
  if (error == nullptr) return {};
  for (const auto& problem : error->problems) {
    if (problem.field == field) {
      return problem.message + (problem.accepted.empty() ? "" : " Accepted: " + problem.accepted + ".");
    }
  }
  return {};
}

}  // namespace journeywork::web
