#include "services/identity/sessions.hpp"

#include <algorithm>

#include "core/base/digest.hpp"
#include "services/audit.hpp"
#include "services/identity/secrets.hpp"
#include "services/identity/session_start.hpp"
#include "store/audit.hpp"
#include "store/identity.hpp"

namespace journeywork::services {

using store::identity::Session;

namespace {

bool runs(const Session& session, const SessionLimits& limits, Instant now) {
  return now < session.seen_at + limits.idle && now < session.created_at + limits.absolute;
}

/// A hash of the hash: the page that shows it gives away nothing by which the session is found or protected.
std::string view_id(const store::Blob& token_hash) {
  constexpr std::size_t enough = 24;
  return to_hex(sha256(token_hash.bytes)).substr(0, enough);
}

tl::unexpected<Error> ended() { return refuse(Error::Code::unauthenticated, "Your session has ended. Sign in again."); }

Result<void> require_session(const Caller& caller) {
  if (caller.in_session()) return {};
  return refuse(Error::Code::forbidden, "Sign in with a browser to look after your sessions.");
}

}  // namespace

Result<Caller> Sessions::caller_of(std::string_view token) {
  const auto hash = hash_of_secret(token);
  if (!hash) return ended();
  const auto now = clock_();
  struct Found {
    Caller caller;
    Instant seen_at;
  };
  auto found = database_.read([&](store::Connection& c) -> Result<Found> {
    const auto session = store::identity::find_session(c, *hash);
    if (!session || !runs(*session, limits_, now)) return ended();
    auto caller = load_caller(c, session->person);
    if (!caller) return ended();
    caller->session_hash = hash->bytes;
    return Found{std::move(*caller), session->seen_at};
  });
  if (!found) return tl::unexpected(std::move(found.error()));
  if (now - found->seen_at >= limits_.touch_after) {
    // Reading goes on when nothing can be written: the session then only seems to have been idle.
    (void)database_.write([&](store::Connection& c) -> Result<void> {
      store::identity::touch_session(c, *hash, now);
      return {};
    });
  }
  return std::move(found->caller);
}

Result<void> Sessions::sign_out(const Caller& caller) {
  if (!caller.in_session()) return {};
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto person = caller.actor.person;
    if (store::identity::end_session(c, person, {caller.session_hash})) {
      store::audit::record(c, {now, person, "sign_out", audit_subject("person", person), {}});
    }
    return {};
  });
}

Result<std::vector<SessionView>> Sessions::list(const Caller& caller) {
  if (auto allowed = require_session(caller); !allowed) return tl::unexpected(std::move(allowed.error()));
  const auto now = clock_();
  return database_.read([&](store::Connection& c) -> Result<std::vector<SessionView>> {
    std::vector<SessionView> out;
    for (const auto& each : store::identity::sessions_of(c, caller.actor.person)) {
      if (!runs(each, limits_, now)) continue;
      const bool current = each.token_hash.bytes == caller.session_hash;
      out.push_back({view_id(each.token_hash), each.device, each.created_at, each.seen_at, current});
    }
    return out;
  });
}

Result<void> Sessions::end(const Caller& caller, const std::string& id) {
  if (auto allowed = require_session(caller); !allowed) return allowed;
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto person = caller.actor.person;
    const auto sessions = store::identity::sessions_of(c, person);
    const auto found =
        std::ranges::find_if(sessions, [&](const Session& each) { return view_id(each.token_hash) == id; });
    if (found == sessions.end()) return {};
    store::identity::end_session(c, person, found->token_hash);
    store::audit::record(c, {now, person, "session.end", audit_subject("person", person), {}});
    return {};
  });
}

Result<std::size_t> Sessions::end_others(const Caller& caller) {
  if (auto allowed = require_session(caller); !allowed) return tl::unexpected(std::move(allowed.error()));
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<std::size_t> {
    const auto person = caller.actor.person;
    const auto count = store::identity::end_sessions(c, person, store::Blob{caller.session_hash});
    store::audit::record(c,
                         {now, person, "session.end_others", audit_subject("person", person), std::to_string(count)});
    return count;
  });
}

Result<std::size_t> Sessions::end_all_of(const Caller& caller, PersonId person) {
  if (!access::may_administer(caller.actor)) {
    return refuse(Error::Code::forbidden, "Only administrators end the sessions of others.");
  }
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<std::size_t> {
    if (!store::people::find(c, person)) return refuse(Error::Code::not_found, "There is no such person.");
    const auto count = store::identity::end_sessions(c, person);
    store::audit::record(
        c, {now, caller.actor.person, "session.end_all", audit_subject("person", person), std::to_string(count)});
    return count;
  });
}

Result<void> forget_expired(store::Database& database, Instant now, const SessionLimits& limits) {
  // Longer than any count of failures takes to be forgotten, or any support question about a link to be asked.
  constexpr auto afterwards = std::chrono::hours{24 * 7};
  return database.write([&](store::Connection& c) -> Result<void> {
    store::identity::forget_sessions(c, now - limits.idle, now - limits.absolute);
    store::identity::forget_links(c, now - afterwards);
    store::identity::forget_failures(c, now - afterwards);
    return {};
  });
}

}  // namespace journeywork::services
