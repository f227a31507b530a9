#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/careers/reference.hpp"
#include "store/database.hpp"

/// Loaded figures of OEWS, one for each area, occupation and industry: the newest.
namespace journeywork::store::pay {

/// Takes the place of the figure of the same area, occupation and industry unless that is of a later year; an area
/// keeps the title and type that its newest figure gives it. All amounts are in US dollars; throws std::logic_error for
/// others.
void put(Connection& c, const careers::PayFigure& figure);
/// The same for many, quicker where figures of an area stand together.
void put(Connection& c, std::span<const careers::PayFigure> figures);
/// Removes what an older release said of this area.
void drop_before(Connection& c, const std::string& area, int year);
/// Removes what a newer release said of this area, for who loads an older one on purpose.
void drop_after(Connection& c, const std::string& area, int year);
/// Raises reference::revision: once for each import.
void touch(Connection& c, Instant at);

struct Area {
  std::string code;
  std::string title;
  careers::PayFigure::AreaType type = careers::PayFigure::AreaType::nation;
  int year = 0;  ///< of its newest figure

  bool operator==(const Area&) const = default;
};
/// By type and title.
[[nodiscard]] std::vector<Area> areas(Connection& c);
[[nodiscard]] std::optional<Area> find_area(Connection& c, const std::string& code);

/// All industries together, by occupation. Occupations without a figure there are not in it.
[[nodiscard]] std::vector<careers::PayFigure> in_area(Connection& c, const std::string& area,
                                                      const std::vector<std::string>& socs);
/// Single industries of the whole nation, by industry.
[[nodiscard]] std::vector<careers::PayFigure> by_industry(Connection& c, const std::string& soc);

}  // namespace journeywork::store::pay
