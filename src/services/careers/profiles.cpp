#include "services/careers/profiles.hpp"

#include <algorithm>

#include "core/careers/bridge.hpp"
#include "services/careers/programmes.hpp"
#include "services/fields.hpp"
#include "store/agreements.hpp"
#include "store/career_lists.hpp"
#include "store/career_profiles.hpp"
#include "store/ledger.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"

namespace journeywork::services {

using namespace careers;

namespace {

using apprenticeship::AgreementState;
using apprenticeship::Totals;

/// Nothing of one that has not begun, or that leads to no occupation of the catalogue.
std::optional<OwnApprenticeship> apprenticeship_of(const Loaded& loaded, const Totals& totals, const World& world) {
  const auto& agreement = loaded.agreement;
  const auto* occupation = world.catalogue().first_with_onet(loaded.standards->onet_code);
  const bool completed = agreement.state == AgreementState::completed;
  const bool begun = agreement.state != AgreementState::draft && agreement.start <= loaded.today;
  if (occupation == nullptr || !begun) return std::nullopt;
  OwnApprenticeship out;
  out.occupation = occupation->code;
  out.title = loaded.standards->title;
  out.months = std::clamp(months_between(agreement.start, completed ? *agreement.completed_on : loaded.today), 0,
                          careers::most_months);
  out.completed = completed;
  const auto end = terms_of(agreement, *loaded.standards).expected_end;
  out.months_left = completed || end < loaded.today ? 0 : months_between(loaded.today, end) + 1;
  for (const auto& [seq, credential] : totals.credentials) out.credentials.push_back(credential.code);
  return out;
}

void read_apprenticeships(store::Connection& c, Loader& loader, const World& world, PersonId person,
                          KnownPerson& known) {
  std::vector<Totals> signed_off;
  for (const auto id : store::agreements::of_apprentice(c, person)) {
    const auto loaded = loader.load_unchecked(c, id);
    if (!loaded) continue;
    auto totals = store::ledger::totals(c, id);
    if (auto one = apprenticeship_of(*loaded, totals, world)) known.apprenticeships.push_back(std::move(*one));
    if (loaded->standards->code == signed_off_standards) signed_off.push_back(std::move(totals));
  }
  if (signed_off.empty()) return;
  known.verified = verified_skills(world.catalogue(), [&](const std::string& competency) {
    int best = 0;
    for (const auto& totals : signed_off) best = std::max(best, totals.best_level(competency));
    return best;
  });
}

/// Whoever names the occupation of their apprenticeship counts its months already; nobody is taken on without the
/// education that it asks for.
void add_apprenticeship(Profile& profile, const OwnApprenticeship& own, const World& world) {
  profile.education = std::max(profile.education, world.occupation(own.occupation)->requirements.education);
  const int named = profile.months(own.occupation);
  if (named == 0 || own.months > named) profile.occupations.push_back({own.occupation, own.months - named});
  for (const auto& code : own.credentials) profile.credentials.push_back({code, std::nullopt});
}

/// What they say and what their record shows, and what both show beyond.
Profile whole_profile(const World& world, const KnownPerson& known) {
  auto profile = known.person.profile;
  for (const auto& own : known.apprenticeships) add_apprenticeship(profile, own, world);
  for (const auto& skill : known.verified) profile.skills.push_back({skill.skill, skill.level, Evidence::verified});
  return bridged(std::move(profile), world.catalogue());
}

std::optional<Person> person_of(const std::optional<store::career_profiles::Kept>& kept) {
  if (!kept) return std::nullopt;
  auto read = parse_person(kept->body);
  return read ? std::optional(std::move(*read)) : std::nullopt;
}

}  // namespace

const OwnApprenticeship* under_way(const KnownPerson& known) {
  const auto found = std::ranges::find(known.apprenticeships, false, &OwnApprenticeship::completed);
  return found == known.apprenticeships.end() ? nullptr : &*found;
}

KnownPerson CareerProfiles::of_visitor(const World& world, Person person) {
  KnownPerson out;
  out.person = std::move(person);
  out.profile = whole_profile(world, out);
  return out;
}

Result<KnownPerson> CareerProfiles::of(const Caller& caller, const World& world,
                                       const std::optional<Person>& in_browser) {
  const auto person = caller.actor.person;
  auto out = loader_.database().read([&](store::Connection& c) -> Result<KnownPerson> {
    KnownPerson known;
    const auto kept = store::career_profiles::find(c, person);
    if (auto read = person_of(kept)) {
      known.person = std::move(*read);
      known.kept = true;
      known.shared = kept->shared;
    }
    read_apprenticeships(c, loader_, world, person, known);
    return known;
  });
  if (!out) return out;
  if (!out->kept && in_browser && *in_browser != Person{} && check(world, *in_browser).empty()) {
    if (auto done = keep(caller, world, *in_browser, false); !done) return tl::unexpected(std::move(done.error()));
    out->person = *in_browser;
    out->kept = true;
  }
  out->profile = whole_profile(world, *out);
  return out;
}

Result<void> CareerProfiles::keep(const Caller& caller, const World& world, const Person& person, bool shared) {
  if (auto problems = check(world, person); !problems.empty()) {
    return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.", std::move(problems));
  }
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    store::career_profiles::put(c, caller.actor.person, {to_text(person), shared, person.interests, now});
    return {};
  });
}

