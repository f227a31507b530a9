#include "core/careers/path_ahead.hpp"

#include <algorithm>

namespace journeywork::careers::ways {
Ahead::Ahead(const Lattice& lattice, const Standing& standing, int target)
    : lattice_(lattice), standing_(standing), target_(target), distance_(lattice.nodes.size(), unreached) {
  for (auto& known : known_) known.assign(lattice.nodes.size(), 0);
  for (auto& asked : asked_) asked.resize(lattice.nodes.size());
  nearest_.push_back(target);
  distance_[place(target)] = 0;
  bool open = false;  // an occupation has been met that asks for no experience
  for (std::size_t i = 0; i < nearest_.size(); ++i) {
    const int to = nearest_[i];
    const int here = distance_[place(to)];
    if (lattice.nodes[place(to)].experience == 0 && !open) {
      open = true;
      stages_ = std::max(most_stages, here + 1);
    }
    if (open && here >= stages_) break;
    for (const int from : lattice.in[place(to)]) {
      if (distance_[place(from)] != unreached) continue;
      distance_[place(from)] = here + 1;
      nearest_.push_back(from);
    }
  }
  if (open) return;
  const auto far = [&](int node) { return distance_[place(node)] > stages_; };
  for (const int node : nearest_)
    if (far(node)) distance_[place(node)] = unreached;
  std::erase_if(nearest_, [&](int node) { return distance_[place(node)] == unreached; });
}

void Ahead::add(Asked& asked, int node, const Asked& beyond) const {
  const auto& next = lattice_.nodes[place(node)];
  asked.education = std::max({asked.education, next.education, beyond.education});
  asked.credentials |= next.credentials | beyond.credentials;
  for (std::size_t i = 0; i < asked.experience.size(); ++i)
    asked.experience[i] = std::max(asked.experience[i], beyond.experience[i]);
  if (next.family == nowhere) return;
  auto& months = asked.experience[place(next.family)];
  months = std::max(months, next.experience - standing_.experience[place(node)]);
}

Ahead::Asked Ahead::found(int node, bool sidestep) {
  Asked out;
  if (node == target_) {
    out.rest = 0;
    return out;
  }
  const bool held = std::ranges::find(standing_.held, node) != standing_.held.end();
  for (const auto& edge : lattice_.out[place(node)]) {
    const bool nearer = distance(edge.to) == distance(node) - 1;
    if (!nearer && !(sidestep && edge.upward && distance(edge.to) == distance(node))) continue;
    const auto& beyond = from(edge.to, sidestep && nearer);
    if (beyond.rest == unreached) continue;
    add(out, edge.to, beyond);
    out.stay = std::max(out.stay, edge.typical);
    const int stay = edge.typical - standing_.months[place(node)] - lattice_.nodes[place(node)].given;
    out.rest = std::min(out.rest, std::max({held ? 0 : settled_months, edge.least, stay}) + beyond.rest);
  }
  out.credentials = lattice_.with_those_before(out.credentials);
  for (const auto& option : lattice_.options)
    if ((option.credentials & out.credentials).any()) out.education = std::max(out.education, option.needs);
  return out;
}

const Ahead::Asked& Ahead::from(int node, bool sidestep) {
  const auto which = place(sidestep ? 1 : 0);
  if (known_[which][place(node)] == 0) {
    auto asked = found(node, sidestep);
    asked_[which][place(node)] = asked;
    known_[which][place(node)] = 1;
  }
  return asked_[which][place(node)];
}

}  // namespace journeywork::careers::ways
