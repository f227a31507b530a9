#pragma once

#include <memory>

#include "services/apprenticeship/agreement_service.hpp"
#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/loader.hpp"
#include "services/apprenticeship/standards_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "services/careers/careers.hpp"
#include "services/careers/lists.hpp"
#include "services/careers/profiles.hpp"
#include "services/hours_import/hours_import.hpp"
#include "services/identity/api_tokens.hpp"
#include "services/identity/one_time_links.hpp"
#include "services/identity/password_hasher.hpp"
#include "services/identity/sessions.hpp"
#include "services/identity/sign_in.hpp"
#include "services/organisations/organisations.hpp"
#include "services/organisations/people.hpp"
#include "web/site.hpp"

namespace journeywork::app {

/// The database and every service on it: what the server, the command line and the demo work with.
class Backend {
 public:
  /// `settings.demo` allows one-click sign-in.
  Backend(std::unique_ptr<store::Database> database, services::Clock clock, const services::IdentitySettings& settings);

  [[nodiscard]] store::Database& database() { return *database_; }
  [[nodiscard]] const services::IdentitySettings& settings() const { return settings_; }
  [[nodiscard]] web::Services for_web();

 private:
  std::unique_ptr<store::Database> database_;
  services::IdentitySettings settings_;

 public:
  services::Clock clock;
  services::Loader loader;
  services::PasswordHasher hasher;
  services::Sessions sessions;
  services::SignIn sign_in;
  services::OneTimeLinks links;
  services::ApiTokens tokens;
  services::Organisations organisations;
  services::People people;
  services::StandardsService standards;
  services::AgreementService agreements;
  services::LedgerService ledger;
  services::ApprenticeshipViews views;
  services::HoursImport hours;
  services::Careers careers;
  services::CareerProfiles career_profiles;
  services::CareerLists career_lists;
};

/// The time of this machine.
[[nodiscard]] services::Clock system_clock();

}  // namespace journeywork::app
