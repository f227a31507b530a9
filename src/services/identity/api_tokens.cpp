#include "services/identity/api_tokens.hpp"

#include <chrono>

#include "services/audit.hpp"
#include "services/fields.hpp"
#include "services/fingerprint.hpp"
#include "services/identity/secrets.hpp"
#include "services/identity/session_start.hpp"
#include "services/once.hpp"
#include "store/audit.hpp"
#include "store/people.hpp"

namespace journeywork::services {

using store::identity::ApiToken;

namespace {

/// More than anybody can tell apart.
constexpr std::size_t most_tokens = 50;
/// As for sessions: using a token stays reading.
constexpr std::chrono::seconds touch_after{60};

std::string text_of(const std::set<access::Scope>& scopes) {
  std::string out;
  for (const auto scope : scopes) out += (out.empty() ? "" : " ") + std::string(access::name(scope));
  return out;
}

/// A scope that this program does not know gives nothing.
std::set<access::Scope> scopes_of(const std::string& text) {
  std::set<access::Scope> out;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find(' ', start), text.size());
    if (const auto scope = access::parse_scope(std::string_view(text).substr(start, end - start))) out.insert(*scope);
    start = end + 1;
  }
  return out;
}

bool is_expired(const ApiToken& token, Instant now) { return token.expires_at && *token.expires_at <= now; }

Result<std::string> check(const ApiTokenRequest& request, Instant now) {
  FieldChecks checks;
  auto name = checks.line("name", request.name, 100);
  if (request.scopes.empty()) {
    checks.refuse({"scopes",
                   "Choose what the token may be used for.",
                   {},
                   text_of({std::begin(access::all_scopes), std::end(access::all_scopes)})});
  }
  if (request.expires_at && *request.expires_at <= now) {
    checks.refuse({"expires_at", "This has passed already.", iso(*request.expires_at), "a later day, or none"});
  }
  return checks.result().map([&] { return std::move(name); });
}

Result<void> require_session(const Caller& caller) {
  if (caller.in_session()) return {};
  return refuse(Error::Code::forbidden, "Sign in with a browser to look after your tokens.");
}

/// `by` is none for the operator.
Result<ApiTokenId> insert(store::Connection& c, PersonId by, const ApiToken& token, const Secret& secret) {
  if (store::identity::api_tokens_of(c, token.person).size() >= most_tokens) {
    return refuse(Error::Code::conflict,
                  "There are " + std::to_string(most_tokens) + " tokens already. Revoke one first.");
  }
  const auto id = store::identity::insert_api_token(c, token, secret.hash);
  store::audit::record(c, {token.created_at, by, "token.create", audit_subject("person", token.person),
                           "token=" + std::to_string(id.value) + " scopes=" + token.scopes});
  return id;
}

}  // namespace

Result<Caller> ApiTokens::caller_of(std::string_view token) {
  const auto refused = [] {
    return refuse(Error::Code::unauthenticated, "This token is not known, or not good any more.");
  };
  const auto hash = hash_of_secret(token, api_token_prefix);
  if (!hash) return refused();
  const auto now = clock_();
  struct Found {
    Caller caller;
    ApiToken token;
  };
  auto found = database_.read([&](store::Connection& c) -> Result<Found> {
    auto stored = store::identity::find_api_token(c, *hash);
    if (!stored || is_expired(*stored, now)) return refused();
    auto caller = load_caller(c, stored->person);
    if (!caller) return refused();
    caller->actor.scopes = scopes_of(stored->scopes);
    return Found{std::move(*caller), std::move(*stored)};
  });
  if (!found) return tl::unexpected(std::move(found.error()));
  if (!found->token.used_at || now - *found->token.used_at >= touch_after) {
    // Reading goes on when nothing can be written.
    (void)database_.write([&](store::Connection& c) -> Result<void> {
      store::identity::touch_api_token(c, found->token.id, now);
      return {};
    });
  }
  return std::move(found->caller);
}

Result<NewApiToken> ApiTokens::create(const Caller& caller, const ApiTokenRequest& request, const std::string& key) {
  if (auto allowed = require_session(caller); !allowed) return tl::unexpected(std::move(allowed.error()));
  const auto now = clock_();
  const auto name = check(request, now);
  if (!name) return tl::unexpected(name.error());
  const auto person = caller.actor.person;
  const auto scopes = text_of(request.scopes);
  const auto expiry = request.expires_at ? iso(*request.expires_at) : "";
  const RequestKey request_key{key, fingerprint_of({"token.create", *name, scopes, expiry})};
  const auto secret = new_secret(api_token_prefix);
  return database_.write([&](store::Connection& c) -> Result<NewApiToken> {
    NewApiToken made{{}, secret.text};
    const auto outcome = once(c, person, request_key, now, [&]() -> Result<std::string> {
      const auto id = insert(c, person, {{}, person, *name, scopes, now, request.expires_at, {}}, secret);
      if (!id) return tl::unexpected(id.error());
      made.id = *id;
      return std::to_string(id->value);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    if (outcome->repeated) {
      return refuse(Error::Code::conflict,
                    "This token was made already and is shown only once. Revoke it and make another if you missed it.");
    }
    return made;
  });
}

Result<std::vector<ApiTokenView>> ApiTokens::list(const Caller& caller) {
  if (auto allowed = require_session(caller); !allowed) return tl::unexpected(std::move(allowed.error()));
  const auto now = clock_();
  return database_.read([&](store::Connection& c) -> Result<std::vector<ApiTokenView>> {
    std::vector<ApiTokenView> out;
    for (const auto& each : store::identity::api_tokens_of(c, caller.actor.person)) {
      out.push_back({each.id, each.name, scopes_of(each.scopes), each.created_at, each.expires_at, each.used_at,
                     is_expired(each, now)});
    }
    return out;
  });
}

Result<void> ApiTokens::revoke(const Caller& caller, ApiTokenId id) {
  if (auto allowed = require_session(caller); !allowed) return allowed;
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto person = caller.actor.person;
    if (store::identity::revoke_api_token(c, person, id, now)) {
      store::audit::record(
          c, {now, person, "token.revoke", audit_subject("person", person), "token=" + std::to_string(id.value)});
    }
    return {};
  });
}

Result<NewApiToken> ApiTokens::create_for(const std::string& email, const ApiTokenRequest& request) {
  const auto now = clock_();
  const auto name = check(request, now);
  if (!name) return tl::unexpected(name.error());
  const auto key = email_key(email);
  const auto secret = new_secret(api_token_prefix);
  return database_.write([&](store::Connection& c) -> Result<NewApiToken> {
    const auto person = key ? store::people::by_email(c, *key) : std::nullopt;
    if (!person) return refuse(Error::Code::not_found, "Nobody here has this email address.");
    if (person->disabled) return refuse(Error::Code::conflict, "This person's account is disabled.");
    const auto id =
        insert(c, {}, {{}, person->id, *name, text_of(request.scopes), now, request.expires_at, {}}, secret);
    return id.map([&](ApiTokenId made) { return NewApiToken{made, secret.text}; });
  });
}

}  // namespace journeywork::services
