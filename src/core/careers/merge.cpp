#include "core/careers/merge.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/careers/merge_occupation.hpp"

namespace journeywork::careers {

namespace {

constexpr std::string_view element_prefix = "onet-";

class Merge {
 public:
  Merge(const Catalogue& ours, const ReferenceCommon& common, std::span<const ReferenceOccupation> occupations)
      : ours_(ours), common_(common), references_(occupations) {
    for (const auto& each : common.elements) elements_.try_emplace(each.id, &each);
    out_.catalogue = ours;
    out_.provenance.resize(ours.occupations.size());
    for (const auto& each : ours.occupations) {
      taken_.insert(each.code);
      if (!each.onet.empty()) covering_[each.onet].push_back(&each);
    }
    for (const auto& each : ours.backgrounds) taken_.insert(each.code);
    for (const auto& each : ours.skills) skills_.insert(each.code);
  }

  MergedCatalogue run(std::span<const OohFigure> outlook) {
    for (const auto* each : sorted()) add(*each, outlook);
    add_skills_of_ours();
    for (const auto* each : sorted()) add_moves(*each);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::vector<const ReferenceOccupation*> sorted() const {
    std::vector<const ReferenceOccupation*> out;
    for (const auto& each : references_) out.push_back(&each);
    std::ranges::stable_sort(out, {}, &ReferenceOccupation::code);
    return out;
  }

  void add(const ReferenceOccupation& reference, std::span<const OohFigure> outlook) {
    if (const auto covering = covering_.find(reference.code); covering != covering_.end()) {
      zones_.try_emplace(reference.code, reference.zone);
      if (reference.titles.empty()) return;
      for (const auto* each : covering->second) out_.more_titles.push_back({each->code, reference.titles});
      return;
    }
    if (!taken_.insert(reference.code).second) return;
    if (!is_complete(reference)) {
      out_.unrated.push_back(reference.code);
      return;
    }
    zones_.try_emplace(reference.code, reference.zone);
    auto occupation = occupation_from(reference, outlook, ours_.licensed);
    for (const auto* rating : needed_ratings(reference)) add_skill(rating->element);
    out_.provenance.push_back({Provenance::Origin::onet, !occupation.skills.empty()});
    added_.insert(reference.code);
    out_.catalogue.occupations.push_back(std::move(occupation));
  }

  void add_skill(const std::string& element) {
    if (!skills_.insert(element_skill(element)).second) return;
    const auto found = elements_.find(element);
    out_.catalogue.skills.push_back(
        skill_from(found == elements_.end() ? ReferenceElement{element, {}, {}} : *found->second));
  }

  /// So that whoever knows ours can be seen to have something of O*NET's, and the reverse: bridge.hpp. Without
  /// occupations that ask for them they would be of no use.
  void add_skills_of_ours() {
    if (added_.empty()) return;
    for (const auto& skill : ours_.skills) {
      for (const auto& element : skill.onet) {
        if (elements_.contains(element)) add_skill(element);
      }
    }
  }

  /// The codes in the catalogue that stand for an occupation of O*NET.
  [[nodiscard]] std::vector<std::string> starts(const std::string& code) const {
    if (added_.contains(code)) return {code};
    std::vector<std::string> out;
    if (const auto covering = covering_.find(code); covering != covering_.end()) {
      for (const auto* each : covering->second) out.push_back(each->code);
    }
    return out;
  }
  [[nodiscard]] std::string arrival(const std::string& code) const {
    if (added_.contains(code)) return code;
    const auto* covering = ours_.first_with_onet(code);
    return covering == nullptr ? std::string() : covering->code;
  }

  void add_moves(const ReferenceOccupation& reference) {
    const auto zone = zones_.find(reference.code);
    if (zone == zones_.end() || zone->second < 1) return;
    for (const auto& from : starts(reference.code)) {
      for (const auto& related : reference.related) {
        if (related.tier == ReferenceRelated::Tier::supplemental) continue;
        // Between two of ours only our own moves count.
        if (!added_.contains(reference.code) && !added_.contains(related.code)) continue;
        const auto to = arrival(related.code);
        const auto zone_to = zones_.find(related.code);
        if (to.empty() || to == from || zone_to == zones_.end() || zone_to->second < 1) continue;
        if (!moves_.emplace(from, to).second) continue;
        out_.catalogue.moves.push_back(move(from, to, related, months_between(zone->second, zone_to->second)));
      }
    }
  }

  [[nodiscard]] Move move(const std::string& from, const std::string& to, const ReferenceRelated& related,
                          const MoveMonths& months) const {
    Move out;
    out.from = from;
    out.to = to;
    out.kind = Move::Kind::lateral;
    out.months_fast = months.fast;
    out.months_typical = months.typical;
    out.months_slow = months.slow;
    out.why = "O*NET" + (common_.release.empty() ? std::string() : " " + common_.release) +
              " names it among the nearest related occupations, place " + std::to_string(related.rank) +
              "; the time is our estimate from the two job zones.";
    return out;
  }

  const Catalogue& ours_;
  const ReferenceCommon& common_;
  std::span<const ReferenceOccupation> references_;
  MergedCatalogue out_;
  std::map<std::string, std::vector<const Occupation*>> covering_;  ///< by O*NET code
  std::set<std::string> taken_;
  std::set<std::string> skills_;
  std::set<std::string> added_;
  std::map<std::string, int> zones_;
  std::set<std::pair<std::string, std::string>> moves_;
  std::unordered_map<std::string, const ReferenceElement*> elements_;
};

}  // namespace

MergedCatalogue merged(const Catalogue& ours, const ReferenceCommon& common,
                       std::span<const ReferenceOccupation> occupations, std::span<const OohFigure> outlook) {
  return Merge(ours, common, occupations).run(outlook);
}

std::string element_skill(std::string_view element) { return std::string(element_prefix).append(element); }

std::optional<std::string_view> element_of(std::string_view skill) {
  if (!skill.starts_with(element_prefix)) return std::nullopt;
  return skill.substr(element_prefix.size());
}

MoveMonths months_between(int zone_from, int zone_to) {
  constexpr std::array<MoveMonths, 5> by_steps{{{3, 6, 12}, {6, 12, 24}, {12, 24, 48}, {24, 48, 72}, {36, 72, 96}}};
  return by_steps[static_cast<std::size_t>(std::clamp(zone_to - zone_from, 0, 4))];
}

}  // namespace journeywork::careers
