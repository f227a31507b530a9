#include "services/identity/sign_in.hpp"

#include "services/audit.hpp"
#include "services/fields.hpp"
#include "services/identity/password_rules.hpp"
#include "services/identity/throttle.hpp"
#include "store/audit.hpp"
#include "store/identity.hpp"
#include "store/people.hpp"

namespace journeywork::services {

namespace {

/// Who the email says it is, and what the password is compared with; neither for nobody.
struct Candidate {
  PersonId person;
  std::optional<std::string> hash;
};

tl::unexpected<Error> not_known() {
  return refuse(Error::Code::unauthenticated, "The email address or the password does not fit.");
}

/// True when nothing about the account has changed since `hash` was read: no other password, not disabled.
bool still_holds(store::Connection& c, PersonId person, const std::optional<std::string>& hash) {
  const auto now = store::identity::lock_credentials(c, person);
  return now && !now->disabled && now->password_hash == hash;
}

}  // namespace

Result<bool> SignIn::fits(const std::optional<std::string>& hash, const std::string& typed) {
  const auto key = password_key(typed);
  if (hash && key) return hasher_.verify(*hash, *key);
  return hasher_.verify_nothing(key.value_or("")).map([] { return false; });
}

void SignIn::forgive(const ThrottleKeys& keys) {
  // When this fails too, one attempt more is counted than was made: nothing to tell anybody.
  (void)database_.write([&](store::Connection& c) -> Result<void> {
    give_back(c, keys);
    return {};
  });
}

Result<SessionStart> SignIn::with_password(const SignInRequest& request) {
  const auto now = clock_();
  const auto email = email_key(request.email);
  const auto keys = throttle_keys(email.value_or(request.email), request.address);

  const auto candidate = database_.write([&](store::Connection& c) -> Result<Candidate> {
    if (auto free = charge(c, settings_.throttle, keys, now); !free) return tl::unexpected(std::move(free.error()));
    const auto person = email ? store::people::by_email(c, *email) : std::nullopt;
    if (!person || person->disabled) return Candidate{};
    return Candidate{person->id, store::identity::password_hash(c, person->id)};
  });
  if (!candidate) return tl::unexpected(candidate.error());

  const auto right = fits(candidate->hash, request.password);
  if (!right) {
    forgive(keys);
    return tl::unexpected(right.error());
  }
  if (!*right) {
    const auto noted = database_.write([&](store::Connection& c) -> Result<void> {
      store::audit::record(c, {now, {}, "sign_in.refused", audit_subject("person", candidate->person), {}});
      return {};
    });
    return noted ? not_known() : tl::unexpected(noted.error());
  }

  // Kept at today's cost from now on; when it cannot be made just now, the next sign-in will do it.
  std::optional<std::string> fresh_hash;
  if (hasher_.is_outdated(*candidate->hash)) {
    if (auto made = hasher_.hash(*password_key(request.password))) fresh_hash = std::move(*made);
  }
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<SessionStart> {
    auto caller = load_caller(c, candidate->person);
    if (!caller || !still_holds(c, candidate->person, candidate->hash)) return not_known();
    settle(c, keys);
    if (fresh_hash) store::identity::set_password(c, candidate->person, *fresh_hash);
    store::audit::record(c, {now, candidate->person, "sign_in", audit_subject("person", candidate->person), {}});
    return begin_session(c, std::move(*caller), request.device, now, secret);
  });
}

Result<SessionStart> SignIn::as(PersonId person, const std::string& device) {
  if (!settings_.demo) return refuse(Error::Code::forbidden, "Signing in without a password is for the demo only.");
  const auto now = clock_();
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<SessionStart> {
    auto caller = load_caller(c, person);
    if (!caller) return refuse(Error::Code::not_found, "There is no such person in this demo.");
    store::audit::record(c, {now, person, "sign_in.demo", audit_subject("person", person), {}});
    return begin_session(c, std::move(*caller), device, now, secret);
  });
}

Result<SessionStart> SignIn::change_password(const Caller& caller, const PasswordChange& change) {
  if (!caller.in_session()) return refuse(Error::Code::forbidden, "Sign in with a browser to change the password.");
  if (auto problem = check_new_password("password", change.password, {caller.name, caller.email})) {
    const auto message = problem->message;
    return refuse(Error::Code::invalid, message, {std::move(*problem)});
  }
  const auto now = clock_();
  const auto person = caller.actor.person;
  const auto keys = throttle_keys(caller.email, change.address);
  const auto before = database_.write([&](store::Connection& c) -> Result<std::optional<std::string>> {
    if (auto free = charge(c, settings_.throttle, keys, now); !free) return tl::unexpected(std::move(free.error()));
    return store::identity::password_hash(c, person);
  });
  if (!before) return tl::unexpected(before.error());

  const auto right = fits(*before, change.current_password);
  if (!right) {
    forgive(keys);
    return tl::unexpected(right.error());
  }
  if (!*right) return refuse_field("current_password", "This is not your password of until now.");
  const auto hash = hasher_.hash(*password_key(change.password));
  if (!hash) return tl::unexpected(hash.error());

  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<SessionStart> {
    auto fresh = load_caller(c, person);
    const auto session = store::identity::find_session(c, {caller.session_hash});
    if (!fresh || !session || !still_holds(c, person, *before)) {
      return refuse(Error::Code::conflict, "The account has changed meanwhile. Sign in again.");
    }
    settle(c, keys);
    store::identity::set_password(c, person, *hash);
    store::identity::end_sessions(c, person);
    store::identity::drop_links_of(c, person);
    store::audit::record(c, {now, person, "password.change", audit_subject("person", person), {}});
    return begin_session(c, std::move(*fresh), session->device, now, secret);
  });
}

}  // namespace journeywork::services
