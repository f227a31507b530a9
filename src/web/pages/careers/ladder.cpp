#include "web/pages/careers/ladder.hpp"

#include <algorithm>
#include <tuple>

#include "core/careers/reference.hpp"

namespace journeywork::web::pages {

using careers::Move;

namespace {

/// What the side with so many rungs keeps; whether that was not all.
bool shorten(std::vector<Rung>& side, std::size_t most) {
  const bool more = side.size() > most;
  if (more) side.resize(most);
  return more;
}

}  // namespace

Ladder ladder_around(const careers::Catalogue& catalogue, std::string_view code, std::size_t most) {
  Ladder out;
  for (const auto& move : catalogue.moves) {
    if (move.from != code && move.to != code) continue;
    const bool leads_on = move.from == code;
    const auto* other = catalogue.occupation(leads_on ? move.to : move.from);
    if (other != nullptr) (leads_on ? out.up : out.down).push_back({other, &move});
  }
  const auto climbing_first = [](const Rung& rung) {
    return std::tuple(rung.move->kind != Move::Kind::vertical, careers::is_onet_soc(rung.occupation->code),
                      rung.move->months_typical);
  };
  std::ranges::stable_sort(out.up, {}, climbing_first);
  std::ranges::stable_sort(out.down, {}, climbing_first);
  const bool more_up = shorten(out.up, most);
  const bool more_down = shorten(out.down, most);
  out.more = more_up || more_down;
  return out;
}

}  // namespace journeywork::web::pages
