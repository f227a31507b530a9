#include "services/careers/lists.hpp"

#include <sodium.h>

#include <algorithm>

#include "services/fields.hpp"

namespace journeywork::services {

using store::career_lists::List;

namespace {

constexpr std::size_t longest_title = 100;
constexpr std::size_t longest_text = 2000;

/// The draft as it is to be kept.
Result<CareerLists::Draft> checked(const World& world, const CareerLists::Draft& draft) {
  FieldChecks fields;
  CareerLists::Draft out;
  out.title = fields.line("title", draft.title, longest_title);
  const auto text = normalised(draft.text);
  if (!text || length_of(*text) > longest_text) {
    fields.refuse({"text", "This is too long.", "", "up to 2,000 characters"});
  } else {
    out.text = *text;
  }
  for (const auto& code : draft.items) {
    if (world.occupation(code) == nullptr) {
      fields.refuse({"items", "There is no such occupation.", code, "a code of an occupation"});
    } else if (std::ranges::find(out.items, code) == out.items.end()) {
      out.items.push_back(code);
    }
  }
  if (out.items.empty() || out.items.size() > CareerLists::most_items) {
    fields.refuse({"items", "Choose the roles that are to be in it.", std::to_string(out.items.size()), "1 to 30"});
  }
  if (auto passed = fields.result(); !passed) return tl::unexpected(std::move(passed.error()));
  return out;
}

/// Short enough to be read out; letters that are hard to tell apart are left out. 36 bits are no secret: whoever has
/// the address may read the list, and there is nothing personal in it.
std::string new_slug() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string out;
  while (out.size() < 8) out += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
  return out;
}

tl::unexpected<Error> no_such_list() { return refuse(Error::Code::not_found, "There is no such list."); }

}  // namespace

Result<List> CareerLists::make(const Caller& caller, const World& world, const Draft& draft) {
  auto kept = checked(world, draft);
  if (!kept) return tl::unexpected(std::move(kept.error()));
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<List> {
    if (store::career_lists::of_owner(c, caller.actor.person).size() >= most_lists) {
      return refuse(Error::Code::conflict, "You have 100 lists; delete one that is no longer of use first.");
    }
    return store::career_lists::insert(c,
                                       {0, new_slug(), caller.actor.person, kept->title, kept->text, kept->items, now});
  });
}

Result<void> CareerLists::change(const Caller& caller, const World& world, std::string_view slug, const Draft& draft) {
  auto kept = checked(world, draft);
  if (!kept) return tl::unexpected(std::move(kept.error()));
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    auto list = store::career_lists::find(c, slug);
    if (!list || list->owner != caller.actor.person) return no_such_list();
    list->title = kept->title;
    list->text = kept->text;
    list->items = kept->items;
    list->at = now;
    if (!store::career_lists::update(c, *list)) return no_such_list();
    return {};
  });
}

Result<void> CareerLists::remove(const Caller& caller, std::string_view slug) {
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto list = store::career_lists::find(c, slug);
    if (!list || list->owner != caller.actor.person) return no_such_list();
    store::career_lists::remove(c, list->id, caller.actor.person);
    return {};
  });
}

Result<std::vector<List>> CareerLists::own(const Caller& caller) {
  return database_.read([&](store::Connection& c) -> Result<std::vector<List>> {
    return store::career_lists::of_owner(c, caller.actor.person);
  });
}

Result<List> CareerLists::find(std::string_view slug) {
  return database_.read([&](store::Connection& c) -> Result<List> {
    auto list = store::career_lists::find(c, slug);
    if (!list) return no_such_list();
    return std::move(*list);
  });
}

}  // namespace journeywork::services
