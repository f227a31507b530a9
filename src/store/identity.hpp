#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

namespace journeywork {
using ApiTokenId = Id<struct ApiTokenTag>;
}

/// Passwords, sessions, tokens, links and the memory of failed sign-ins. Tokens are known here by their hash only.
namespace journeywork::store::identity {

struct Credentials {
  std::optional<std::string> password_hash;  ///< none before the first password
  bool disabled = false;
};
/// For a decision: nothing else changes them until this transaction ends.
[[nodiscard]] std::optional<Credentials> lock_credentials(Connection& c, PersonId person);
[[nodiscard]] std::optional<std::string> password_hash(Connection& c, PersonId person);
void set_password(Connection& c, PersonId person, const std::string& hash);

struct Session {
  Blob token_hash;
  PersonId person;
  std::string device;
  Instant created_at;
  Instant seen_at;

  bool operator==(const Session&) const = default;
};
void insert_session(Connection& c, const Session& session);
[[nodiscard]] std::optional<Session> find_session(Connection& c, const Blob& token_hash);
/// The one used last first.
[[nodiscard]] std::vector<Session> sessions_of(Connection& c, PersonId person);
void touch_session(Connection& c, const Blob& token_hash, Instant at);
/// False when the person has no such session.
bool end_session(Connection& c, PersonId person, const Blob& token_hash);
/// How many were ended; `keep` stays.
std::size_t end_sessions(Connection& c, PersonId person, const std::optional<Blob>& keep = {});
/// Those unused since one instant or begun before another.
void forget_sessions(Connection& c, Instant unused_since, Instant begun_before);

struct ApiToken {
  ApiTokenId id;
  PersonId person;
  std::string name;
  std::string scopes;  ///< names with a space between
  Instant created_at;
  std::optional<Instant> expires_at;
  std::optional<Instant> used_at;

  bool operator==(const ApiToken&) const = default;
};
/// The id of what is handed in is ignored.
[[nodiscard]] ApiTokenId insert_api_token(Connection& c, const ApiToken& token, const Blob& token_hash);
/// Not when revoked; the caller looks at `expires_at`.
[[nodiscard]] std::optional<ApiToken> find_api_token(Connection& c, const Blob& token_hash);
[[nodiscard]] std::vector<ApiToken> api_tokens_of(Connection& c, PersonId person);
void touch_api_token(Connection& c, ApiTokenId id, Instant at);
/// False when the person has no such token.
bool revoke_api_token(Connection& c, PersonId person, ApiTokenId id, Instant at);
std::size_t revoke_api_tokens(Connection& c, PersonId person, Instant at);

struct Link {
  std::string purpose;
  PersonId person;  ///< none when the link is not about a person who exists
  Instant expires_at;

  bool operator==(const Link&) const = default;
};
void insert_link(Connection& c, const Link& link, const Blob& token_hash, Instant at);
/// Not when used; the caller looks at `expires_at`.
[[nodiscard]] std::optional<Link> find_link(Connection& c, const Blob& token_hash);
/// Takes the link out of use. Nothing when it is unknown, used or expired: of two at once, one gets it.
[[nodiscard]] std::optional<Link> use_link(Connection& c, const Blob& token_hash, Instant at);
void drop_links_of(Connection& c, PersonId person);
/// Those about no person.
void drop_links_for(Connection& c, const std::string& purpose);
void forget_links(Connection& c, Instant expired_before);

struct Failures {
  std::int64_t count = 0;
  Instant last_at;

  bool operator==(const Failures&) const = default;
};
/// For a decision: nobody else changes the key until this transaction ends.
[[nodiscard]] Failures lock_failures(Connection& c, const std::string& key, Instant now);
/// Only after `lock_failures`.
void set_failures(Connection& c, const std::string& key, const Failures& failures);
void clear_failures(Connection& c, const std::string& key);
void forgive_one_failure(Connection& c, const std::string& key);
void forget_failures(Connection& c, Instant last_before);

}  // namespace journeywork::store::identity
