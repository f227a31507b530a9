#include "web/pages/careers/lists.hpp"

#include <algorithm>
#include <set>

#include "services/careers/words.hpp"
#include "web/pages/careers/own_pages.hpp"
#include "web/pages/careers/own_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using Draft = services::CareerLists::Draft;
using store::career_lists::List;

namespace {

Draft typed_draft(const http::Request& request) {
  Draft out{std::string(request.form_value("title")), std::string(request.form_value("text")), {}};
  for (const auto code : http::find_all(request.form, "item")) out.items.emplace_back(code);
  return out;
}

std::string address_of(const Shell& shell, const Visit& visit, const std::string& slug) {
  const auto& known = shell.options().public_url;
  const auto site = known.empty() ? (visit.request.secure ? "https://" : "http://") + visit.request.host : known;
  return site + (site.ends_with("/") ? "l/" : "/l/") + slug;
}

void fill_items(Dict& form, const services::World& world, const Draft& draft) {
  std::set<std::string_view> offered;
  const auto add = [&](Dict& group, const std::string& code, const std::string& title) {
    group.add("ITEM")
        .set("ITEM_CODE", code)
        .set("ITEM_TITLE", title)
        .show_if(std::ranges::find(draft.items, code) != draft.items.end(), "ITEM_CHOSEN");
  };
  for (const auto family : careers::all_families) {
    if (family == careers::Family::other) continue;
    auto group = form.add("GROUP");
    group.set("GROUP_TITLE", services::title_of(family));
    for (const auto& one : world.catalogue().occupations) {
      if (one.family != family || world.provenance(one.code).origin != careers::Provenance::Origin::ours) continue;
      offered.insert(one.code);
      add(group, one.code, one.title);
    }
  }
  std::optional<Dict> others;
  for (const auto& code : draft.items) {
    if (offered.contains(code)) continue;
    if (!others) {
      others = form.add("GROUP");
      others->set("GROUP_TITLE", "Others");
    }
    add(*others, code, work_title(world, code));
  }
}

void fill_form(Dict& page, const services::World& world, const Draft& draft, const Error* error,
               const std::string& action) {
  auto form = page.include("FORM", "careers/list_form.html");
  form.set("ACTION", action).set("LIST_TITLE", draft.title).set("LIST_TEXT", draft.text);
  form.set_shown("TITLE_ERROR", problem_at(error, "title")).set_shown("TEXT_ERROR", problem_at(error, "text"));
  form.set_shown("ITEMS_ERROR", problem_at(error, "items"));
  fill_items(form, world, draft);
}

/// GET and POST /careers/lists
struct ListsPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto world = services.careers.world();
    if (visit.request.method == http::Method::get) {
      Draft draft;
      for (const auto code : http::find_all(visit.request.query, "item")) draft.items.emplace_back(code);
      return show(visit, *world, draft, nullptr);
    }
    const auto draft = typed_draft(visit.request);
    const auto made = services.career_lists.make(visit.person(), *world, draft);
    if (!made) return show(visit, *world, draft, &made.error());
    return shell.done(
        visit, "/careers/lists",
        {"ok", "Made. Whoever has its address can read it: " + address_of(shell, visit, made->slug), "", {}});
  }

 private:
  [[nodiscard]] http::Response show(const Visit& visit, const services::World& world, const Draft& draft,
                                    const Error* error) const {
    const auto own = services.career_lists.own(visit.person());
    if (!own) return shell.error(visit, own.error());
    PageInfo info{"Lists for others", "careers/lists.html", "/careers"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) show_errors(page, *error);
      int number = 0;
      for (const auto& list : *own) {
        page.add("LIST")
            .set("LIST_NUMBER", std::to_string(++number))
            .set("LIST_SLUG", list.slug)
            .set("LIST_NAME", list.title)
            .set("LIST_COUNT", count_text(static_cast<std::int64_t>(list.items.size()), "role", "roles"))
            .set("LIST_ADDRESS", address_of(shell, visit, list.slug));
      }
      page.show_if(own->empty(), "EMPTY");
      page.show_if(own->empty() || error != nullptr || !draft.items.empty(), "OPEN");
      fill_form(page, world, draft, error, "/careers/lists");
    });
  }
};

