#pragma once

#include <string>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET and POST /people/new, and the page with the link that comes of it.
struct InvitePage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;

  /// Shows a first-password link to who hands it over: the only time that it is shown.
  [[nodiscard]] http::Response show_link(const Visit& visit, const std::string& name, const std::string& token) const;

 private:
  [[nodiscard]] http::Response save(const Visit& visit) const;
  [[nodiscard]] http::Response show(const Visit& visit, const Error* error) const;
};

/// "/people/7?organisation=3", with more of the path after the 7.
[[nodiscard]] std::string person_url(PersonId person, OrganisationId organisation, const std::string& rest = {});

}  // namespace journeywork::web::pages
