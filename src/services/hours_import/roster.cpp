#include "services/hours_import/roster.hpp"

#include <algorithm>

#include "exchange/hours_csv/words.hpp"
#include "services/fields.hpp"
#include "store/agreements.hpp"
#include "store/people.hpp"

namespace journeywork::services {

using namespace apprenticeship;

namespace {

std::string without_zeros(const std::string& number) {
  const auto first = number.find_first_not_of('0');
  return first == std::string::npos ? number : number.substr(first);
}

/// The agreement that a day belongs to, of those that one person has at one employer.
struct Choice {
  AgreementId agreement;
  std::string problem;
};
Choice choose(const std::vector<Agreement>& agreements, Date day) {
  const auto covers = [&](const Agreement& a) { return a.start <= day && (!a.completed_on || day <= *a.completed_on); };
  const Agreement* nearest = nullptr;
  for (const auto state : {AgreementState::active, AgreementState::completed, AgreementState::draft}) {
    const Agreement* chosen = nullptr;
    for (const auto& agreement : agreements) {
      if (agreement.state != state) continue;
      if (nearest == nullptr) nearest = &agreement;
      if (!covers(agreement)) continue;
      if (chosen != nullptr && state == AgreementState::active) {
        return {{}, "Two apprenticeships of this person are running on this day; it is not certain which is meant."};
      }
      chosen = &agreement;
    }
    if (chosen != nullptr) return {chosen->id, {}};
  }
  // None covers the day: the rules say of this one what is wrong with it.
  if (nearest != nullptr) return {nearest->id, {}};
  return {{}, "This person has no apprenticeship here."};
}

}  // namespace

Roster::Roster(store::Connection& c, Loader& loader, const access::Actor& actor, OrganisationId employer)
    : c_(c), loader_(loader), actor_(actor), employer_(employer) {
  constexpr std::int64_t at_once = 1000;
  PersonId last;
  while (true) {
    const auto members = store::people::members(c, employer, std::nullopt, last, at_once);
    for (const auto& member : members) {
      last = member.person.id;
      names_.emplace(last, member.person.name);
      by_email_.emplace(member.person.email, last);
      for (const auto& role : member.roles) {
        if (!role.number) continue;
        const auto number = folded(*role.number);
        by_number_[number].insert(last);
        by_short_number_[without_zeros(number)].insert(last);
      }
    }
    if (members.size() < static_cast<std::size_t>(at_once)) break;
  }
}

std::set<PersonId> Roster::by_number(const std::string& text) const {
  const auto number = folded(text);
  if (const auto found = by_number_.find(number); found != by_number_.end()) return found->second;
  const auto found = by_short_number_.find(without_zeros(number));
  return found == by_short_number_.end() ? std::set<PersonId>() : found->second;
}

Roster::Person Roster::person_of(PersonId id) {
  Person out{names_.at(id), {}, {}};
  for (const auto agreement : store::agreements::of_apprentice(c_, id)) {
    auto loaded = loader_.load_unchecked(c_, agreement);
    const bool here = loaded && loaded->agreement.employer == employer_;
    if (here && access::may(actor_, access::Action::read, loaded->subject())) {
      out.agreements.push_back(std::move(loaded->agreement));
    }
  }
  return out;
}

const Roster::Person& Roster::lookup(const std::string& text) {
  if (const auto found = known_.find(text); found != known_.end()) return found->second;
  Person person{exchange::hours_csv::shown(text), {}, {}};
  if (const auto email = email_key(text)) {
    const auto found = by_email_.find(*email);
    if (found == by_email_.end()) {
      person.problem = "Nobody here has this email address.";
    } else {
      person = person_of(found->second);
    }
  } else if (text.find('@') != std::string::npos) {
    person.problem = "This is not an email address.";
  } else {
    const auto found = by_number(text);
    if (found.size() == 1) {
      person = person_of(*found.begin());
    } else {
      person.problem = found.empty() ? "Nobody here has this number." : "Several people here have this number.";
    }
  }
  return known_.emplace(text, std::move(person)).first->second;
}

Roster::Found Roster::find(const std::string& text, std::optional<Date> day) {
  const auto& person = lookup(text);
  if (!person.problem.empty() || !day) return {person.name, {}, person.problem};
  auto choice = choose(person.agreements, *day);
  return {person.name, choice.agreement, std::move(choice.problem)};
}

}  // namespace journeywork::services
