#include "services/apprenticeship/agreement_service.hpp"

#include <algorithm>
#include <cctype>

#include "core/apprenticeship/rules.hpp"
#include "core/apprenticeship/standing.hpp"
#include "core/base/digest.hpp"
#include "services/apprenticeship/appender.hpp"
#include "store/agreements.hpp"
#include "store/audit.hpp"
#include "store/people.hpp"
#include "store/standards.hpp"

namespace journeywork::services {

using namespace apprenticeship;
using access::Action;
using access::OrganisationAction;
namespace organisations = store::organisations;

namespace {

std::string fingerprint_of(const AgreementRequest& r) {
  std::string text = "agreement";
  for (const auto id : {r.sponsor.value, r.employer.value, r.site.value, r.apprentice.value, r.standards.value}) {
    text += " " + std::to_string(id);
  }
  text += " " + iso(r.start) + " " + std::to_string(r.journeyworker_wage.minor) + r.journeyworker_wage.currency;
  for (const auto& mentor : r.mentors) text += " m" + std::to_string(mentor.value);
  for (const auto& credit : r.prior_credit) {
    text += " c" + credit.process + "/" + credit.course + "/" + credit.competency + "/" +
            std::to_string(credit.minutes.count) + "/" + std::to_string(credit.level) + "/" +
            std::to_string(credit.evidence.size()) + ":" + credit.evidence;
  }
  return to_hex(sha256(text));
}

/// "BMET-HYBRID" of the standards "bmet-hybrid"; with the year and a count it makes the agreement's number.
std::string number_prefix(const Standards& standards, Date start) {
  std::string out;
  for (const char ch : standards.code) out += static_cast<char>(std::toupper(static_cast<unsigned char>(ch)));
  return out + "-" + std::to_string(start.year());
}

std::string padded(std::int64_t n) {
  auto digits = std::to_string(n);
  return digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
}

bool holds(store::Connection& c, PersonId person, OrganisationId in, std::initializer_list<access::Role> roles) {
  for (const auto& membership : store::people::memberships_of(c, person)) {
    if (membership.organisation == in && std::find(roles.begin(), roles.end(), membership.role) != roles.end())
      return true;
  }
  return false;
}

/// A journeyworker of this employer: named as mentor or coordinator there.
bool may_mentor(store::Connection& c, PersonId person, OrganisationId employer) {
  return holds(c, person, employer, {access::Role::mentor, access::Role::coordinator});
}

/// The parts of a request that exist and belong together, or what is wrong with them.
struct Parts {
  Agreement agreement;
  StandardsLibrary::Held standards;
  organisations::Site site;
  std::vector<Problem> problems;
};

Parts parts_of(store::Connection& c, Loader& loader, const AgreementRequest& r) {
  Parts out;
  const auto wrong = [&](std::string field, std::string message) {
    out.problems.push_back({std::move(field), std::move(message), "", ""});
  };
  const auto sponsors = organisations::sponsors_of(c, r.employer);
  if (std::find(sponsors.begin(), sponsors.end(), r.sponsor) == sponsors.end()) {
    wrong("employer", "Choose an employer that takes part in this sponsor's programme.");
  }
  const auto site = organisations::find_site(c, r.site);
  if (!site || site->organisation != r.employer) {
    wrong("site", "Choose a site of this employer.");
  } else {
    out.site = *site;
  }
  const auto standards = store::standards::find(c, r.standards);
  if (!standards || standards->sponsor != r.sponsor) {
    wrong("standards", "Choose a version of this sponsor's standards.");
  } else {
    out.standards = loader.standards().get(c, r.standards);
  }
  const auto apprentice = store::people::find(c, r.apprentice);
  if (!apprentice || !holds(c, r.apprentice, r.employer, {access::Role::apprentice})) {
    wrong("apprentice", "Choose somebody who is an apprentice of this employer.");
  }
  for (const auto& mentor : r.mentors) {
    if (!may_mentor(c, mentor, r.employer)) wrong("mentor", "Choose mentors of this employer.");
    out.agreement.mentors.push_back({mentor, r.start, std::nullopt});
  }
  out.agreement.sponsor = r.sponsor;
  out.agreement.employer = r.employer;
  out.agreement.site = r.site;
  out.agreement.apprentice = r.apprentice;
  out.agreement.standards = r.standards;
  out.agreement.start = r.start;
  out.agreement.journeyworker_wage = r.journeyworker_wage;
  if (out.standards) {
    const auto agency = loader.standards().agency(c, out.standards->agency).value_or(AgencyRules{});
    auto more =
        check_agreement(out.agreement, *out.standards, agency, apprentice ? apprentice->birth_date : std::nullopt);
    out.problems.insert(out.problems.end(), more.begin(), more.end());
    for (const auto& credit : r.prior_credit) {
      auto verdict = check_entry(credit, r.start, {*out.standards, out.agreement, r.start, {}, false, 0});
      for (auto& problem : verdict.problems)
        out.problems.push_back({"credit_" + problem.field, problem.message, problem.value, problem.accepted});
    }
  }
  return out;
}

/// Credit in a draft was granted under its standards and on its first day.
void keep_what_credit_needs(const Agreement& draft, const AgreementRequest& request, std::vector<Problem>& problems) {
  const std::string why = "Credit was granted in this draft: this stays as it is.";
  if (request.standards != draft.standards) problems.push_back({"standards", why, "", ""});
  if (request.start != draft.start) problems.push_back({"start", why, iso(request.start), iso(draft.start)});
}

}  // namespace

Result<AgreementId> AgreementService::create(const access::Actor& actor, const AgreementRequest& request,
                                             const std::string& key) {
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<AgreementId> {
    const access::OrganisationSubject subject{request.employer, organisations::sponsors_of(c, request.employer)};
    if (!access::may(actor, OrganisationAction::create_agreement, subject) ||
        !access::may(actor, OrganisationAction::create_agreement, {request.sponsor, {}})) {
      return refuse(Error::Code::forbidden, "Agreements are made by the sponsor's staff.");
    }
    const auto outcome = once(c, actor.person, {key, fingerprint_of(request)}, now, [&]() -> Result<std::string> {
      auto parts = parts_of(c, loader_, request);
      if (!parts.problems.empty()) {
        return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.",
                      std::move(parts.problems));
      }
      const auto prefix = number_prefix(*parts.standards, request.start);
      parts.agreement.number = prefix + "-" + padded(store::agreements::next_number(c, request.sponsor, prefix));
      const auto id = store::agreements::insert(c, parts.agreement, now);
      store::ledger::begin(c, id);
      if (!request.prior_credit.empty()) {
        auto appender = Appender::open(c, id, actor.person, now);
        if (!appender) return tl::unexpected(std::move(appender.error()));
        for (const auto& credit : request.prior_credit) {
          if (auto done = appender->append(request.start, credit); !done)
            return tl::unexpected(std::move(done.error()));
        }
        appender->finish();
      }
      store::audit::record(
          c, {now, actor.person, "agreement.create", "agreement:" + std::to_string(id.value), parts.agreement.number});
      return std::to_string(id.value);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return AgreementId{std::stoll(outcome->text)};
  });
}

Result<void> AgreementService::change(const access::Actor& actor, AgreementId id, const AgreementRequest& request,
                                      const std::string& key) {
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    const auto print = "change " + std::to_string(id.value) + " " + fingerprint_of(request);
    const auto outcome = once(c, actor.person, {key, print}, now, [&]() -> Result<std::string> {
      auto loaded = loader_.load(c, actor, id, Action::edit);
      if (!loaded) return tl::unexpected(std::move(loaded.error()));
      const auto& draft = loaded->agreement;
      if (draft.state != AgreementState::draft) {
        return refuse(Error::Code::conflict, "This agreement is in force: what was agreed stays. Mentors can change.");
      }
      auto wanted = request;
      wanted.sponsor = draft.sponsor;
      wanted.employer = draft.employer;
      wanted.apprentice = draft.apprentice;
      wanted.prior_credit.clear();
      auto parts = parts_of(c, loader_, wanted);
      if (store::ledger::head(c, id).value_or(store::ledger::Head{}).seq > 0)
        keep_what_credit_needs(draft, wanted, parts.problems);
      if (!parts.problems.empty()) {
        return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.",
                      std::move(parts.problems));
      }
      parts.agreement.id = id;
      store::agreements::update_draft(c, parts.agreement);
      store::audit::record(c, {now, actor.person, "agreement.change", "agreement:" + std::to_string(id.value), ""});
      return std::string("changed");
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return {};
  });
}

