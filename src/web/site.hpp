#pragma once

#include <functional>
#include <string>
#include <vector>

#include "services/clock.hpp"
#include "web/guard.hpp"
#include "web/http/assets.hpp"
#include "web/pages/template.hpp"

namespace journeywork::services {
class AgreementService;
class ApiTokens;
class ApprenticeshipViews;
class CareerLists;
class CareerProfiles;
class Careers;
class HoursImport;
class LedgerService;
class OneTimeLinks;
class Organisations;
class People;
class Sessions;
class SignIn;
class StandardsService;
}  // namespace journeywork::services

namespace journeywork::web {

/// The services that pages and the API stand on. Owned by app; a page keeps only those that it uses.
struct Services {
  services::Sessions& sessions;
  services::SignIn& sign_in;
  services::OneTimeLinks& links;
  services::ApiTokens& tokens;
  services::Organisations& organisations;
  services::People& people;
  services::StandardsService& standards;
  services::AgreementService& agreements;
  services::LedgerService& ledger;
  services::ApprenticeshipViews& views;
  services::HoursImport& hours;
  services::Careers& careers;
  services::CareerProfiles& career_profiles;
  services::CareerLists& career_lists;
  services::Clock clock;
};

struct SiteOptions {
  bool demo = false;  ///< invented data; one-click sign-in
  std::string version;
  std::string public_url;  ///< "https://htm.example.org", for links that people pass on
};

/// What a page says of itself to the frame around it.
struct PageInfo {
  std::string title;
  std::string file;      ///< under web/templates
  std::string tab = {};  ///< the path of the tab that it belongs to: "/queue"; may be empty
  bool chart = false;    ///< carries a chart
  int status = 200;
};

/// The frame around every page: head, navigation by role, what the last action did.
class Shell {
 public:
  Shell(const Guard& guard, const http::AssetStore& assets, services::ApprenticeshipViews& views, SiteOptions options);

  [[nodiscard]] const SiteOptions& options() const { return options_; }
  [[nodiscard]] const Guard& guard() const { return guard_; }

  using Fill = std::function<void(Dict&)>;
  [[nodiscard]] http::Response page(const Visit& visit, const PageInfo& info, const Fill& fill) const;

  /// The page for a refusal that is not about a form: not found, forbidden, changed meanwhile, not available.
  [[nodiscard]] http::Response error(const Visit& visit, const Error& error) const;
  [[nodiscard]] http::Response not_found(const Visit& visit) const;

  /// After a POST: go there and say this once.
  [[nodiscard]] http::Response done(const Visit& visit, const std::string& to, const Guard::Flash& flash) const;

 private:
  const Guard& guard_;
  const http::AssetStore& assets_;
  services::ApprenticeshipViews& views_;
  SiteOptions options_;
};

/// The first page of somebody who is signed in, by what they are: "/today", "/queue", "/apprentices" ...
[[nodiscard]] std::string home_of(const services::Caller& caller);

/// Shows the summary at the top of a refused form (partials/errors.html) at {{>ERRORS}}.
void show_errors(Dict& page, const Error& error);
/// What is wrong with one field, for the text beside it; empty when nothing is.
[[nodiscard]] std::string problem_at(const Error* error, std::string_view field);

}  // namespace journeywork::web
