#pragma once

#include <map>
#include <string>

#include "services/apprenticeship/views.hpp"
#include "store/ledger.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"

/// What the views of one agreement and the lists of many have in common; for views.cpp and views_lists.cpp only.
namespace journeywork::services {

/// Names of people and organisations, each read once a request.
class Names {
 public:
  explicit Names(store::Connection& c) : c_(c) {}

  const std::string& person(PersonId id) {
    const auto [at, fresh] = people_.try_emplace(id);
    if (fresh) {
      if (const auto found = store::people::find(c_, id)) at->second = found->name;
    }
    return at->second;
  }
  const std::string& organisation(OrganisationId id) {
    const auto [at, fresh] = organisations_.try_emplace(id);
    if (fresh) {
      if (const auto found = store::organisations::find(c_, id)) at->second = found->name;
    }
    return at->second;
  }

 private:
  store::Connection& c_;
  std::map<PersonId, std::string> people_;
  std::map<OrganisationId, std::string> organisations_;
};

/// Amounts of money are left out for those who may not see them.
[[nodiscard]] AgreementView view_of(const access::Actor& actor, Loaded loaded, Names& names);
/// Whole days at the site.
[[nodiscard]] int days_since(Instant since, const AgreementView& about);
[[nodiscard]] StandingView standing_view(store::Connection& c, AgreementView about);
[[nodiscard]] OpenView open_view(store::Connection& c, const AgreementView& about, const store::ledger::OpenEntry& open,
                                 Names& names);

}  // namespace journeywork::services
