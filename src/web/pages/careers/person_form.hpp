#pragma once

#include <string>
#include <vector>

#include "services/careers/profiles.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// The draft of a profile as it stands in a form: texts, as typed, so that nothing is lost when one of them is wrong.
struct PersonForm {
  struct Held {
    std::string code;
    std::string text;  ///< months of an occupation, last day of a credential, level of a skill
    bool dropped = false;
  };
  std::vector<Held> skills;
  std::string new_skill;
  std::vector<Held> occupations;
  std::string education;
  std::vector<Held> credentials;
  std::string new_credential;
  std::string new_expires;
  std::string tools;
  std::string place;
  std::string within;
  std::string pay;
  std::string hours;
  std::string area;
  std::vector<std::string> interests;
  bool shared = false;
};

/// What is known of somebody, with a line for each skill that is verified, too.
[[nodiscard]] PersonForm form_of(const services::KnownPerson& known);
[[nodiscard]] PersonForm typed_person(const http::Request& request);

/// Lenient: "3 years", "$60k", "25 miles". Refuses what cannot be read, each thing by the id of its field. What is
/// verified is never lowered, and not taken for self-declared either.
[[nodiscard]] Result<careers::Person> person_of(const PersonForm& form, const services::KnownPerson& before,
                                                const services::World& world);

/// The level at which a skill is verified; 0 when it is not.
[[nodiscard]] int verified_level(const services::KnownPerson& known, std::string_view skill);

/// The currency in which this catalogue pays.
[[nodiscard]] std::string currency_of(const services::World& world);

}  // namespace journeywork::web::pages
