#include "services/careers/pictures.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "exchange/lattice_picture/lattice_picture.hpp"

namespace journeywork::services {

using namespace careers;
using State = LatticeStop::State;
using Picture = exchange::LatticePicture;

namespace {

struct Distance {
  int moves = 0;
  int months = 0;
};
using Distances = std::unordered_map<std::string_view, Distance>;

constexpr int near_moves = 2;

bool held(const KnownPerson& known, const std::string& code) {
  return std::ranges::any_of(known.profile.occupations,
                             [&](const HeldOccupation& each) { return each.occupation == code; });
}

/// Fewest known moves from anything that is held, and the months that these typically take; the quickest where several
/// ways have as few.
Distances distances_from(const Ground& ground, const KnownPerson& known) {
  std::unordered_map<std::string_view, std::vector<const Move*>> leaving;
  for (const auto& move : ground.catalogue().moves) leaving[move.from].push_back(&move);
  Distances out;
  using Waiting = std::tuple<int, int, std::string_view>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
  for (const auto& each : known.profile.occupations) {
    if (ground.occupation(each.occupation) != nullptr) waiting.emplace(0, 0, each.occupation);
  }
  while (!waiting.empty()) {
    const auto [moves, months, code] = waiting.top();
    waiting.pop();
    if (!out.emplace(code, Distance{moves, months}).second) continue;
    for (const auto* move : leaving[code]) waiting.emplace(moves + 1, months + move->months_typical, move->to);
  }
  return out;
}

/// For who holds no occupation of the catalogue no move begins anywhere, but there is a quickest way in.
void add_way_in(const Ground& ground, const KnownPerson& known, Date today, const Occupation& one, Distances& out) {
  const auto answer = ground.paths().to(one.code, {known.profile, fastest, today, 1});
  if (answer.paths.empty()) return;
  const auto& way = answer.paths.front();
  const auto entered =
      std::ranges::count(way.steps, PathStep::Kind::enter, [](const PathStep& step) { return step.kind; });
  out.emplace(one.code, Distance{static_cast<int>(entered), way.months});
}

LatticeStop stop_of(const Occupation& occupation, const Distances& distances, Fit fit, bool known, bool here) {
  LatticeStop stop;
  stop.occupation = &occupation;
  stop.fit = fit.points;
  if (const auto found = distances.find(occupation.code); found != distances.end() && !here) {
    stop.moves = found->second.moves;
    stop.months = found->second.months;
  }
  if (here) {
    stop.state = State::here;
  } else if (known && fit.reachable) {
    stop.state = State::open;
  } else if (stop.moves > 0 && stop.moves <= near_moves) {
    stop.state = State::near;
  } else if (known) {
    stop.state = State::far;
  }
  return stop;
}

/// How far one has to come to take this move, and it with that; nothing when one cannot come there by known moves.
std::optional<int> months_by(const Move& move, const std::vector<LatticeStop>& stops) {
  const auto from = std::ranges::find(stops, move.from, [](const LatticeStop& stop) { return stop.occupation->code; });
  if (from == stops.end()) return std::nullopt;
  if (from->state == State::here) return move.months_typical;
  return from->months ? std::optional(*from->months + move.months_typical) : std::nullopt;
}

/// Two steps up make a third one between their ends clear, so that one is left out.
bool implied(const Move& move, const std::vector<const Move*>& steps_up) {
  return std::ranges::any_of(steps_up, [&](const Move* first) {
    return first->from == move.from && std::ranges::any_of(steps_up, [&](const Move* second) {
             return first->to == second->from && second->to == move.to;
           });
  });
}

/// All moves between two dozen occupations are a tangle. Drawn are the steps up that are not made of others, the last
/// move of the quickest way to each stop, and one move for whatever would stand alone.
std::vector<const Move*> moves_to_draw(const Ground& ground, const std::vector<LatticeStop>& stops) {
  const auto in = [&](const std::string& code) {
    return std::ranges::any_of(stops, [&](const LatticeStop& stop) { return stop.occupation->code == code; });
  };
  std::vector<const Move*> all;
  std::vector<const Move*> steps_up;
  for (const auto& move : ground.catalogue().moves) {
    if (!in(move.from) || !in(move.to)) continue;
    all.push_back(&move);
    if (move.kind == Move::Kind::vertical) steps_up.push_back(&move);
  }
  std::vector<const Move*> out;
  const auto draw = [&](const Move* move) {
    if (std::ranges::find(out, move) == out.end()) out.push_back(move);
  };
  for (const auto* move : steps_up) {
    if (!implied(*move, steps_up)) draw(move);
  }
  for (const auto& stop : stops) {
    const Move* last = nullptr;
    const Move* any = nullptr;
    for (const auto* move : all) {
      const bool arrives = move->to == stop.occupation->code;
      if (!arrives && move->from != stop.occupation->code) continue;
      if (any == nullptr) any = move;
      const auto months = arrives && stop.state != State::here ? months_by(*move, stops) : std::nullopt;
      if (months && stop.months && *months <= *stop.months && last == nullptr) last = move;
    }
    const bool alone = std::ranges::none_of(out, [&](const Move* move) {
      return move->from == stop.occupation->code || move->to == stop.occupation->code;
    });
    if (last != nullptr) draw(last);
    if (last == nullptr && alone && any != nullptr) draw(any);
  }
  return out;
}

Picture::State drawn(State state) {
  switch (state) {
    case State::here:
      return Picture::State::here;
    case State::open:
      return Picture::State::reachable;
    case State::near:
      return Picture::State::near;
    case State::far:
      return Picture::State::far;
    case State::plain:
      break;
  }
  return Picture::State::plain;
}

std::string in_months(int months) { return std::to_string(months) + (months == 1 ? " month" : " months"); }

}  // namespace

CareerLattice lattice_around(const Ground& ground, const KnownPerson& known, Date today) {
  const auto& occupations = ground.catalogue().occupations;
  auto distances = distances_from(ground, known);
  const bool from_outside = distances.empty();
  const auto fits = ground.fits().fits(known.profile, today);
  const bool anything = !known.profile.occupations.empty() || !known.profile.skills.empty();
  CareerLattice out;
  for (std::size_t i = 0; i < occupations.size(); ++i) {
    const auto& one = occupations[i];
    const bool here = held(known, one.code);
    const auto found = distances.find(one.code);
    const bool close = !from_outside && found != distances.end() && found->second.moves <= near_moves;
    const bool ours = ground.merged().provenance[i].origin == Provenance::Origin::ours;
    if (anything && from_outside && ours && one.family == Family::htm) {
      add_way_in(ground, known, today, one, distances);
    }
    if (here || close || (ours && one.family == Family::htm)) {
      out.stops.push_back(stop_of(one, distances, fits[i], anything, here));
    }
  }
  std::ranges::stable_sort(out.stops, {}, [&](const LatticeStop& stop) {
    const bool foreign = stop.occupation->family != Family::htm;
    return std::tuple(stop.state == State::here ? 0 : 1, foreign && stop.moves != 1, -stop.fit);
  });
  if (out.stops.size() > most_stops) {
    out.left_out = static_cast<int>(out.stops.size() - most_stops);
    out.stops.resize(most_stops);
  }
  std::ranges::stable_sort(out.stops, {},
                           [](const LatticeStop& stop) { return std::tuple(stop.state, stop.months.value_or(1000)); });
  out.moves = moves_to_draw(ground, out.stops);
  return out;
}

std::string words(const LatticeStop& stop) {
  const auto away = !stop.months        ? std::string()
                    : *stop.months == 0 ? std::string("one can begin at once")
                                        : "about " + in_months(*stop.months) + " from here";
  switch (stop.state) {
    case State::here:
      return "you are or were here";
    case State::open:
      return "nothing required is missing" + (away.empty() ? "" : ", " + away);
    case State::near:
    case State::far:
      return away.empty() ? "no known move leads here from where you are" : away;
    case State::plain:
      break;
  }
  return {};
}

Result<std::string> lattice_svg(const CareerLattice& lattice, const std::function<std::string(const Money&)>& pay) {
  Picture picture;
  picture.title = "Occupations and the known moves between them";
  for (const auto& stop : lattice.stops) {
    const auto& one = *stop.occupation;
    Picture::Node node;
    node.id = one.code;
    node.title = one.short_title.empty() ? one.title : one.short_title;
    node.subtitle = one.pay.median ? pay(*one.pay.median) : "pay unknown";
    node.href = "/careers/o/" + one.code;
    const auto away = words(stop);
    node.label =
        one.title + (away.empty() ? "" : ", " + away) + ", " + node.subtitle + (one.pay.median ? " a year" : "");
    node.state = drawn(stop.state);
    node.family = name(one.family);
    picture.nodes.push_back(std::move(node));
  }
  for (const auto* move : lattice.moves) {
    if (picture.edges.size() == exchange::most_lattice_edges) break;
    const bool up = move->kind == Move::Kind::vertical;
    picture.edges.push_back({move->from, move->to, up ? Picture::Kind::vertical : Picture::Kind::lateral,
                             std::to_string(move->months_typical) + " mo", true});
  }
  return exchange::lattice_svg(picture);
}

}  // namespace journeywork::services