/// The caller's own list of that address.
Result<List> own_list(const Services& services, const Visit& visit) {
  auto own = services.career_lists.own(visit.person());
  if (!own) return tl::unexpected(own.error());
  const auto found = std::ranges::find(*own, visit.request.path_value("slug"), &List::slug);
  if (found == own->end()) return refuse(Error::Code::not_found, "You have no such list.");
  return *found;
}

/// GET and POST /careers/lists/{slug}
struct EditList {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto list = own_list(services, visit);
    if (!list) return shell.error(visit, list.error());
    const auto world = services.careers.world();
    if (visit.request.method == http::Method::get) {
      return show(visit, *world, *list, {list->title, list->text, list->items}, nullptr);
    }
    const auto draft = typed_draft(visit.request);
    const auto done = services.career_lists.change(visit.person(), *world, list->slug, draft);
    if (!done) return show(visit, *world, *list, draft, &done.error());
    return shell.done(visit, "/careers/lists", {"ok", "Saved: " + draft.title + ".", "", {}});
  }

 private:
  [[nodiscard]] http::Response show(const Visit& visit, const services::World& world, const List& list,
                                    const Draft& draft, const Error* error) const {
    PageInfo info{"Change a list", "careers/list_edit.html", "/careers"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) show_errors(page, *error);
      page.set("LIST_NAME", list.title).set("LIST_SLUG", list.slug);
      fill_form(page, world, draft, error, "/careers/lists/" + list.slug);
    });
  }
};

/// GET and POST /careers/lists/{slug}/delete
struct DeleteList {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto list = own_list(services, visit);
    if (!list) return shell.error(visit, list.error());
    if (visit.request.method == http::Method::post) {
      const auto done = services.career_lists.remove(visit.person(), list->slug);
      if (!done) return shell.error(visit, done.error());
      return shell.done(visit, "/careers/lists", {"ok", "Deleted: " + list->title + ".", "", {}});
    }
    return shell.page(visit, {"Delete a list", "confirm.html", "/careers"}, [&](Dict& d) {
      d.set("BACK_URL", "/careers/lists").set("BACK_TEXT", "Lists for others").set("TITLE", "Delete " + list->title);
      d.set("TEXT", "Its address then leads nowhere, for everybody who has it.");
      auto form = d.add("FORM");
      form.set("ACTION", "/careers/lists/" + list->slug + "/delete").set("BUTTON", "Delete it").show("DANGER");
    });
  }
};

/// GET /l/{slug}
struct SharedList {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto list = services.career_lists.find(visit.request.path_value("slug"));
    if (!list) return shell.error(visit, list.error());
    const auto world = services.careers.world();
    return shell.page(visit, {list->title, "careers/list.html", "/careers"}, [&](Dict& page) {
      page.set("LIST_NAME", list->title).set_shown("LIST_TEXT", list->text);
      for (const auto& code : list->items) {
        const auto* one = world->occupation(code);
        if (one == nullptr) continue;
        page.add("ROLE")
            .set("ROLE_CODE", one->code)
            .set("ROLE_TITLE", one->title)
            .set("ROLE_SUMMARY", one->summary)
            .set("ROLE_PAY", pay_words(visit.locale, *one));
      }
      const bool loaded = std::ranges::any_of(list->items, [&](const std::string& code) {
        return world->occupation(code) != nullptr && !attribution(*world, code).empty();
      });
      if (loaded) page.set_shown("ATTRIBUTION", attribution(*world));
    });
  }
};

}  // namespace

std::vector<PageRoute> list_routes(const Shell& shell, const Services& services) {
  using http::Method;
  const ListsPage lists{shell, services};
  const EditList edit{shell, services};
  const DeleteList remove{shell, services};
  return {
      {Method::get, "/careers/lists", Who::signed_in, lists},
      {Method::post, "/careers/lists", Who::signed_in, lists},
      {Method::get, "/careers/lists/{slug}", Who::signed_in, edit},
      {Method::post, "/careers/lists/{slug}", Who::signed_in, edit},
      {Method::get, "/careers/lists/{slug}/delete", Who::signed_in, remove},
      {Method::post, "/careers/lists/{slug}/delete", Who::signed_in, remove},
      {Method::get, "/l/{slug}", Who::everyone, SharedList{shell, services}},
  };
}

}  // namespace journeywork::web::pages
