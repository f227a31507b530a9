#include "store/identity.hpp"

#include "store/columns.hpp"
#include "store/sql/identity.hpp"

namespace journeywork::store::identity {

namespace {

Session session_of(const Row& row) {
  return {Blob{row.bytes(0)}, {row.integer(1)}, row.text(2), instant_of(row.integer(3)), instant_of(row.integer(4))};
}

ApiToken api_token_of(const Row& row) {
  return {{row.integer(0)},           {row.integer(1)},      row.text(2),          row.text(3),
          instant_of(row.integer(4)), maybe_instant(row, 5), maybe_instant(row, 6)};
}

Link link_of(const Row& row) { return {row.text(0), {row.maybe_integer(1).value_or(0)}, instant_of(row.integer(2))}; }

}  // namespace

std::optional<Credentials> lock_credentials(Connection& c, PersonId person) {
  const auto row = c.one(sql::credentials_lock, person.value);
  if (!row) return std::nullopt;
  return Credentials{row->maybe_text(0), row->integer(1) != 0};
}

std::optional<std::string> password_hash(Connection& c, PersonId person) {
  const auto row = c.one(sql::credentials_find, person.value);
  return row ? row->maybe_text(0) : std::nullopt;
}

void set_password(Connection& c, PersonId person, const std::string& hash) { c(sql::password_set, person.value, hash); }

void insert_session(Connection& c, const Session& session) {
  c(sql::session_insert, session.token_hash, session.person.value, session.device, millis(session.created_at));
}

std::optional<Session> find_session(Connection& c, const Blob& token_hash) {
  const auto row = c.one(sql::session_find, token_hash);
  return row ? std::optional(session_of(*row)) : std::nullopt;
}

std::vector<Session> sessions_of(Connection& c, PersonId person) {
  std::vector<Session> out;
  for (const auto& row : c(sql::sessions_of, person.value)) out.push_back(session_of(row));
  return out;
}

void touch_session(Connection& c, const Blob& token_hash, Instant at) { c(sql::session_touch, token_hash, millis(at)); }

bool end_session(Connection& c, PersonId person, const Blob& token_hash) {
  return c.one(sql::session_end, token_hash, person.value).has_value();
}

std::size_t end_sessions(Connection& c, PersonId person, const std::optional<Blob>& keep) {
  return keep ? c(sql::sessions_end_others, person.value, *keep).size() : c(sql::sessions_end_all, person.value).size();
}

void forget_sessions(Connection& c, Instant unused_since, Instant begun_before) {
  c(sql::sessions_forget, millis(unused_since), millis(begun_before));
}

ApiTokenId insert_api_token(Connection& c, const ApiToken& token, const Blob& token_hash) {
  const auto row = c.one(sql::api_token_insert, token.person.value, token.name, token_hash, token.scopes,
                         millis(token.created_at), or_null(token.expires_at));
  return {row->integer(0)};
}

std::optional<ApiToken> find_api_token(Connection& c, const Blob& token_hash) {
  const auto row = c.one(sql::api_token_by_hash, token_hash);
  return row ? std::optional(api_token_of(*row)) : std::nullopt;
}

std::vector<ApiToken> api_tokens_of(Connection& c, PersonId person) {
  std::vector<ApiToken> out;
  for (const auto& row : c(sql::api_tokens_of, person.value)) out.push_back(api_token_of(row));
  return out;
}

void touch_api_token(Connection& c, ApiTokenId id, Instant at) { c(sql::api_token_touch, id.value, millis(at)); }

bool revoke_api_token(Connection& c, PersonId person, ApiTokenId id, Instant at) {
  return c.one(sql::api_token_revoke, id.value, person.value, millis(at)).has_value();
}

std::size_t revoke_api_tokens(Connection& c, PersonId person, Instant at) {
  return c(sql::api_tokens_revoke_all, person.value, millis(at)).size();
}

void insert_link(Connection& c, const Link& link, const Blob& token_hash, Instant at) {
  c(sql::link_insert, token_hash, link.purpose, link.person ? Value(link.person.value) : Value(), millis(at),
    millis(link.expires_at));
}

std::optional<Link> find_link(Connection& c, const Blob& token_hash) {
  const auto row = c.one(sql::link_find, token_hash);
  return row ? std::optional(link_of(*row)) : std::nullopt;
}

std::optional<Link> use_link(Connection& c, const Blob& token_hash, Instant at) {
  const auto row = c.one(sql::link_use, token_hash, millis(at));
  return row ? std::optional(link_of(*row)) : std::nullopt;
}

void drop_links_of(Connection& c, PersonId person) { c(sql::links_drop_of_person, person.value); }

void drop_links_for(Connection& c, const std::string& purpose) { c(sql::links_drop_by_purpose, purpose); }

void forget_links(Connection& c, Instant expired_before) { c(sql::links_forget, millis(expired_before)); }

Failures lock_failures(Connection& c, const std::string& key, Instant now) {
  const auto row = c.one(sql::throttle_lock, key, millis(now));
  return {row->integer(0), instant_of(row->integer(1))};
}

void set_failures(Connection& c, const std::string& key, const Failures& failures) {
  c(sql::throttle_set, key, failures.count, millis(failures.last_at));
}

void clear_failures(Connection& c, const std::string& key) { c(sql::throttle_clear, key); }

void forgive_one_failure(Connection& c, const std::string& key) { c(sql::throttle_forgive_one, key); }

void forget_failures(Connection& c, Instant last_before) { c(sql::throttle_forget, millis(last_before)); }

}  // namespace journeywork::store::identity
