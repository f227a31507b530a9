#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/careers/path.hpp"
#include "core/careers/person.hpp"
#include "services/careers/careers.hpp"

/// How the API writes occupations, pay, gaps and ways; openapi.yaml has the names and units. Fits and points are of
/// 100.
namespace journeywork::web::api {

namespace json = boost::json;

[[nodiscard]] json::object to_json(const services::Found& found);
[[nodiscard]] json::object occupation_json(const careers::Occupation& occupation, const services::World& world);
[[nodiscard]] json::object to_json(const careers::PayRange& range);
[[nodiscard]] json::object to_json(const careers::Occupation& occupation, const services::PayView& pay);
[[nodiscard]] json::object to_json(const careers::GapLine& line);
[[nodiscard]] json::object to_json(const careers::Path& path);
/// As POST /gaps takes it.
[[nodiscard]] json::object to_json(const careers::Profile& profile);
/// What must be said where loaded data shows, of each set that is loaded.
[[nodiscard]] json::array attributions(const services::World& world);

}  // namespace journeywork::web::api
