#include "services/careers/sheet.hpp"

#include "exchange/career_sheet/career_sheet.hpp"
#include "services/careers/words.hpp"

namespace journeywork::services {

using exchange::CareerSheet;

namespace {

std::optional<CareerSheet::Figure> figure(const std::optional<Money>& money, const Locale& locale) {
  if (!money) return std::nullopt;
  return CareerSheet::Figure{whole_money(locale, *money), static_cast<double>(money->minor)};
}

CareerSheet::Pay pay_of(const careers::PayRange& pay, const Locale& locale) {
  CareerSheet::Pay out;
  out.low = figure(pay.p10 ? pay.p10 : pay.p25, locale);
  out.low_is = pay.p10 ? "a tenth earn less" : "a quarter earn less";
  out.middle = figure(pay.median, locale);
  out.high = figure(pay.p90 ? pay.p90 : pay.p75, locale);
  out.high_is = pay.p90 ? "a tenth earn more" : "a quarter earn more";
  const bool any = out.low || out.middle || out.high;
  // Source and year first: what is too long for the sheet is cut at its end.
  if (any) out.note = "A year. " + pay.source + ", " + std::to_string(pay.year) + ": " + pay.scope + ".";
  return out;
}

std::string outlook_of(const careers::Outlook& outlook, const Locale& locale) {
  std::string out;
  if (outlook.growth_percent) {
    const int growth = *outlook.growth_percent;
    out = "Jobs " + std::string(growth > 0 ? "+" : "") + std::to_string(growth) + " % in " + outlook.span + ". ";
  }
  if (outlook.openings_a_year) out += "About " + locale.number(*outlook.openings_a_year) + " openings a year. ";
  if (outlook.jobs) out += locale.number(*outlook.jobs) + " jobs. ";
  return out.empty() ? out : out + std::to_string(outlook.year) + ", " + outlook.source + ".";
}

std::string education_of(const careers::Requirements& asked) {
  std::string out(title(asked.education));
  if (asked.education_preferred > asked.education) {
    out += "; " + std::string(title(asked.education_preferred)) + " is preferred";
  }
  return out;
}

void add_credentials(CareerSheet& sheet, const careers::Requirements& asked) {
  for (const auto& each : asked.credentials) sheet.credentials.push_back(each.title + ", required");
  for (const auto& each : asked.credentials_preferred) sheet.credentials.push_back(each.title + ", helps");
}

/// What must be said of the loaded data that the sheet shows: O*NET's words, the outlook beside them, pay.
std::vector<std::string> attributions_of(const World& world, const careers::Occupation& one, bool loaded_pay) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view kind) {
    if (const auto* set = world.set(kind)) out.push_back(set->attribution);
  };
  if (world.provenance(one.code).origin == careers::Provenance::Origin::onet) {
    add("onet");
    if (one.pay.median || !one.outlook.source.empty()) add("ooh");
  }
  if (loaded_pay) add("oews");
  return out;
}

/// Programmes of this installation before what is usual.
void add_routes(CareerSheet& sheet, const World& world, const careers::Occupation& one) {
  for (const auto& programme : world.programmes) {
    if (careers::leads_to(world.catalogue(), programme) != &one) continue;
    const auto* option = world.catalogue().option(programme.code);
    sheet.routes.push_back({"Offered here", option->title + ", " + months_in_words(programme.months_low) + ", paid."});
  }
  for (const auto& entry : one.entry) sheet.routes.push_back({std::string(title_of_route(entry.route)), entry.text});
}

}  // namespace

Result<std::string> career_sheet(const World& world, const SheetOrder& order) {
  const auto* one = world.occupation(order.occupation);
  if (one == nullptr) return refuse(Error::Code::not_found, "There is no such occupation.");
  CareerSheet sheet;
  sheet.paper = order.paper == SheetPaper::a4 ? CareerSheet::Paper::a4 : CareerSheet::Paper::letter;
  sheet.title = one->title;
  sheet.family = title_of(one->family);
  sheet.summary = one->summary;
  for (const auto& moment : one->day) sheet.day.push_back({moment.time, moment.text});
  sheet.duties = one->duties;
  add_routes(sheet, world, *one);
  sheet.pay = pay_of(order.pay, order.locale);
  sheet.outlook = outlook_of(one->outlook, order.locale);
  sheet.likes = one->likes;
  sheet.hard = one->hard;
  sheet.education = education_of(one->requirements);
  add_credentials(sheet, one->requirements);
  sheet.address = order.address;
  sheet.installation = order.installation;
  sheet.attributions = attributions_of(world, *one, order.loaded_pay);
  return exchange::career_sheet(sheet);
}

}  // namespace journeywork::services
