#include "app/demo/demo.hpp"

#include <map>
#include <stdexcept>

#include "app/demo/cast.hpp"
#include "app/demo/history.hpp"
#include "core/base/zone.hpp"
#include "embedded/catalog.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "store/agreements.hpp"
#include "store/audit.hpp"
#include "store/identity.hpp"
#include "store/ledger.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/standards.hpp"

namespace journeywork::app {

using namespace apprenticeship;
namespace organisations = store::organisations;
namespace people = store::people;

namespace {

constexpr const char* time_zone = "America/New_York";
constexpr const char* region = "Maryland";
constexpr const char* standards_path = "standards/bmet-hybrid.toml";
constexpr const char* loaded_action = "demo.load";
const Money journeyworker_wage{3068, "USD"};  // per hour; a plausible figure, not a survey

std::string email_of(std::string_view key) { return std::string(key) + "@demo.example"; }

/// What was made so far, by key.
struct Made {
  std::map<std::string_view, OrganisationId> organisations;
  std::map<std::string_view, SiteId> sites;
  std::map<std::string_view, PersonId> people;
};

enum class Content { nothing, demo, other };

Content content_of(store::Connection& c) {
  if (organisations::all(c, {}, 1).empty()) return Content::nothing;
  return people::by_email(c, email_of(demo_members().front().key)) ? Content::demo : Content::other;
}

void make_organisations(store::Connection& c, Made& made, Instant now) {
  for (const auto& each : demo_organisations()) {
    const auto kind = organisations::parse_kind(each.kind);
    organisations::Organisation organisation{{}, *kind, std::string(each.name), std::nullopt, "US", "en-US"};
    if (*kind == organisations::Kind::agency) organisation.agency_code = "us-oa";
    const auto id = organisations::insert(c, organisation, now);
    made.organisations[each.key] = id;
    const bool partner = *kind == organisations::Kind::employer || *kind == organisations::Kind::provider;
    if (partner) organisations::take_part(c, made.organisations.at("sponsor"), id);
    if (!each.site.empty()) {
      made.sites[each.key] =
          organisations::insert_site(c, {{}, id, std::string(each.site), std::string(each.city), region, time_zone});
    }
  }
}

PersonId make_person(store::Connection& c, std::string_view key, std::string_view name, std::string_view birth_date,
                     Instant now) {
  people::Person person;
  person.name = name;
  person.email = email_of(key);
  person.birth_date = parse_iso_date(birth_date);
  person.locale = "en-US";
  return people::insert(c, person, now).value();
}

/// As if a password had been set; no password fits it.
void count_as_joined(store::Connection& c, PersonId person) { store::identity::set_password(c, person, "*"); }

void make_people(store::Connection& c, Made& made, Instant now) {
  for (const auto& each : demo_members()) {
    const auto id = make_person(c, each.key, each.name, "", now);
    count_as_joined(c, id);
    made.people[each.key] = id;
    people::give(
        c, {{}, id, made.organisations.at(each.organisation), access::parse_role(each.role).value(), std::nullopt},
        now);
  }
  int number = 1041;
  for (const auto& each : demo_apprentices()) {
    const auto id = make_person(c, each.key, each.name, each.birth_date, now);
    if (each.stage != DemoStage::draft) count_as_joined(c, id);
    made.people[each.key] = id;
    people::give(c, {{}, id, made.organisations.at(each.employer), access::Role::apprentice, std::to_string(number++)},
                 now);
    // Whoever has completed goes on as a journeyworker, and mentors the next.
    if (each.stage == DemoStage::completed) {
      people::give(c, {{}, id, made.organisations.at(each.employer), access::Role::mentor, std::nullopt}, now);
    }
  }
}

std::pair<StandardsId, Standards> make_standards(store::Connection& c, const Made& made, Instant now) {
  for (const auto& file : embedded::catalog()) {
    if (file.path != standards_path) continue;
    auto reading = exchange::read_standards_toml(file.data);
    if (!reading.file) break;
    auto standards = std::move(reading.file->standards);
    const auto id = store::standards::insert(c,
                                             {{},
                                              made.organisations.at("sponsor"),
                                              standards.code,
                                              standards.version,
                                              standards.title,
                                              standards.agency,
                                              now,
                                              exchange::write_standards_toml(standards)},
                                             made.people.at("samuel"));
    return {id, std::move(standards)};
  }
  throw std::logic_error("demo: the catalogue has no readable " + std::string(standards_path));
}

std::string_view coordinator_of(std::string_view employer) {
  for (const auto& member : demo_members()) {
    if (member.role == "coordinator" && member.organisation == employer) return member.key;
  }
  throw std::logic_error("demo: an employer has no coordinator");
}

void make_apprenticeship(store::Connection& c, const Made& made, const DemoApprentice& story, StandardsId standards_id,
                         const Standards& standards, Date today) {
  Agreement agreement;
  agreement.sponsor = made.organisations.at("sponsor");
  agreement.employer = made.organisations.at(story.employer);
  agreement.site = made.sites.at(story.employer);
  agreement.apprentice = made.people.at(story.key);
  agreement.standards = standards_id;
  agreement.start = today.plus_days(-story.days_ago).week_start();
  agreement.journeyworker_wage = journeyworker_wage;
  agreement.mentors = {{made.people.at(story.mentor), agreement.start, std::nullopt}};
  const auto year = std::to_string(agreement.start.year());
  const auto number = std::to_string(store::agreements::next_number(c, agreement.sponsor, "DEMO-" + year));
  agreement.number = "BMET-" + year + "-" + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number;

  agreement.id = store::agreements::insert(c, agreement, Instant{agreement.start.plus_days(-12).days()});
  store::ledger::begin(c, agreement.id);
  if (story.stage == DemoStage::draft) return;
  agreement.state = AgreementState::active;
  store::agreements::set_state(c, agreement.id, agreement.state, std::nullopt);
  const DemoPlayers players{agreement.apprentice, made.people.at(story.mentor),
                            made.people.at(coordinator_of(story.employer)), made.people.at("samuel")};
  const auto completed = write_history(c, agreement, standards, story, players, today);
  if (completed) store::agreements::set_state(c, agreement.id, AgreementState::completed, completed);
}

}  // namespace

Result<void> load_demo(store::Database& database, const services::Clock& clock) {
  const auto now = clock();
  const auto today = local_day(now, time_zone);
  return database.write([&](store::Connection& c) -> Result<void> {
    const auto content = content_of(c);
    if (content == Content::demo) return {};
    if (content == Content::other) {
      return refuse(Error::Code::conflict,
                    "This database holds data that is not the demo's. Use `journeywork serve` for it, or --db with "
                    "another file for the demo.");
    }
    Made made;
    make_organisations(c, made, now);
    make_people(c, made, now);
    const auto [id, standards] = make_standards(c, made, now);
    for (const auto& story : demo_apprentices()) make_apprenticeship(c, made, story, id, standards, today);
    store::audit::record(c, {now, {}, loaded_action, "installation", ""});
    return {};
  });
}

std::vector<web::pages::DemoPerson> demo_people(store::Database& database) {
  const std::pair<std::string_view, std::string_view> groups[] = {{"mentor", "Mentors"},
                                                                  {"coordinator", "Coordinators"},
                                                                  {"sponsor_staff", "Sponsor"},
                                                                  {"auditor", "Auditor"},
                                                                  {"administrator", "Administrator"}};
  std::vector<web::pages::DemoPerson> out;
  const auto read = database.read([&](store::Connection& c) -> Result<void> {
    const auto add = [&](std::string_view key, std::string_view role, std::string_view name, std::string_view words) {
      if (const auto person = people::by_email(c, email_of(key))) {
        out.push_back({person->id, std::string(role), std::string(name), std::string(words)});
      }
    };
    for (const auto& each : demo_apprentices()) add(each.key, "Apprentices", each.name, each.words);
    for (const auto& [role, title] : groups) {
      for (const auto& each : demo_members()) {
        if (each.role == role) add(each.key, title, each.name, each.words);
      }
    }
    return {};
  });
  if (!read) out.clear();
  return out;
}

}  // namespace journeywork::app