Result<void> AgreementService::activate(const access::Actor& actor, AgreementId id, const std::string& key) {
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    const auto outcome =
        once(c, actor.person, {key, "activate " + std::to_string(id.value)}, now, [&]() -> Result<std::string> {
          auto loaded = loader_.load(c, actor, id, Action::activate);
          if (!loaded) return tl::unexpected(std::move(loaded.error()));
          auto appender = Appender::open(c, id, actor.person, now);
          if (!appender) return tl::unexpected(std::move(appender.error()));
          auto& agreement = loaded->agreement;
          store::agreements::set_state(c, id, AgreementState::active, std::nullopt);
          // Credit may put the apprentice on a higher step from the first day; the lower ones are passed over.
          const auto wage = standing_of(*loaded->standards, agreement, appender->totals(), agreement.start).wage;
          for (std::size_t i = wage.steps.size(); i-- > 0;) {
            if (!wage.steps[i].due_on || *wage.steps[i].due_on > agreement.start) continue;
            auto applied = appender->append(agreement.start, WageChange{static_cast<int>(i), wage.steps[i].wage, ""});
            if (!applied) return tl::unexpected(std::move(applied.error()));
            break;
          }
          appender->finish();
          store::audit::record(c,
                               {now, actor.person, "agreement.activate", "agreement:" + std::to_string(id.value), ""});
          return std::string("active");
        });
    if (!outcome) return tl::unexpected(outcome.error());
    return {};
  });
}

