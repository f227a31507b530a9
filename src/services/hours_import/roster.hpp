#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/policy.hpp"
#include "services/apprenticeship/loader.hpp"

namespace journeywork::services {

/// The people of one employer with their apprenticeships there, as files name them.
class Roster {
 public:
  /// Reads everybody who belongs to the employer.
  Roster(store::Connection& c, Loader& loader, const access::Actor& actor, OrganisationId employer);

  /// Who is meant by an email address or employee number, and the agreement that a day belongs to; without a day only
  /// who.
  struct Found {
    std::string name;       ///< of the person; what the file has when nobody was found
    AgreementId agreement;  ///< none when there is a problem
    std::string problem;    ///< why nobody or no agreement was found, in a sentence
  };
  [[nodiscard]] Found find(const std::string& text, std::optional<Date> day);

 private:
  struct Person {
    std::string name;
    std::string problem;
    std::vector<apprenticeship::Agreement> agreements;  ///< here, as far as the actor may read them
  };
  const Person& lookup(const std::string& text);
  [[nodiscard]] std::set<PersonId> by_number(const std::string& text) const;
  Person person_of(PersonId id);

  store::Connection& c_;
  Loader& loader_;
  const access::Actor& actor_;
  OrganisationId employer_;
  std::map<PersonId, std::string> names_;
  std::map<std::string, PersonId> by_email_;
  std::map<std::string, std::set<PersonId>> by_number_;
  std::map<std::string, std::set<PersonId>> by_short_number_;  ///< without the zeros that spreadsheets cut
  std::map<std::string, Person> known_;
};

}  // namespace journeywork::services
