#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/careers/person.hpp"
#include "core/careers/sign_offs.hpp"
#include "services/apprenticeship/loader.hpp"
#include "services/caller.hpp"
#include "services/careers/careers.hpp"

namespace journeywork::services {

/// An apprenticeship of somebody's, under way or completed, as their record shows it.
struct OwnApprenticeship {
  std::string occupation;  ///< of the catalogue, to which it leads
  std::string title;       ///< of its standards
  int months = 0;          ///< so far, or altogether
  int months_left = 0;     ///< by the calendar, begun ones whole; 0 when its usual time is over
  bool completed = false;
  std::vector<std::string> credentials;  ///< earned and approved, by code
};

/// What is known of somebody: what they say, and what their ledger shows.
struct KnownPerson {
  careers::Person person;                          ///< as they said it
  bool kept = false;                               ///< with their account
  bool shared = false;                             ///< coordinators of their apprenticeship may see their interests
  std::vector<careers::VerifiedSkill> verified;    ///< of all their apprenticeships, completed ones too
  std::vector<OwnApprenticeship> apprenticeships;  ///< of an occupation that the catalogue has
  careers::Profile profile;                        ///< both together, and what they show beyond: for gaps and ways
};

/// The one that is under way, or nullptr.
[[nodiscard]] const OwnApprenticeship* under_way(const KnownPerson& known);

struct SharedInterest {
  PersonId person;
  std::string name;
  std::vector<std::string> occupations;
};

/// People's own profiles. Everybody reads, writes and deletes their own; coordinators see the interests of apprentices
/// who agreed.
class CareerProfiles {
 public:
  explicit CareerProfiles(Loader& loader) : loader_(loader) {}

  /// Of somebody without an account: what their browser keeps.
  [[nodiscard]] static KnownPerson of_visitor(const World& world, careers::Person person);
  /// Of somebody signed in. An apprenticeship counts as time in the occupation that it leads to, which its months and
  /// credentials are in the profile for, beside the skills that its sign-offs show. What the browser kept becomes the
  /// account's when the account has nothing yet.
  [[nodiscard]] Result<KnownPerson> of(const Caller& caller, const World& world,
                                       const std::optional<careers::Person>& in_browser);

  [[nodiscard]] Result<void> keep(const Caller& caller, const World& world, const careers::Person& person, bool shared);
  /// Everything of theirs in careers: the profile, the interests and the lists.
  [[nodiscard]] Result<void> forget(const Caller& caller);

  /// Of the apprentices of an employer or a sponsor, for those who oversee them. By name.
  [[nodiscard]] Result<std::vector<SharedInterest>> interests_at(const Caller& caller, OrganisationId organisation);

 private:
  Loader& loader_;
};

/// Adds what "I was a ..." says to what is already there: the higher level, the longer time and the higher education
/// stay. Nothing for a code that is neither an occupation nor a background.
[[nodiscard]] std::optional<careers::Person> with_background(const World& world, careers::Person person,
                                                             std::string_view code, int months);

/// Unknown codes, too much of something, words that are no text; fields are named as in the API: "skills", "place".
[[nodiscard]] std::vector<Problem> check(const World& world, const careers::Person& person);

}  // namespace journeywork::services
