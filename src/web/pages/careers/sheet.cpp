#include "web/pages/careers/sheet.hpp"

#include "services/careers/sheet.hpp"
#include "web/http/encoding.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/careers/search.hpp"

namespace journeywork::web::pages {

namespace {

services::SheetPaper paper_of(const Visit& visit) {
  const auto asked = visit.request.query_value("paper");
  if (asked == "a4") return services::SheetPaper::a4;
  if (asked == "letter") return services::SheetPaper::letter;
  const auto& tag = visit.locale.tag();
  const bool american = tag == "en-US" || tag.ends_with("-CA") || tag.ends_with("-MX");
  return american ? services::SheetPaper::letter : services::SheetPaper::a4;
}

/// "htm.example.org" of "https://htm.example.org"
std::string host_of(const std::string& address) {
  const auto at = address.find("://");
  return at == std::string::npos ? address : address.substr(at + 3);
}

}  // namespace

http::Response SheetPage::operator()(const Visit& visit) const {
  const auto code = visit.request.path_value("code");
  const auto world = services.careers.world();
  const auto* one = world->occupation(code);
  if (one == nullptr) return unknown_occupation(shell, services, visit, code);
  auto pay = services.careers.pay(*world, code, std::string(visit.request.query_value("area")), {});
  if (!pay) return shell.error(visit, pay.error());

  const auto site = site_address(shell, visit);
  services::SheetOrder order;
  order.occupation = one->code;
  order.pay = pay->area ? pay->area->here : pay->base;
  order.loaded_pay = pay->area || pay->from_figures;
  order.paper = paper_of(visit);
  order.address = site + occupation_url(one->code);
  order.installation = host_of(site);
  order.locale = visit.locale;
  auto sheet = services::career_sheet(*world, order);
  if (!sheet) return shell.error(visit, sheet.error());
  http::Response answer;
  answer.body = std::move(*sheet);
  answer.set("Content-Type", "application/pdf");
  answer.set("Content-Disposition", "inline; filename=\"" + http::percent_encode(one->code) + ".pdf\"");
  return answer;
}

}  // namespace journeywork::web::pages
