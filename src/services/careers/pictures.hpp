#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/careers/profiles.hpp"

namespace journeywork::services {

/// An occupation seen from where somebody stands.
struct LatticeStop {
  enum class State {
    here,   ///< they are or were in it
    open,   ///< nothing that is required is missing
    near,   ///< a known move or two away
    far,    ///< further away
    plain,  ///< nothing is known of them
  };
  const careers::Occupation* occupation = nullptr;
  State state = State::plain;
  int moves = 0;              ///< known moves from here; 0 when it is here or no known moves lead to it
  std::optional<int> months;  ///< that these moves typically take together
  int fit = 0;                ///< 0 to 10000
};

/// A part of the catalogue around somebody, to be drawn and to be listed.
struct CareerLattice {
  std::vector<LatticeStop> stops;           ///< here first, then by state and months
  std::vector<const careers::Move*> moves;  ///< known ones between the stops
  int left_out = 0;                         ///< occupations that would have belonged there, beyond the limit
};

inline constexpr std::size_t most_stops = 24;

/// The ladder of healthcare technology management and what is within two known moves of where somebody is. All of it
/// lives as long as `ground`.
[[nodiscard]] CareerLattice lattice_around(const Ground& ground, const KnownPerson& known, Date today);

/// "about 24 months from here": the words of a picture and of its list.
[[nodiscard]] std::string words(const LatticeStop& stop);

/// An <svg> element with a link to each occupation's page; `pay` writes an amount as its reader does.
[[nodiscard]] Result<std::string> lattice_svg(const CareerLattice& lattice,
                                              const std::function<std::string(const Money&)>& pay);

}  // namespace journeywork::services
