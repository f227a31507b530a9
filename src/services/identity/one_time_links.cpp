#include "services/identity/one_time_links.hpp"

#include <algorithm>

#include "services/audit.hpp"
#include "services/fields.hpp"
#include "services/identity/password_rules.hpp"
#include "store/audit.hpp"
#include "store/identity.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"

namespace journeywork::services {

namespace {

constexpr LinkPurpose all_purposes[] = {LinkPurpose::first_password, LinkPurpose::forgotten_password,
                                        LinkPurpose::administrator};

tl::unexpected<Error> no_such_link() {
  return refuse(Error::Code::not_found,
                "This link is not good any more: each works once, and not for ever. Ask for a new one.");
}

struct OpenLink {
  LinkView view;
  PersonId person;
};

/// A link that would work now.
Result<OpenLink> find_open(store::Connection& c, const store::Blob& hash, Instant now) {
  const auto link = store::identity::find_link(c, hash);
  if (!link || link->expires_at <= now) return no_such_link();
  const auto purpose = parse_link_purpose(link->purpose);
  if (!purpose) return no_such_link();
  OpenLink open{{*purpose, {}, {}, link->expires_at}, link->person};
  if (*purpose == LinkPurpose::administrator) {
    if (!store::people::administrators(c).empty()) return no_such_link();
    return open;
  }
  const auto person = store::people::find(c, link->person);
  if (!person || person->disabled) return no_such_link();
  open.view.name = person->name;
  open.view.email = person->email;
  return open;
}

Result<OpenLink> find_open(store::Database& database, const std::optional<store::Blob>& hash, Instant now) {
  if (!hash) return no_such_link();
  return database.read([&](store::Connection& c) { return find_open(c, *hash, now); });
}

/// What the form says, as it is to be kept; the password apart.
struct Checked {
  store::people::Person person;
  store::organisations::Organisation organisation;
};

Result<Checked> check(const FirstAdministrator& form) {
  FieldChecks checks;
  Checked out;
  out.person.name = checks.line("name", form.name);
  out.person.email = checks.email("email", form.email);
  out.person.locale = checks.locale("locale", form.locale);
  out.organisation.kind = store::organisations::Kind::sponsor;
  out.organisation.name = checks.line("organisation", form.organisation);
  out.organisation.country = checks.country("country", form.country);
  out.organisation.locale = out.person.locale;
  if (auto problem = check_new_password("password", form.password, {out.person.name, out.person.email})) {
    checks.refuse(std::move(*problem));
  }
  return checks.result().map([&] { return std::move(out); });
}

}  // namespace

std::string_view name(LinkPurpose purpose) {
  switch (purpose) {
    case LinkPurpose::first_password:
      return "first_password";
    case LinkPurpose::forgotten_password:
      return "forgotten_password";
    case LinkPurpose::administrator:
      return "administrator";
  }
  return "";
}

std::optional<LinkPurpose> parse_link_purpose(std::string_view text) {
  const auto* found = std::ranges::find(all_purposes, text, [](LinkPurpose purpose) { return name(purpose); });
  return found == std::end(all_purposes) ? std::nullopt : std::optional(*found);
}

std::string issue_link(store::Connection& c, LinkPurpose purpose, PersonId person, Instant now, Instant expires_at,
                       const Secret& secret) {
  const std::string text(name(purpose));
  if (person) {
    store::identity::drop_links_of(c, person);
  } else {
    store::identity::drop_links_for(c, text);
  }
  store::identity::insert_link(c, {text, person, expires_at}, secret.hash, now);
  return secret.text;
}

Result<LinkView> OneTimeLinks::look(std::string_view token) {
  return find_open(database_, hash_of_secret(token), clock_()).map([](OpenLink open) { return std::move(open.view); });
}

Result<SessionStart> OneTimeLinks::set_password(std::string_view token, const std::string& password,
                                                const std::string& device) {
  const auto now = clock_();
  const auto hash = hash_of_secret(token);
  const auto open = find_open(database_, hash, now);
  if (!open) return tl::unexpected(open.error());
  if (!open->person) return no_such_link();
  if (auto problem = check_new_password("password", password, {open->view.name, open->view.email})) {
    const auto message = problem->message;
    return refuse(Error::Code::invalid, message, {std::move(*problem)});
  }
  const auto password_hash = hasher_.hash(*password_key(password));
  if (!password_hash) return tl::unexpected(password_hash.error());
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<SessionStart> {
    const auto used = store::identity::use_link(c, *hash, now);
    const auto credentials = used ? store::identity::lock_credentials(c, used->person) : std::nullopt;
    auto caller = used ? load_caller(c, used->person) : std::nullopt;
    if (!credentials || credentials->disabled || !caller) return no_such_link();
    const auto person = used->person;
    store::identity::set_password(c, person, *password_hash);
    store::identity::end_sessions(c, person);
    store::identity::drop_links_of(c, person);
    store::audit::record(c, {now, person, "password.by_link", audit_subject("person", person), used->purpose});
    return begin_session(c, std::move(*caller), device, now, secret);
  });
}

Result<SessionStart> OneTimeLinks::create_administrator(std::string_view token, const FirstAdministrator& form,
                                                        const std::string& device) {
  const auto now = clock_();
  const auto hash = hash_of_secret(token);
  const auto open = find_open(database_, hash, now);
  if (!open) return tl::unexpected(open.error());
  if (open->view.purpose != LinkPurpose::administrator) return no_such_link();
  const auto checked = check(form);
  if (!checked) return tl::unexpected(checked.error());
  const auto password_hash = hasher_.hash(*password_key(form.password));
  if (!password_hash) return tl::unexpected(password_hash.error());
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<SessionStart> {
    if (!store::identity::use_link(c, *hash, now) || !store::people::lock_administrators(c).empty())
      return no_such_link();
    const auto person = store::people::insert(c, checked->person, now);
    if (!person) {
      return refuse_field("email", "Somebody here has this email address already.", checked->person.email,
                          "another address");
    }
    const auto organisation = store::organisations::insert(c, checked->organisation, now);
    store::people::give(c, {{}, *person, organisation, access::Role::administrator, {}}, now);
    store::identity::set_password(c, *person, *password_hash);
    store::audit::record(c, {now, *person, "administrator.first", audit_subject("person", *person),
                             audit_subject("organisation", organisation)});
    return begin_session(c, load_caller(c, *person).value(), device, now, secret);
  });
}

Result<std::string> OneTimeLinks::for_password_of(const std::string& email) {
  const auto now = clock_();
  const auto key = email_key(email);
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<std::string> {
    const auto person = key ? store::people::by_email(c, *key) : std::nullopt;
    if (!person) return refuse(Error::Code::not_found, "Nobody here has this email address.");
    if (person->disabled) return refuse(Error::Code::conflict, "This person's account is disabled.");
    const auto purpose = person->has_password ? LinkPurpose::forgotten_password : LinkPurpose::first_password;
    const auto lifetime = person->has_password ? lifetimes_.forgotten_password : lifetimes_.first_password;
    store::audit::record(c, {now, {}, "link.create", audit_subject("person", person->id), std::string(name(purpose))});
    return issue_link(c, purpose, person->id, now, now + lifetime, secret);
  });
}

Result<std::string> OneTimeLinks::for_first_administrator() {
  const auto now = clock_();
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<std::string> {
    if (!store::people::lock_administrators(c).empty()) {
      return refuse(Error::Code::conflict, "There is an administrator already.");
    }
    return issue_link(c, LinkPurpose::administrator, {}, now, now + lifetimes_.administrator, secret);
  });
}

}  // namespace journeywork::services
