#include "store/people.hpp"

#include <algorithm>

#include "store/columns.hpp"
#include "store/sql/people.hpp"

namespace journeywork::store::people {

namespace {

Person person_of(const Row& row) {
  return {{row.integer(0)}, row.text(1),         row.text(2),        maybe_date(row, 3),
          row.text(4),      row.integer(5) != 0, row.integer(6) != 0};
}

access::Role role_of(const std::string& text) {
  const auto role = access::parse_role(text);
  if (!role) throw Failure("damaged membership: an unknown role");
  return *role;
}

Membership membership_of(const Row& row) {
  return {{row.integer(0)}, {row.integer(1)}, {row.integer(2)}, role_of(row.text(3)), row.maybe_text(4)};
}

/// Rows of person and membership, those of one person together.
std::vector<Member> members_of(const Rows& rows, OrganisationId organisation) {
  std::vector<Member> out;
  for (const auto& row : rows) {
    const PersonId person{row.integer(0)};
    if (out.empty() || out.back().person.id != person) out.push_back({person_of(row), {}});
    out.back().roles.push_back({{row.integer(7)}, person, organisation, role_of(row.text(8)), row.maybe_text(9)});
  }
  return out;
}

}  // namespace

std::optional<PersonId> insert(Connection& c, const Person& person, Instant at) {
  const auto row =
      c.one(sql::person_insert, person.name, person.email, or_null(person.birth_date), person.locale, millis(at));
  return row ? std::optional(PersonId{row->integer(0)}) : std::nullopt;
}

std::optional<Person> find(Connection& c, PersonId id) {
  const auto row = c.one(sql::person_find, id.value);
  return row ? std::optional(person_of(*row)) : std::nullopt;
}

std::optional<Person> by_email(Connection& c, const std::string& email) {
  const auto row = c.one(sql::person_by_email, email);
  return row ? std::optional(person_of(*row)) : std::nullopt;
}

void update(Connection& c, const Person& person) {
  c(sql::person_update, person.id.value, person.name, or_null(person.birth_date), person.locale);
}

bool disable(Connection& c, PersonId id, Instant at) {
  return c.one(sql::person_disable, id.value, millis(at)).has_value();
}

bool enable(Connection& c, PersonId id) { return c.one(sql::person_enable, id.value).has_value(); }

MembershipId give(Connection& c, const Membership& membership, Instant at) {
  const auto row = c.one(sql::membership_put, membership.person.value, membership.organisation.value,
                         std::string(name(membership.role)), or_null(membership.number), millis(at));
  return {row->integer(0)};
}

std::optional<Membership> find_membership(Connection& c, MembershipId id) {
  const auto row = c.one(sql::membership_find, id.value);
  return row ? std::optional(membership_of(*row)) : std::nullopt;
}

bool end(Connection& c, MembershipId id, Instant at) {
  return c.one(sql::membership_end, id.value, millis(at)).has_value();
}

std::vector<Membership> memberships_of(Connection& c, PersonId person) {
  std::vector<Membership> out;
  for (const auto& row : c(sql::memberships_of, person.value)) out.push_back(membership_of(row));
  return out;
}

std::vector<Member> members(Connection& c, OrganisationId organisation, std::optional<access::Role> role,
                            PersonId after, std::int64_t limit) {
  const auto only = role ? Value(std::string(name(*role))) : Value();
  return members_of(c(sql::members_after, organisation.value, after.value, only, limit), organisation);
}

std::optional<Member> member(Connection& c, OrganisationId organisation, PersonId person) {
  auto found = members_of(c(sql::member_find, organisation.value, person.value), organisation);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<PersonId> by_number(Connection& c, OrganisationId organisation, const std::string& number) {
  std::vector<PersonId> out;
  for (const auto& row : c(sql::members_by_number, organisation.value, number)) out.push_back({row.integer(0)});
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

std::vector<Administrator> administrators(Connection& c) {
  std::vector<Administrator> out;
  for (const auto& row : c(sql::administrators)) out.push_back({{row.integer(0)}, {row.integer(1)}});
  return out;
}

std::vector<Administrator> lock_administrators(Connection& c) {
  c(sql::administrators_lock);
  return administrators(c);
}

}  // namespace journeywork::store::people
