#pragma once

#include "services/apprenticeship/standards_service.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// More than any standards that people have written, with what a multipart form puts around them.
inline constexpr std::size_t largest_standards_form = (std::size_t{2} * 1024 + 64) * 1024;

/// GET and POST /standards/import.
struct StandardsImportPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;

 private:
  struct Shown;
  [[nodiscard]] http::Response save(const Visit& visit) const;
  [[nodiscard]] http::Response show(const Visit& visit, const Shown& shown) const;
};

}  // namespace journeywork::web::pages
