#include "web/pages/careers/own_export.hpp"

#include <boost/json/serialize.hpp>

#include "core/base/locale.hpp"
#include "web/api/careers_shape.hpp"

namespace journeywork::web::pages {

namespace json = boost::json;

namespace {

json::array texts(const std::vector<std::string>& all) {
  json::array out;
  for (const auto& each : all) out.emplace_back(each);
  return out;
}

json::object looks_for(const careers::Person& person) {
  json::object out{{"tools", texts(person.tools)}, {"interests", texts(person.interests)}};
  if (!person.place.empty()) out["place"] = person.place;
  if (!person.pay_area.empty()) out["pay_area"] = person.pay_area;
  if (person.within_miles) out["within_miles"] = *person.within_miles;
  if (person.hours_a_week) out["hours_a_week"] = *person.hours_a_week;
  if (person.pay_sought) {
    out["pay_sought_a_year"] =
        json::object{{"amount", plain(*person.pay_sought)}, {"currency", person.pay_sought->currency}};
  }
  return out;
}

}  // namespace

std::string own_export(const services::KnownPerson& known, const std::vector<store::career_lists::List>& lists,
                       Date today) {
  json::array verified;
  for (const auto& skill : known.verified) {
    verified.push_back(json::object{
        {"skill", skill.skill}, {"level", skill.level}, {"signed_off", skill.signed_off}, {"competencies", skill.of}});
  }
  json::array apprenticeships;
  for (const auto& each : known.apprenticeships) {
    apprenticeships.push_back(json::object{{"title", each.title},
                                           {"occupation", each.occupation},
                                           {"months", each.months},
                                           {"completed", each.completed},
                                           {"credentials", texts(each.credentials)}});
  }
  json::array own;
  for (const auto& list : lists) {
    own.push_back(json::object{
        {"address", "/l/" + list.slug}, {"title", list.title}, {"text", list.text}, {"roles", texts(list.items)}});
  }
  return json::serialize(json::object{{"taken_on", iso(today)},
                                      {"profile", api::to_json(known.person.profile)},
                                      {"looks_for", looks_for(known.person)},
                                      {"interests_shared_with_coordinators", known.shared},
                                      {"apprenticeships", std::move(apprenticeships)},
                                      {"verified_by_sign_off", std::move(verified)},
                                      {"lists_for_others", std::move(own)}}) +
         "\n";
}

}  // namespace journeywork::web::pages
