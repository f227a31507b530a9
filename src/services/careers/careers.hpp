#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/apprenticeship/loader.hpp"
#include "services/careers/world.hpp"
#include "store/pay.hpp"

namespace journeywork::services {

struct Found {
  Findable what;
  std::string reason;  ///< "also called rad tech"; empty when the title itself was meant
};

/// What somebody would earn in an occupation and a place.
struct PayView {
  careers::PayRange base;  ///< of the nation: our catalogue's, or what was loaded
  std::optional<careers::AreaPay> area;
  careers::PayAnswer answer;
  std::string area_note;      ///< why an area that was asked for has no figure; empty otherwise
  bool from_figures = false;  ///< the base comes from loaded figures of OEWS
};

/// What anybody may ask about careers, without an account.
class Careers {
 public:
  explicit Careers(Loader& loader) : loader_(loader) {}

  /// The newest; made at the first question, after each import and after new standards, by one thread while others
  /// wait.
  [[nodiscard]] std::shared_ptr<const World> world();

  /// Makes what was loaded ready before the first question. Does nothing where nothing was: our own catalogue is quick.
  [[nodiscard]] Result<void> prepare();

  /// As they type. An occupation of ours and the one of O*NET that it stands for are found once.
  [[nodiscard]] std::vector<Found> search(const World& world, std::string_view query, std::size_t limit) const;

  /// What gaps and ways are reckoned on with the pay of an area, by its code; that of the nation for an empty code and
  /// for an area without figures. A few are kept.
  [[nodiscard]] std::shared_ptr<const Ground> ground(const std::shared_ptr<const World>& world,
                                                     const std::string& area);

  /// Areas with loaded figures, states and metropolitan areas by name.
  [[nodiscard]] std::vector<store::pay::Area> areas();

  /// `area` is a code of `areas`, or empty for the nation. Refuses an unknown occupation or area.
  [[nodiscard]] Result<PayView> pay(const World& world, std::string_view occupation, const std::string& area,
                                    const careers::PayFacts& facts);

  [[nodiscard]] Instant now() const { return loader_.now(); }
  /// The day in the time zone that servers keep: dates of credentials are not looked at by the hour.
  [[nodiscard]] Date today() const;

 private:
  [[nodiscard]] std::shared_ptr<const Ground> kept_ground(const std::shared_ptr<const World>& world,
                                                          const std::string& area);

  Loader& loader_;
  std::mutex mutex_;
  std::shared_ptr<const World> world_;

  struct Local {
    std::string area;
    std::shared_ptr<const Ground> ground;
  };
  std::mutex locals_mutex_;
  std::shared_ptr<const World> locals_of_;
  std::deque<Local> locals_;  ///< the one that was asked for last in front
};

}  // namespace journeywork::services
