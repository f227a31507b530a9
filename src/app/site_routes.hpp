#pragma once

#include <memory>

#include "app/backend.hpp"
#include "web/http/assets.hpp"
#include "web/http/router.hpp"

namespace journeywork::app {

struct SiteSettings {
  bool demo = false;
  bool secure = false;  ///< reached over TLS
  std::string public_url;
};

/// Every route of the site, put together from the areas' lists: pages, API, assets, health.
class Site {
 public:
  Site(Backend& backend, const web::http::AssetStore& assets, const SiteSettings& settings);

  [[nodiscard]] web::http::Response handle(web::http::Request request) const;
  [[nodiscard]] std::size_t max_body(web::http::Method method, std::string_view path) const;

 private:
  web::Guard guard_;
  web::Shell shell_;
  web::http::Router router_;
};

}  // namespace journeywork::app
