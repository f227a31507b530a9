#pragma once

#include "services/careers/profiles.hpp"
#include "web/site.hpp"

/// Whose careers pages these are: what an account keeps of somebody, or, without one, what their browser keeps in the
/// cookie `jw_profile`.
namespace journeywork::web::pages {

/// For pages that only look: nobody in particular when nothing is known, when the cookie cannot be read, or when the
/// account's profile cannot be had just now.
[[nodiscard]] services::KnownPerson person_in_hand(const Services& services, const Visit& visit,
                                                   const services::World& world);

/// The same for pages that change it afterwards: what cannot be had is an error, so that nothing is written over it.
[[nodiscard]] Result<services::KnownPerson> person_to_change(const Services& services, const Visit& visit,
                                                             const services::World& world);

/// Whether there is anything to reckon with.
[[nodiscard]] bool says_something(const services::KnownPerson& known);

/// With the account, or for 400 days in the browser. `shared` is of accounts only. Refuses what `check` refuses and, in
/// a browser, what is too much for a cookie. The cookie goes out with `response`.
[[nodiscard]] Result<void> keep(const Services& services, const Shell& shell, const Visit& visit,
                                http::Response& response, const services::World& world, const careers::Person& said,
                                bool shared);

/// Takes the cookie away: after what it said became an account's, and when everything is deleted.
void forget_in_browser(const Shell& shell, const Visit& visit, http::Response& response);

/// A browser's cookie is of no use any more once its owner's account keeps a profile; and the next who sits at this
/// browser should not find it.
void tidy_browser(const Shell& shell, const Visit& visit, const services::KnownPerson& known, http::Response& response);

}  // namespace journeywork::web::pages
