#include "services/apprenticeship/loader.hpp"

#include "core/base/zone.hpp"
#include "store/agreements.hpp"

namespace journeywork::services {

std::optional<Loaded> Loader::load_unchecked(store::Connection& c, AgreementId id) {
  auto agreement = store::agreements::find(c, id);
  if (!agreement) return std::nullopt;
  auto site = store::organisations::find_site(c, agreement->site);
  if (!site) throw store::Failure("an agreement names a site that is not there");
  Loaded out{std::move(*agreement), nullptr, std::move(*site), {}, {}};
  out.standards = standards_.get(c, out.agreement.standards);
  out.agency = store::agreements::agency_of(c, out.agreement);
  out.today = local_day(now(), out.site.time_zone);
  return out;
}

namespace {

/// Whether somebody may know of it, whatever the token in hand is good for.
bool may_know_of(access::Actor actor, const Loaded& loaded) {
  actor.scopes = access::Actor{}.scopes;
  return access::may(actor, access::Action::read, loaded.subject());
}

}  // namespace

Result<Loaded> Loader::load_known(store::Connection& c, const access::Actor& actor, AgreementId id) {
  auto loaded = load_unchecked(c, id);
  if (!loaded || !may_know_of(actor, *loaded)) {
    return refuse(Error::Code::not_found, "There is no such agreement.");
  }
  return std::move(*loaded);
}

Result<Loaded> Loader::load(store::Connection& c, const access::Actor& actor, AgreementId id, access::Action action) {
  auto loaded = load_known(c, actor, id);
  if (!loaded) return loaded;
  if (!access::may(actor, action, loaded->subject())) {
    const auto state = loaded->agreement.state;
    if (state == apprenticeship::AgreementState::completed) {
      return refuse(Error::Code::forbidden, "This apprenticeship is completed; its record is closed.");
    }
    if (state == apprenticeship::AgreementState::draft && action != access::Action::activate) {
      return refuse(Error::Code::forbidden, "This agreement is still a draft. The sponsor activates it first.");
    }
    return refuse(Error::Code::forbidden, "You may read this record but not do this.");
  }
  return loaded;
}

}  // namespace journeywork::services
