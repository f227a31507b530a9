#include "store/career_lists.hpp"

#include <utility>

#include "store/columns.hpp"
#include "store/sql/careers.hpp"

namespace journeywork::store::career_lists {

namespace {

List list_of(Connection& c, const Row& row) {
  List out{row.integer(0), row.text(1), {row.integer(2)}, row.text(3), row.text(4), {}, instant_of(row.integer(5))};
  for (const auto& each : c(sql::career_list_items, out.id)) out.items.push_back(each.text(0));
  return out;
}

void insert_items(Connection& c, const List& list) {
  std::int64_t place = 0;
  for (const auto& item : list.items) c(sql::career_list_item_insert, list.id, ++place, item);
}

}  // namespace

List insert(Connection& c, List list) {
  list.id = c.one(sql::career_list_insert, list.slug, list.owner.value, list.title, list.text, millis(list.at))
                .value()
                .integer(0);
  insert_items(c, list);
  return list;
}

std::optional<List> find(Connection& c, std::string_view slug) {
  const auto row = c.one(sql::career_list_find, std::string(slug));
  return row ? std::optional(list_of(c, *row)) : std::nullopt;
}

std::vector<List> of_owner(Connection& c, PersonId owner) {
  std::vector<List> out;
  for (const auto& row : c(sql::career_lists_of, owner.value)) out.push_back(list_of(c, row));
  return out;
}

bool update(Connection& c, const List& list) {
  if (!c.one(sql::career_list_update, list.id, list.owner.value, list.title, list.text, millis(list.at))) return false;
  c(sql::career_list_items_remove, list.id);
  insert_items(c, list);
  return true;
}

void remove(Connection& c, std::int64_t id, PersonId owner) { c(sql::career_list_remove, id, owner.value); }

}  // namespace journeywork::store::career_lists
