#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "services/apprenticeship/standards_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "services/organisations/organisations.hpp"
#include "services/organisations/people.hpp"

/// How the API writes what the services know. Names and units are those of openapi.yaml: times in whole minutes, days
/// as 2026-11-19, moments in UTC, money as a decimal text with its currency. What is not known is left out.
namespace journeywork::web::api {

namespace json = boost::json;

[[nodiscard]] inline json::string_view text_of(std::string_view text) { return {text.data(), text.size()}; }
[[nodiscard]] json::object to_json(const Money& money);
[[nodiscard]] json::object to_json(const Problem& problem);
[[nodiscard]] json::array to_json(const std::vector<Problem>& problems);
[[nodiscard]] json::object to_json(const services::AgreementView& agreement);
[[nodiscard]] json::object to_json(const services::StandingView& standing);
[[nodiscard]] json::object to_json(AgreementId agreement, const services::RecordLine& line);
/// Without the rules: a line of a list.
[[nodiscard]] json::object summary_of(const services::StandardsView& standards);
[[nodiscard]] json::object to_json(const services::StandardsView& standards);
[[nodiscard]] json::object to_json(const services::OrganisationView& organisation);
[[nodiscard]] json::object to_json(const services::Site& site);
[[nodiscard]] json::object to_json(const services::MemberView& member);

/// Adds a member unless there is nothing to say.
void put(json::object& to, json::string_view name, const std::string& text);
void put(json::object& to, json::string_view name, std::optional<Date> day);

}  // namespace journeywork::web::api
