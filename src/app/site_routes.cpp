#include "app/site_routes.hpp"

#include "app/demo/demo.hpp"
#include "web/api/api.hpp"
#include "web/pages/access.hpp"
#include "web/pages/account.hpp"
#include "web/pages/agreements.hpp"
#include "web/pages/api_reference.hpp"
#include "web/pages/apprentice.hpp"
#include "web/pages/apprentices.hpp"
#include "web/pages/careers/explore_routes.hpp"
#include "web/pages/careers/own_routes.hpp"
#include "web/pages/hours.hpp"
#include "web/pages/organisations.hpp"
#include "web/pages/people.hpp"
#include "web/pages/queue.hpp"
#include "web/pages/standards.hpp"

namespace journeywork::app {

namespace {

using web::http::Method;
using web::http::Request;
using web::http::Response;

/// Alive at all, and able to write: for a supervisor and for a load balancer.
std::vector<web::http::Route> health_routes(store::Database& database) {
  const auto healthy = [&database](const Request&) {
    const auto why = database.unhealthy();
    return why ? web::http::text("not healthy: " + *why + "\n", 503) : web::http::text("ok\n");
  };
  const auto ready = [&database](const Request&) {
    const auto checked = store::check_schema(database);
    if (!checked) return web::http::text("not ready: " + checked.error().message + "\n", 503);
    const auto why = database.unhealthy();
    return why ? web::http::text("not ready: " + *why + "\n", 503) : web::http::text("ready\n");
  };
  return {{Method::get, "/healthz", healthy}, {Method::get, "/readyz", ready}};
}

std::vector<web::PageRoute> page_routes(Backend& backend, const web::Shell& shell, const SiteSettings& settings) {
  const auto services = backend.for_web();
  std::vector<web::PageRoute> all;
  const auto add = [&](std::vector<web::PageRoute> area) {
    all.insert(all.end(), std::make_move_iterator(area.begin()), std::make_move_iterator(area.end()));
  };
  add(web::pages::access_routes(
      shell, services, settings.demo ? demo_people(backend.database()) : std::vector<web::pages::DemoPerson>{}));
  add(web::pages::apprentice_routes(shell, services));
  add(web::pages::queue_routes(shell, services));
  add(web::pages::apprentices_routes(shell, services));
  add(web::pages::agreement_routes(shell, services));
  add(web::pages::hours_routes(shell, services));
  add(web::pages::organisation_routes(shell, services));
  add(web::pages::people_routes(shell, services));
  add(web::pages::standards_routes(shell, services));
  add(web::pages::account_routes(shell, services));
  add(web::pages::explore_routes(shell, services));
  add(web::pages::own_career_routes(shell, services));
  add(web::pages::api_reference_routes(shell));
  return all;
}

std::vector<web::http::Route> all_routes(Backend& backend, const web::http::AssetStore& assets, const web::Guard& guard,
                                         const web::Shell& shell, const SiteSettings& settings) {
  auto out = guard.routes(page_routes(backend, shell, settings));
  out.push_back(assets.route());
  out.push_back({Method::get, "/favicon.ico", [&assets](const Request& r) { return assets.serve(r, "favicon.svg"); }});
  for (auto& route : health_routes(backend.database())) out.push_back(std::move(route));
  for (auto& route : web::api::routes(backend.for_web())) out.push_back(std::move(route));
  return out;
}

}  // namespace

Site::Site(Backend& backend, const web::http::AssetStore& assets, const SiteSettings& settings)
    : guard_(backend.sessions, {settings.secure}),
      shell_(guard_, assets, backend.views, {settings.demo, JOURNEYWORK_VERSION, settings.public_url}),
      router_(all_routes(backend, assets, guard_, shell_, settings), [this](const Request& request) {
        if (web::api::is_api_path(request.path)) return web::http::text("There is nothing at this address.", 404);
        auto visit = guard_.visit(request);
        auto response = shell_.not_found(visit);
        web::add_security_headers(response);
        return response;
      }) {}

Response Site::handle(Request request) const {
  const bool api = web::api::is_api_path(request.path);
  auto response = router_(std::move(request));
  const bool explained = response.header("content-type") == "application/problem+json";
  return api && response.status >= 400 && !explained ? web::api::as_problem(std::move(response)) : response;
}

std::size_t Site::max_body(Method method, std::string_view path) const { return router_.max_body(method, path); }

}  // namespace journeywork::app