Result<void> CareerProfiles::forget(const Caller& caller) {
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    store::career_profiles::remove(c, caller.actor.person);
    for (const auto& list : store::career_lists::of_owner(c, caller.actor.person)) {
      store::career_lists::remove(c, list.id, caller.actor.person);
    }
    return {};
  });
}

namespace {

std::vector<PersonId> apprentices_of(store::Connection& c, const store::organisations::Organisation& organisation) {
  constexpr std::int64_t most = 10'000;
  std::vector<AgreementId> ids;
  if (organisation.kind == store::organisations::Kind::employer) {
    ids = store::agreements::of_employer(c, organisation.id, {}, most);
  } else if (organisation.kind == store::organisations::Kind::sponsor) {
    ids = store::agreements::of_sponsor(c, organisation.id, {}, most);
  }
  std::vector<PersonId> out;
  for (const auto id : ids) {
    const auto agreement = store::agreements::find(c, id);
    if (agreement && agreement->state == apprenticeship::AgreementState::active) out.push_back(agreement->apprentice);
  }
  std::ranges::sort(out);
  const auto twice = std::ranges::unique(out);
  out.erase(twice.begin(), twice.end());
  return out;
}

}  // namespace

Result<std::vector<SharedInterest>> CareerProfiles::interests_at(const Caller& caller, OrganisationId id) {
  return loader_.database().read([&](store::Connection& c) -> Result<std::vector<SharedInterest>> {
    const auto organisation = store::organisations::find(c, id);
    const access::OrganisationSubject subject{id, store::organisations::sponsors_of(c, id)};
    if (!organisation || !access::may(caller.actor, access::OrganisationAction::overview, subject)) {
      return refuse(Error::Code::forbidden, "You may not see the apprentices of this organisation.");
    }
    std::vector<SharedInterest> out;
    for (const auto& interest : store::career_profiles::shared_interests(c, apprentices_of(c, *organisation))) {
      if (out.empty() || out.back().person != interest.person) {
        const auto person = store::people::find(c, interest.person);
        out.push_back({interest.person, person ? person->name : "", {}});
      }
      out.back().occupations.push_back(interest.occupation);
    }
    std::ranges::stable_sort(out, {}, &SharedInterest::name);
    return out;
  });
}

namespace {

void add_held(Profile& into, Profile&& draft) {
  into.education = std::max(into.education, draft.education);
  for (auto& held : draft.occupations) {
    const auto same = std::ranges::find(into.occupations, held.occupation, &HeldOccupation::occupation);
    if (same == into.occupations.end()) {
      into.occupations.push_back(std::move(held));
    } else {
      same->months = std::max(same->months, held.months);
    }
  }
  for (auto& held : draft.credentials) {
    if (std::ranges::find(into.credentials, held.code, &HeldCredential::code) == into.credentials.end()) {
      into.credentials.push_back(std::move(held));
    }
  }
  for (auto& held : draft.skills) {
    const auto same = std::ranges::find(into.skills, held.skill, &HeldSkill::skill);
    if (same == into.skills.end()) {
      into.skills.push_back(std::move(held));
    } else {
      same->level = std::max(same->level, held.level);
    }
  }
}

}  // namespace

std::optional<Person> with_background(const World& world, Person person, std::string_view code, int months) {
  auto draft = draft_profile(world.catalogue(), code, months);
  if (!draft) return std::nullopt;
  add_held(person.profile, std::move(*draft));
  return person;
}

std::vector<Problem> check(const World& world, const Person& person) {
  std::vector<Problem> out;
  const auto& catalogue = world.catalogue();
  const auto wrong = [&](const char* field, const char* why, const std::string& value, const char* accepted) {
    out.push_back({field, why, value, accepted});
  };
  const auto words = [&](const char* field, const std::string& text) {
    if (text.size() > longest_word) wrong(field, "This is too long.", text.substr(0, 40), "up to 80 characters");
    if (!normalised(text) || text.find('\0') != std::string::npos) wrong(field, "This is no text.", "", "words");
  };
  const auto few = [&](const char* field, std::size_t count, std::size_t most) {
    if (count > most) wrong(field, "These are too many.", std::to_string(count), "fewer of them");
  };
  const auto& profile = person.profile;
  few("occupations", profile.occupations.size(), most_items);
  few("credentials", profile.credentials.size(), most_items);
  few("skills", profile.skills.size(), most_skills);
  few("tools", person.tools.size(), most_items);
  few("interests", person.interests.size(), most_items);
  for (const auto& held : profile.occupations) {
    words("occupations", held.occupation);
    if (held.months < 0 || held.months > most_months) {
      wrong("occupations", "That is not a number of months.", std::to_string(held.months), "0 to 720");
    }
  }
  for (const auto& held : profile.skills) {
    if (catalogue.skill(held.skill) == nullptr)
      wrong("skills", "There is no such skill.", held.skill, "a code of a skill");
    if (held.level < 0 || held.level > highest_level) {
      wrong("skills", "There is no such level.", std::to_string(held.level), "0 to 4");
    }
  }
  for (const auto& held : profile.credentials) words("credentials", held.code);
  for (const auto& tool : person.tools) words("tools", tool);
  for (const auto& code : person.interests) {
    if (world.occupation(code) == nullptr)
      wrong("interests", "There is no such occupation.", code, "a code of an occupation");
  }
  words("place", person.place);
  words("pay_area", person.pay_area);
  return out;
}

}  // namespace journeywork::services
