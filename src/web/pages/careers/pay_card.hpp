#pragma once

#include <optional>
#include <string>

#include "services/careers/careers.hpp"
#include "services/careers/profiles.hpp"
#include "web/site.hpp"

/// What an occupation pays: published ranges as bars on one scale, and somebody's own estimate with its five factors.
namespace journeywork::web::pages {

/// Where a figure stands on the common scale of a card, in per cent with two decimals.
class PayScale {
 public:
  void include(const std::optional<Money>& money);
  /// "37.50"; "50.00" while the scale has no extent.
  [[nodiscard]] std::string at(const Money& money) const;
  /// Of the stretch between two figures; at least a visible sliver.
  [[nodiscard]] std::string width(const Money& from, const Money& to) const;

 private:
  [[nodiscard]] std::int64_t hundredths(const Money& money) const;

  std::optional<std::int64_t> low_;
  std::int64_t high_ = 0;
};

/// What was asked for in the address, or else what is known of the person: area, months, education, employer,
/// specialisation and credentials.
struct PayWish {
  std::string area;
  careers::PayFacts facts;
  bool asked = false;  ///< something of it is in the address
};
[[nodiscard]] PayWish read_pay_wish(const http::Request& request, const services::KnownPerson& known,
                                    const careers::Occupation& occupation, Date today);

/// The card at {{>PAY_CARD}} of an occupation of the catalogue. An area that is not loaded is passed over. Whether
/// loaded figures of OEWS are on it.
bool show_pay(Dict& page, services::Careers& careers, const services::World& world,
              const careers::Occupation& occupation, const PayWish& wish, const Locale& locale);

}  // namespace journeywork::web::pages
