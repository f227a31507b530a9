/// Fills an empty SQLite database with apprenticeships, straight into the store: the same hash chains, totals and open
/// entries that the server would have written, without its requests. Then signs every apprentice in.
///
///   bench_population DATABASE AGREEMENTS SESSIONS      a database URL, how many apprenticeships, a file to write
///
/// Each apprenticeship has about 30 ledger entries of its last twelve weeks. The n-th is the same in a small database
/// and in a large one, so that only the number of its neighbours differs. SESSIONS gets one line an apprentice: session
/// token and form token with a space between. In a database that was filled before only the sessions are made anew.
#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/demo/cast.hpp"
#include "app/demo/random.hpp"
#include "core/base/zone.hpp"
#include "embedded/catalog.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "services/apprenticeship/appender.hpp"
#include "services/identity/secrets.hpp"
#include "store/agreements.hpp"
#include "store/identity.hpp"
#include "store/ledger.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/standards.hpp"
#include "web/guard.hpp"

namespace {

using namespace journeywork;
using namespace journeywork::apprenticeship;
using app::Random;

constexpr const char* time_zone = "America/New_York";
constexpr int agreements_of_sponsor = 2000;
constexpr int agreements_of_employer = 200;
constexpr int agreements_of_mentor = 8;
constexpr int agreements_at_once = 1000;  // in a transaction
const Money journeyworker_wage{3068, "USD"};

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string padded(int number, std::size_t width) {
  const auto digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string name_of(Random& random) {
  static constexpr std::array first{"Ana",    "Jamal",  "Linh",  "Dara", "Emily",
                                    "Marcus", "Fatima", "Kevin", "Rosa", "Devon"};
  static constexpr std::array last{"Reyes",  "Carter", "Tran",  "Novak", "Bell",
                                   "Hassan", "Price",  "Grant", "Kim",   "Boyd"};
  return std::string(first[random.below(first.size())]) + " " + last[random.below(last.size())];
}

Instant at_hour(Date day, int hour) { return Instant{day.days()} + std::chrono::hours{hour}; }

/// The ledger of one apprenticeship: hired, at work, approved by the mentor, judged, taught.
class History {
 public:
  History(store::Connection& c, const Agreement& agreement, const Standards& standards, PersonId coordinator,
          Date today, Random& random)
      : appender_(must(services::Appender::open(c, agreement.id, agreement.apprentice, at_hour(agreement.start, 12)))),
        agreement_(agreement),
        standards_(standards),
        coordinator_(coordinator),
        today_(today),
        random_(random) {
    appender_.preload(agreement.start);
  }

  void write() {
    append(coordinator_, at_hour(agreement_.start, 13), agreement_.start,
           WageChange{0, share(journeyworker_wage, standards_.wage_steps.front().share), ""});
    const int weeks = random_.between(10, 14);
    for (int back = weeks; back >= 1; --back) work(back);
    for (int i = 0; i < 2; ++i) attend();
    appender_.finish();
  }

 private:
  std::int64_t append(PersonId by, Instant at, Date day, EntryBody body) {
    appender_.act(by, at);
    return must(appender_.append(day, std::move(body))).seq;
  }
  void approve(PersonId by, Date day, std::int64_t seq) {
    append(by, at_hour(day.plus_days(3), 14), day, Approval{seq, ""});
  }

  /// One entry of a week; the last two wait for the mentor. Now and then a competency is signed off with it.
  void work(int weeks_back) {
    const auto& process = standards_.processes[random_.below(standards_.processes.size())];
    const auto kinds = app::demo_work(process.code);
    const auto& what = kinds[random_.below(kinds.size())];
    const auto day = today_.week_start().plus_days(-7 * weeks_back + random_.between(0, 4));
    OjlTime time{process.code,
                 Minutes{30 * random_.between(2, 16)},
                 std::string(what.note),
                 std::string(what.device),
                 "WO-" + std::to_string(random_.between(10'000, 99'999)),
                 {}};
    const auto& competency = process.competencies[random_.below(process.competencies.size())];
    time.competencies = {competency.code};
    const auto mentor = agreement_.mentors.front().person;
    const auto seq = append(agreement_.apprentice, at_hour(day, 21), day, std::move(time));
    if (weeks_back <= 2) return;
    approve(mentor, day, seq);
    if (weeks_back % 4 == 0)
      append(mentor, at_hour(day.plus_days(3), 15), day, Demonstration{competency.code, competency.required_level, ""});
  }

  void attend() {
    const auto& course = standards_.courses[random_.below(standards_.courses.size())];
    const auto day = today_.week_start().plus_days(-7 * random_.between(3, 9));
    const auto seq = append(agreement_.apprentice, at_hour(day, 22), day,
                            RiTime{course.code, Minutes{210}, RiTime::Outcome::attended, ""});
    approve(coordinator_, day, seq);
  }

  services::Appender appender_;
  const Agreement& agreement_;
  const Standards& standards_;
  PersonId coordinator_;
  Date today_;
  Random& random_;
};

/// Makes apprenticeships one after the other; a new employer, sponsor or mentor when the last one has enough.
class Population {
 public:
  explicit Population(Instant now) : now_(now), today_(local_day(now, time_zone)) {
    for (const auto& file : embedded::catalog()) {
      if (file.path == "standards/bmet-hybrid.toml") body_ = std::string(file.data);
    }
    auto reading = exchange::read_standards_toml(body_);
    if (!reading.file) throw std::runtime_error("the catalogue's standards cannot be read");
    standards_ = std::move(reading.file->standards);
  }

  void add(store::Connection& c, int number) {
    Random random("apprenticeship " + std::to_string(number));
    if (number % agreements_of_sponsor == 0) add_sponsor(c, number);
    if (number % agreements_of_employer == 0) add_employer(c, number);
    if (number % agreements_of_mentor == 0) mentor_ = add_person(c, "mentor", number, access::Role::mentor, random);
    Agreement agreement;
    agreement.number = "BMET-" + padded(number + 1, 7);
    agreement.sponsor = sponsor_;
    agreement.employer = employer_;
    agreement.site = site_;
    agreement.apprentice = add_person(c, "apprentice", number, access::Role::apprentice, random);
    agreement.standards = standards_id_;
    agreement.start = today_.week_start().plus_days(-7 * random.between(15, 100));
    agreement.journeyworker_wage = journeyworker_wage;
    agreement.mentors = {{mentor_, agreement.start, std::nullopt}};
    agreement.id = store::agreements::insert(c, agreement, at_hour(agreement.start, 9));
    store::agreements::set_state(c, agreement.id, AgreementState::active, std::nullopt);
    store::ledger::begin(c, agreement.id);
    History(c, agreement, standards_, coordinator_, today_, random).write();
  }

 private:
  void add_sponsor(store::Connection& c, int number) {
    using store::organisations::Kind;
    const auto name = "Guild " + std::to_string(number / agreements_of_sponsor + 1);
    sponsor_ = store::organisations::insert(c, {{}, Kind::sponsor, name, {}, "US", "en-US"}, now_);
    store::standards::Record record;
    record.sponsor = sponsor_;
    record.code = standards_.code;
    record.version = standards_.version;
    record.title = standards_.title;
    record.agency_code = standards_.agency;
    record.created_at = now_;
    record.body = body_;
    standards_id_ = store::standards::insert(c, record, {});
  }

  void add_employer(store::Connection& c, int number) {
    using store::organisations::Kind;
    const auto name = "Hospital " + std::to_string(number / agreements_of_employer + 1);
    employer_ = store::organisations::insert(c, {{}, Kind::employer, name, {}, "US", "en-US"}, now_);
    store::organisations::take_part(c, sponsor_, employer_);
    site_ = store::organisations::insert_site(c, {{}, employer_, "Main campus", "Baltimore", "Maryland", time_zone});
    Random random("employer " + std::to_string(number));
    coordinator_ = add_person(c, "coordinator", number, access::Role::coordinator, random);
  }

  PersonId add_person(store::Connection& c, const char* what, int number, access::Role role, Random& random) {
    store::people::Person person;
    person.name = name_of(random);
    person.email = what + padded(number, 7) + "@hospital.example";
    person.locale = "en-US";
    const auto id = store::people::insert(c, person, now_).value();
    store::people::give(c, {{}, id, employer_, role, std::nullopt}, now_);
    return id;
  }

  Instant now_;
  Date today_;
  std::string body_;
  Standards standards_;
  OrganisationId sponsor_;
  OrganisationId employer_;
  SiteId site_;
  StandardsId standards_id_;
  PersonId coordinator_;
  PersonId mentor_;
};

std::vector<PersonId> apprentices_in(store::Database& database) {
  return must(database.read([](store::Connection& c) -> Result<std::vector<PersonId>> {
    std::vector<PersonId> out;
    constexpr std::int64_t everything = 1'000'000'000;
    for (const auto id : store::agreements::all(c, {}, everything))
      out.push_back(store::agreements::find(c, id)->apprentice);
    return out;
  }));
}

void fill(store::Database& database, int agreements, Instant now) {
  Population population(now);
  for (int from = 0; from < agreements; from += agreements_at_once) {
    must(database.write([&](store::Connection& c) -> Result<void> {
      for (int i = from; i < std::min(from + agreements_at_once, agreements); ++i) population.add(c, i);
      return {};
    }));
  }
}

/// Sessions that were just used, and stay so for a while: a session's first page in a minute writes that it was seen,
/// and the bench wants either all or none of the requests to do that.
void sign_in(store::Database& database, const std::vector<PersonId>& people, Instant now, const char* file) {
  struct Made {
    services::Secret secret;
    PersonId person;
  };
  std::vector<Made> sessions;
  std::ofstream out(file);
  for (const auto person : people) {
    sessions.push_back({services::new_secret(), person});
    out << sessions.back().secret.text << ' ' << web::form_token(sessions.back().secret.text) << '\n';
  }
  if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + file);
  std::ranges::sort(sessions, {}, [](const Made& each) { return each.secret.hash.bytes; });
  const auto seen = now + std::chrono::hours{3};
  must(database.write([&](store::Connection& c) -> Result<void> {
    store::identity::forget_sessions(c, seen, seen);
    for (const auto& [secret, person] : sessions)
      store::identity::insert_session(c, {secret.hash, person, "bench", seen, seen});
    return {};
  }));
}

double seconds_since(std::chrono::steady_clock::time_point then) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

void run(const char* url, int agreements, const char* sessions) {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  auto database = must(store::open(url));
  must(store::migrate(*database));
  auto people = apprentices_in(*database);
  if (people.empty()) {
    const auto began = std::chrono::steady_clock::now();
    fill(*database, agreements, now);
    people = apprentices_in(*database);
    std::cout << agreements << " apprenticeships made in " << static_cast<int>(seconds_since(began)) << " s"
              << std::endl;
  }
  if (people.size() != static_cast<std::size_t>(agreements))
    throw std::runtime_error("the database holds another number of apprenticeships");
  sign_in(*database, people, now, sessions);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4 || std::atoi(argv[2]) < 1) {
    std::cerr << "usage: bench_population DATABASE AGREEMENTS SESSIONS\n";
    return 2;
  }
  if (sodium_init() < 0) throw std::runtime_error("the cryptography library cannot be used on this machine");
  run(argv[1], std::atoi(argv[2]), argv[3]);
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
