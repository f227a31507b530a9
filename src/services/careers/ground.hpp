#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/careers/fit_table.hpp"
#include "core/careers/merge.hpp"
#include "core/careers/path.hpp"

namespace journeywork::services {

/// What gaps and ways are reckoned on: a catalogue, with the pay of the nation or of an area. Never changed, shared
/// among threads.
class Ground {
 public:
  explicit Ground(careers::MergedCatalogue merged);

  using PayOf = std::function<careers::PayRange(const careers::Occupation&)>;
  /// The same with the pay of an area by this name.
  Ground(std::shared_ptr<const Ground> nation, std::string area, const PayOf& pay);

  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;

  [[nodiscard]] const careers::MergedCatalogue& merged() const { return merged_; }
  [[nodiscard]] const careers::Catalogue& catalogue() const { return merged_.catalogue; }
  /// nullptr when there is none.
  [[nodiscard]] const careers::Occupation* occupation(std::string_view code) const;
  /// Its place in `catalogue().occupations`, which is also that in `fits().fits(...)`; the code must be there.
  [[nodiscard]] std::size_t place(std::string_view code) const { return places_.at(code); }
  [[nodiscard]] const careers::Provenance& provenance(std::string_view code) const {
    return merged_.provenance[place(code)];
  }
  [[nodiscard]] const careers::FitTable& fits() const { return nation_ ? nation_->fits() : *fits_; }
  [[nodiscard]] const careers::PathTable& paths() const { return paths_; }
  /// Whose pay it has; empty for the nation.
  [[nodiscard]] const std::string& area() const { return area_; }

 private:
  careers::MergedCatalogue merged_;
  std::shared_ptr<const Ground> nation_;
  std::string area_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::unique_ptr<const careers::FitTable> fits_;  ///< pay is of no matter in it, so an area has none of its own
  careers::PathTable paths_;
};

}  // namespace journeywork::services
