#include "services/careers/ground.hpp"

#include <utility>

namespace journeywork::services {

namespace {

std::unordered_map<std::string_view, std::size_t> places_in(const careers::Catalogue& catalogue) {
  std::unordered_map<std::string_view, std::size_t> out;
  for (std::size_t i = 0; i < catalogue.occupations.size(); ++i) out.emplace(catalogue.occupations[i].code, i);
  return out;
}

careers::MergedCatalogue with_pay(careers::MergedCatalogue merged, const Ground::PayOf& pay) {
  for (auto& one : merged.catalogue.occupations) one.pay = pay(one);
  return merged;
}

}  // namespace

Ground::Ground(careers::MergedCatalogue merged)
    : merged_(std::move(merged)),
      places_(places_in(merged_.catalogue)),
      fits_(std::make_unique<const careers::FitTable>(merged_.catalogue)),
      paths_(merged_.catalogue) {}

Ground::Ground(std::shared_ptr<const Ground> nation, std::string area, const PayOf& pay)
    : merged_(with_pay(nation->merged_, pay)),
      nation_(std::move(nation)),
      area_(std::move(area)),
      places_(places_in(merged_.catalogue)),
      paths_(merged_.catalogue) {}

const careers::Occupation* Ground::occupation(std::string_view code) const {
  const auto found = places_.find(code);
  return found == places_.end() ? nullptr : &catalogue().occupations[found->second];
}

}  // namespace journeywork::services