namespace {

/// The last day after this one about which something stands in the ledger.
std::optional<Date> last_day_after(store::Connection& c, AgreementId id, Date day) {
  const auto later = store::ledger::since_day(c, id, day.plus_days(1));
  EntryStates states;
  for (const auto& event : later) states.fold(event);
  std::optional<Date> last;
  for (const auto& event : later) {
    if (!subject_of(event.body) && states.of(event.seq) != EntryState::corrected)
      last = std::max(last, std::optional(event.day));
  }
  return last;
}

/// The step that completion brings, when it is not applied yet; lower ones that nobody applied are passed over.
std::optional<std::size_t> step_on_completion(const WageStanding& wage) {
  for (std::size_t i = wage.steps.size(); i-- > 0;) {
    const auto& step = wage.steps[i];
    if (step.step->on_completion) return step.due_on && !step.applied_on ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<void> AgreementService::complete(const access::Actor& actor, AgreementId id, Date day, const std::string& key) {
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    const auto outcome = once(
        c, actor.person, {key, "complete " + std::to_string(id.value) + " " + iso(day)}, now,
        [&]() -> Result<std::string> {
          auto loaded = loader_.load(c, actor, id, Action::complete);
          if (!loaded) return tl::unexpected(std::move(loaded.error()));
          auto appender = Appender::open(c, id, actor.person, now);
          if (!appender) return tl::unexpected(std::move(appender.error()));
          if (day > loaded->today || day < loaded->agreement.start) {
            return refuse_field("date", "The day of completion is between the start and today.", iso(day),
                                iso(loaded->agreement.start) + " to " + iso(loaded->today));
          }
          if (const auto last = last_day_after(c, id, day)) {
            return refuse_field("date", "The record goes on after this day.", iso(day),
                                iso(*last) + " to " + iso(loaded->today));
          }
          auto& agreement = loaded->agreement;
          const auto standing = standing_of(*loaded->standards, agreement, appender->totals(), loaded->today);
          if (!standing.unmet.empty()) {
            std::vector<Problem> missing;
            for (const auto& each : standing.unmet)
              missing.push_back({std::string(name(each.kind)), each.title, each.code, ""});
            return refuse(Error::Code::conflict, "Not everything is there yet.", std::move(missing));
          }
          if (appender->totals().waiting > 0) {
            return refuse(Error::Code::conflict,
                          "Entries still wait for a decision: approve or return them first, since the record closes.");
          }
          store::agreements::set_state(c, id, AgreementState::completed, day);
          // The step that is due on completion is part of it.
          agreement.state = AgreementState::completed;
          agreement.completed_on = day;
          const auto wage = standing_of(*loaded->standards, agreement, appender->totals(), loaded->today).wage;
          if (const auto step = step_on_completion(wage)) {
            auto applied = appender->append(day, WageChange{static_cast<int>(*step), wage.steps[*step].wage, ""});
            if (!applied) return tl::unexpected(std::move(applied.error()));
          }
          appender->finish();
          store::audit::record(
              c, {now, actor.person, "agreement.complete", "agreement:" + std::to_string(id.value), iso(day)});
          return std::string("completed");
        });
    if (!outcome) return tl::unexpected(outcome.error());
    return {};
  });
}

Result<void> AgreementService::add_mentor(const access::Actor& actor, AgreementId id, PersonId mentor, Date from,
                                          const std::string& key) {
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    const auto print = "mentor " + std::to_string(id.value) + " " + std::to_string(mentor.value) + " " + iso(from);
    const auto outcome = once(c, actor.person, {key, print}, now, [&]() -> Result<std::string> {
      auto loaded = loader_.load(c, actor, id, Action::edit);
      if (!loaded) return tl::unexpected(std::move(loaded.error()));
      const auto& agreement = loaded->agreement;
      if (mentor == agreement.apprentice) return refuse_field("mentor", "Nobody mentors themselves.");
      if (!may_mentor(c, mentor, agreement.employer))
        return refuse_field("mentor", "Choose a mentor of this employer.");
      if (from < agreement.start) {
        return refuse_field("from", "This is before the apprenticeship began.", iso(from),
                            "from " + iso(agreement.start));
      }
      const auto has = std::any_of(agreement.mentors.begin(), agreement.mentors.end(),
                                   [&](const MentorTerm& m) { return m.person == mentor && !m.to; });
      if (has) return refuse_field("mentor", "Is a mentor of this apprentice already.");
      store::agreements::put_mentor(c, id, {mentor, from, std::nullopt});
      store::audit::record(c, {now, actor.person, "agreement.mentor", "agreement:" + std::to_string(id.value),
                               "person:" + std::to_string(mentor.value) + " from " + iso(from)});
      return std::string("added");
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return {};
  });
}

Result<void> AgreementService::end_mentor(const access::Actor& actor, AgreementId id, PersonId mentor, Date last_day,
                                          const std::string& key) {
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<void> {
    const auto print =
        "end mentor " + std::to_string(id.value) + " " + std::to_string(mentor.value) + " " + iso(last_day);
    const auto outcome = once(c, actor.person, {key, print}, now, [&]() -> Result<std::string> {
      auto loaded = loader_.load(c, actor, id, Action::edit);
      if (!loaded) return tl::unexpected(std::move(loaded.error()));
      const auto& mentors = loaded->agreement.mentors;
      const auto open = std::count_if(mentors.begin(), mentors.end(), [](const MentorTerm& m) { return !m.to; });
      const auto term = std::find_if(mentors.begin(), mentors.end(),
                                     [&](const MentorTerm& m) { return m.person == mentor && !m.to; });
      if (term == mentors.end()) return refuse_field("mentor", "Is not a mentor of this apprentice.");
      if (open == 1) return refuse_field("mentor", "Name another mentor first: somebody has to approve and evaluate.");
      if (last_day < term->from)
        return refuse_field("to", "This is before the term began.", iso(last_day), "from " + iso(term->from));
      store::agreements::end_mentor(c, id, mentor, last_day);
      store::audit::record(c, {now, actor.person, "agreement.mentor_end", "agreement:" + std::to_string(id.value),
                               "person:" + std::to_string(mentor.value) + " to " + iso(last_day)});
      return std::string("ended");
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return {};
  });
}

}  // namespace journeywork::services
