/// How long it takes to import hours: a file of 100,000 rows for 50 apprentices, previewed, confirmed, sent again and
/// confirmed as approved history, each into an empty SQLite database.
///
///   bench_hours_import [FOLDER [ROWS [APPRENTICES]]]      a folder for the database, by default the temporary one
///
/// Then once more with a column of line numbers without any order, as systems that give every line a UUID write them.
/// Prints wall and processor time of each step in seconds. Exit 1 when a step does not do what it should.
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>

#include "core/apprenticeship/fixtures.hpp"
#include "core/base/digest.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "services/hours_import/hours_import.hpp"
#include "services/organisations/lookup.hpp"
#include "store/agreements.hpp"
#include "store/ledger.hpp"
#include "store/people.hpp"
#include "store/standards.hpp"

namespace {

using namespace journeywork;
namespace fs = std::filesystem;

constexpr Date start{2020, 1, 6};

Instant today() { return std::chrono::sys_days{std::chrono::year{2026} / 11 / 19}; }

void require(bool good, const std::string& what) {
  if (!good) throw std::runtime_error(what);
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// One employer with a coordinator and apprentices, in a database of its own that is gone with it.
class Employer {
 public:
  Employer(const fs::path& folder, int apprentices)
      : folder_(folder / ("journeywork-bench-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    database = must(store::open("sqlite:" + (folder_ / "bench.db").string()));
    static_cast<void>(must(store::migrate(*database)));
    must(database->write([&](store::Connection& c) -> Result<void> {
      furnish(c, apprentices);
      return {};
    }));
    actor = must(database->read(
        [&](store::Connection& c) -> Result<access::Actor> { return services::actor_of(c, coordinator); }));
  }
  ~Employer() {
    database.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Employer(const Employer&) = delete;
  Employer& operator=(const Employer&) = delete;

  std::unique_ptr<store::Database> database;
  OrganisationId id;
  PersonId coordinator;
  access::Actor actor;

 private:
  void furnish(store::Connection& c, int apprentices) {
    using store::organisations::Kind;
    const auto now = today();
    const auto sponsor = store::organisations::insert(c, {{}, Kind::sponsor, "Sponsor", {}, "US", "en-US"}, now);
    id = store::organisations::insert(c, {{}, Kind::employer, "Hospital", {}, "US", "en-US"}, now);
    store::organisations::take_part(c, sponsor, id);
    const auto site = store::organisations::insert_site(c, {{}, id, "Main", "Baltimore", "MD", "America/New_York"});
    coordinator = add_member(c, "coordinator", access::Role::coordinator);
    store::standards::put_agency(c, "sample-agency", "Agency", "", now);
    store::standards::Record record;
    record.sponsor = sponsor;
    record.code = "sample";
    record.version = "1.0";
    record.title = "Sample";
    record.agency_code = "sample-agency";
    record.body = exchange::write_standards_toml(apprenticeship::fixtures::sample_standards());
    const auto standards = store::standards::insert(c, record, coordinator);
    for (int i = 0; i < apprentices; ++i) {
      auto agreement = apprenticeship::fixtures::sample_agreement();
      agreement.number = "S-" + std::to_string(i);
      agreement.sponsor = sponsor;
      agreement.employer = id;
      agreement.site = site;
      agreement.apprentice = add_member(c, "apprentice" + std::to_string(i), access::Role::apprentice);
      agreement.standards = standards;
      agreement.start = start;
      agreement.mentors.clear();
      const auto made = store::agreements::insert(c, agreement, now);
      store::agreements::set_state(c, made, apprenticeship::AgreementState::active, std::nullopt);
      store::ledger::begin(c, made);
    }
  }
  PersonId add_member(store::Connection& c, const std::string& word, access::Role role) {
    const auto person = store::people::insert(c, {{}, word, word + "@hospital.example", {}, "en-US"}, today()).value();
    store::people::give(c, {{}, person, id, role, {}}, today());
    return person;
  }

  fs::path folder_;
};

services::HoursMapping mapping(bool numbered) {
  using exchange::hours_csv::Field;
  services::HoursMapping out;
  out.columns = {{Field::person, "Email"},      {Field::date, "Work date"}, {Field::hours, "Hours"},
                 {Field::work_process, "Task"}, {Field::note, "Notes"},     {Field::work_order, "WO"}};
  out.date_order = exchange::hours_csv::DateOrder::mdy;
  out.plain_numbers = exchange::hours_csv::PlainNumber::hours;
  if (numbered) out.columns[Field::line_id] = "Entry ID";
  return out;
}

/// Eight lines a day for each apprentice, as a timesheet system writes them.
std::string file_of(int rows, int apprentices) {
  std::string out = "Email;Work date;Hours;Task;Notes;WO;Entry ID\r\n";
  for (int i = 0; i < rows; ++i) {
    const auto line = i / apprentices;
    const auto day = start.plus_days(line / 8);
    out += "apprentice" + std::to_string(i % apprentices) + "@hospital.example;" + std::to_string(day.month()) + "/" +
           std::to_string(day.day()) + "/" + std::to_string(day.year()) + ";" + (line % 2 == 0 ? "1,25" : "0:45") +
           ";" + (line % 3 == 0 ? "Preventive maintenance" : "1") + ";\"Inspection of an infusion pump, model " +
           std::to_string(line % 97) + "\";WO-" + std::to_string(100'000 + i) + ";" +
           to_hex(sha256(std::to_string(i))).substr(0, 32) + "\r\n";
  }
  return out;
}

class Stopwatch {
 public:
  explicit Stopwatch(std::string what) : what_(std::move(what)) {}
  ~Stopwatch() {
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_;
    const auto cpu = static_cast<double>(std::clock() - cpu_) / CLOCKS_PER_SEC;
    std::cout << what_ << ": " << wall.count() << " s, processor " << cpu << " s" << std::endl;
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  std::string what_;
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  std::clock_t cpu_ = std::clock();
};

void run(const fs::path& folder, int rows, int apprentices) {
  const auto file = file_of(rows, apprentices);
  std::cout << rows << " rows, " << apprentices << " apprentices, " << file.size() / 1024 << " KiB" << std::endl;
  {
    const Stopwatch watch("inspect");
    require(must(exchange::hours_csv::inspect(file)).rows == rows, "rows are missing");
  }
  {
    const Stopwatch watch("read");
    int read = 0;
    static_cast<void>(
        must(exchange::hours_csv::read(file, mapping(false), [&](exchange::hours_csv::Row&&) { ++read; })));
    require(read == rows, "rows are missing");
  }
  const auto confirm = [&](Employer& employer, const std::string& what, const services::HoursImportOptions& options,
                           bool numbered = false) {
    services::Loader loader(*employer.database, &today);
    services::HoursImport import(loader);
    const Stopwatch watch(what);
    return must(import.confirm(employer.actor, employer.id, file, mapping(numbered), options,
                               "bench-" + std::to_string(std::rand())))
        .counts;
  };
  {
    Employer employer(folder, apprentices);
    services::Loader loader(*employer.database, &today);
    {
      const Stopwatch watch("preview");
      const auto found = must(services::HoursImport(loader).preview(employer.actor, employer.id, file, mapping(false)));
      require(found.counts.fresh == rows, "not all rows are new");
    }
    require(confirm(employer, "confirm", {}).fresh == rows, "not all rows are new");
    require(confirm(employer, "confirm again", {}).duplicate == rows, "not all rows are duplicates");
  }
  {
    Employer employer(folder, apprentices);
    require(confirm(employer, "confirm all or nothing", {true, std::nullopt}).fresh == rows, "not all rows are new");
  }
  {
    Employer employer(folder, apprentices);
    require(confirm(employer, "confirm as approved history", {false, "on paper"}).fresh == rows,
            "not all rows are new");
  }
  {
    Employer employer(folder, apprentices);
    require(confirm(employer, "confirm with UUIDs", {}, true).fresh == rows, "not all rows are new");
    require(confirm(employer, "confirm with UUIDs again", {}, true).duplicate == rows, "not all rows are duplicates");
  }
}

}  // namespace

int main(int argc, char** argv) try {
  const auto number = [&](int i, int otherwise) { return argc > i ? std::max(1, std::atoi(argv[i])) : otherwise; };
  run(argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path(), number(2, 100'000), number(3, 50));
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
