#include "services/careers/reference_import.hpp"

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "exchange/esco/esco.hpp"
#include "exchange/onet/onet.hpp"
#include "exchange/onet/onet_fixture_test.hpp"
#include "exchange/ooh/ooh_document.hpp"
#include "services/testing/house.hpp"

// Sets that come as documents; pay: reference_import_pay_test.cpp.
namespace journeywork::services::testing {
namespace {

namespace onet_fixture = exchange::onet_fixture;
using Files = std::vector<ReferenceFile>;
using Documents = std::map<std::string, std::string>;
using Code = Error::Code;

std::string packed(const std::string& text) {
  constexpr int gzip = 16 + MAX_WBITS;
  constexpr int memory = 8;
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip, memory, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string in = text;
  std::string out(deflateBound(&stream, in.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Loading {
  House house;
  ReferenceImport import{*house.database, house.clock()};

  [[nodiscard]] Documents documents(const std::string& kind) {
    return house.read([&](store::Connection& c) {
      Documents out;
      store::reference::each_document(c, kind,
                                      [&](std::string_view key, std::string_view body) { out.emplace(key, body); });
      return out;
    });
  }
  [[nodiscard]] std::vector<store::reference::SetInfo> sets() {
    return house.read([](store::Connection& c) { return store::reference::sets(c); });
  }
  [[nodiscard]] std::int64_t revision() {
    return house.read([](store::Connection& c) { return store::reference::revision(c); });
  }
  Result<ReferenceReport> onet(const onet_fixture::Tables& tables, const std::string& release, bool force = false) {
    Files files;
    for (const auto& [name, text] : tables) files.push_back({name, text});
    return import.onet(std::nullopt, "tables", files, {release, force});
  }
};

onet_fixture::Tables with_title(const std::string& title) {
  auto tables = onet_fixture::small();
  auto& occupations = tables.at("Occupation Data.txt");
  const std::string old = "Medical Equipment Repairers";
  occupations.replace(occupations.find(old), old.size(), title);
  return tables;
}

std::string title_of(Loading& loading) {
  return exchange::occupation_of(loading.documents("onet").at("49-9062.00")).value().title;
}

const std::string ooh_head =
    "title,soc_code,median_pay_annual,median_pay_hourly,entry_education,work_experience,training,num_jobs_2024,"
    "projected_employment_2034,outlook_pct,outlook_desc,url\n";
const std::string ooh_row =
    "Medical equipment repairers,49-9062,62630,30.11,Associate's degree,None,None,68000,76900,13,Much faster,x\n";

Files esco_files() {
  const std::string root = "http://data.europa.eu/esco/";
  return {
      {"occupations_en.csv", "conceptUri,iscoGroup,code,preferredLabel,altLabels,description\n" + root +
                                 "occupation/o1,3114,3114.1.5,medical device engineering technician,BMET,Repairs\n"},
      {"skills_en.csv", "conceptUri,skillType,preferredLabel,altLabels\n" + root + "skill/s1,knowledge,optics,\n"},
      {"occupationSkillRelations_en.csv",
       "occupationUri,relationType,skillUri\n" + root + "occupation/o1,essential," + root + "skill/s1\n"},
      {"readme.md", ""}};
}

}  // namespace

TEST_CASE("a release of O*NET is kept as documents, and the audit says so") {
  Loading loading;
  const auto report = loading.onet(onet_fixture::small(), "29.1");
  REQUIRE(report);
  CHECK(report->loaded);
  CHECK(report->release == "29.1");
  CHECK_FALSE(report->before);
  CHECK(report->count == 2);
  CHECK(report->problem_count == 0);
  CHECK(report->tables.front() == ReferenceReport::Table{"Occupation Data", 2, 0});
  CHECK(std::ranges::find(report->missing, "Abilities") != report->missing.end());
  CHECK(report->notice.attribution.find("CC BY 4.0") != std::string_view::npos);
  const auto documents = loading.documents("onet");
  CHECK(documents.size() == 3);
  CHECK(exchange::common_of(documents.at("common"))->release == "29.1");
  CHECK(title_of(loading) == "Medical Equipment Repairers");
  CHECK(loading.sets() == std::vector<store::reference::SetInfo>{{"onet", "29.1", loading.house.now, 3}});
  CHECK(loading.house.audited() == std::vector<std::string>{"reference.import"});
}

TEST_CASE("the release is taken from the folder's name unless it is said") {
  Loading loading;
  Files files;
  for (const auto& [name, text] : onet_fixture::small()) files.push_back({name, text});
  CHECK(loading.import.onet(std::nullopt, "db_29_1_text", files, {})->release == "29.1");
  CHECK(loading.import.onet(std::nullopt, "db_29_1_text", files, {"29.2", false})->release == "29.2");
}

TEST_CASE("a table that is packed is read as it would be unpacked") {
  Loading loading;
  REQUIRE(loading.onet(onet_fixture::small(), "29.1")->loaded);
  const auto plain = loading.documents("onet");
  onet_fixture::Tables tables;
  for (const auto& [name, text] : onet_fixture::small()) tables.emplace(name + ".gz", packed(text));
  REQUIRE(loading.onet(tables, "29.1")->loaded);
  CHECK(loading.documents("onet") == plain);
  tables.emplace("Skills.txt", "");
  CHECK_FALSE(loading.onet(tables, "29.1")->loaded);
}

TEST_CASE("a table that cannot be read leaves everything as it was") {
  Loading loading;
  REQUIRE(loading.onet(onet_fixture::small(), "29.1")->loaded);
  const auto before = loading.documents("onet");
  const auto revision = loading.revision();
  auto tables = with_title("Changed");
  SUBCASE("because a column is not there") {
    tables.at("Skills.txt") = "O*NET-SOC Code\tElement ID\n49-9062.00\t2.A.1.a\n";
  }
  SUBCASE("because it is damaged") { tables.at("Skills.txt") = packed(tables.at("Skills.txt")).substr(0, 60); }
  SUBCASE("because it is not a table") { tables.at("Skills.txt") = packed(std::string("\0\1", 2)); }
  SUBCASE("because that of the occupations is missing") { tables.erase("Occupation Data.txt"); }
  const auto report = loading.onet(tables, "30.0");
  REQUIRE(report);
  CHECK_FALSE(report->loaded);
  CHECK(report->problem_count > 0);
  REQUIRE_FALSE(report->problems.empty());
  CHECK_FALSE(report->problems.front().problem.accepted.empty());
  CHECK(loading.documents("onet") == before);
  CHECK(loading.revision() == revision);
  CHECK(loading.house.audited().size() == 1);
}

TEST_CASE("the same release again and a newer one take the place of what is loaded") {
  Loading loading;
  REQUIRE(loading.onet(onet_fixture::small(), "29.1")->loaded);
  const auto again = loading.onet(with_title("Corrected"), "29.1");
  REQUIRE(again);
  CHECK(again->before == "29.1");
  CHECK(title_of(loading) == "Corrected");
  auto newer = with_title("Newer");
  newer.at("Occupation Data.txt") += "11-1011.00\tChief Executives\tDecide.\n";
  CHECK(loading.onet(newer, "30.0")->before == "29.1");
  CHECK(title_of(loading) == "Newer");
  CHECK(loading.onet(with_title("Newest"), "31")->loaded);
  CHECK(loading.documents("onet").size() == 3);
}

TEST_CASE("an older release, or one that is not known, replaces a newer one only by force") {
  Loading loading;
  REQUIRE(loading.onet(onet_fixture::small(), "30.0")->loaded);
  const auto revision = loading.revision();
  for (const std::string release : {"29.3", "9.9", ""}) {
    CAPTURE(release);
    const auto refused = loading.onet(with_title("Older"), release);
    CHECK(refusal(refused) == Code::conflict);
    CHECK(refused_fields(refused) == std::vector<std::string>{"release"});
    CHECK(refused.error().message.find("30.0") != std::string::npos);
    CHECK(refused.error().problems.front().accepted.find("--force") != std::string::npos);
  }
  CHECK(title_of(loading) == "Medical Equipment Repairers");
  CHECK(loading.revision() == revision);
  CHECK(loading.onet(with_title("Older"), "29.3", true)->before == "30.0");
  CHECK(title_of(loading) == "Older");
  CHECK(loading.onet(with_title("Unknown"), "", true)->loaded);
  CHECK(loading.onet(with_title("Unknown again"), "")->before == "");
  CHECK(loading.onet(with_title("Known"), "29.1")->loaded);
}

TEST_CASE("administrators load data sets, and whoever runs commands on the machine") {
  Loading loading;
  const ReferenceFile file{"ooh.csv", ooh_head + ooh_row};
  for (const auto& [name, person] : loading.house.everybody()) {
    CAPTURE(name);
    const ReferenceImport::Actor actor = loading.house.actor(person);
    const std::optional<Code> expected = name == "administrator" ? std::nullopt : std::optional(Code::forbidden);
    CHECK(refusal(loading.import.ooh(actor, file, {})) == expected);
    CHECK(refusal(loading.import.onet(actor, "", {}, {})) == expected);
    CHECK(refusal(loading.import.esco(actor, {}, {})) == expected);
    CHECK(refusal(loading.import.oews(actor, {"oesm24st.csv", ""}, {})) == expected);
  }
  CHECK(loading.import.ooh(std::nullopt, file, {})->loaded);
  const auto events = loading.house.read([](store::Connection& c) { return store::audit::before(c, INT64_MAX, 9); });
  REQUIRE(events.size() == 2);
  CHECK(events[0].event.by == PersonId{});
  CHECK(events[1].event.by == loading.house.administrator);
  CHECK(events[1].event.subject == "reference:ooh");
  CHECK(events[1].event.detail == "release=2024 count=1");
}

TEST_CASE("the handbook is kept page by page, of the year from which it projects") {
  Loading loading;
  const auto report = loading.import.ooh(std::nullopt, {"ooh.csv", ooh_head + ooh_row + ",bad,,,,,,,,,,\n"}, {2023});
  REQUIRE(report);
  CHECK(report->loaded);
  CHECK(report->release == "2024");
  CHECK(report->count == 1);
  CHECK(report->problem_count == 1);
  CHECK(report->tables == std::vector<ReferenceReport::Table>{{"pages", 2, 1}});
  const auto page = exchange::ooh_figure_of(loading.documents("ooh").at("1"));
  REQUIRE(page);
  CHECK(page->soc == "49-9062");
  CHECK(page->pay_year == 2023);
  auto older = ooh_head;
  older.replace(older.find("2024"), 4, "2022");
  CHECK(refusal(loading.import.ooh(std::nullopt, {"ooh.csv", older + ooh_row}, {})) == Code::conflict);
  CHECK_FALSE(loading.import.ooh(std::nullopt, {"ooh.csv", ooh_head}, {})->loaded);
  CHECK_FALSE(loading.import.ooh(std::nullopt, {"ooh.csv", "title\nx\n"}, {})->loaded);
  CHECK(loading.documents("ooh").size() == 1);
}

TEST_CASE("ESCO is kept as its occupations and what they share") {
  Loading loading;
  const auto report = loading.import.esco(std::nullopt, esco_files(), {"1.2.0", false});
  REQUIRE(report);
  CHECK(report->loaded);
  CHECK(report->release == "1.2.0");
  CHECK(report->count == 1);
  CHECK(report->unused == std::vector<std::string>{"readme.md"});
  const auto documents = loading.documents("esco");
  CHECK(documents.size() == 2);
  CHECK(exchange::esco_common_of(documents.at("common"))->skills.size() == 1);
  CHECK(exchange::esco_occupation_of(documents.at("http://data.europa.eu/esco/occupation/o1"))->code == "3114.1.5");
  CHECK(refusal(loading.import.esco(std::nullopt, esco_files(), {"1.1.2", false})) == Code::conflict);
  auto broken = esco_files();
  broken[1].content = "conceptUri\nx\n";
  CHECK_FALSE(loading.import.esco(std::nullopt, broken, {"1.2.1", false})->loaded);
  CHECK(loading.documents("esco") == documents);
}

TEST_CASE("the real O*NET database is loaded whole") {
  const std::filesystem::path folder = "../shared/data/onet";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("left out: ../shared/data is not there");
    return;
  }
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files.push_back({entry.path().filename().string(), content.str()});
  }
  Loading loading;
  const auto report = loading.import.onet(std::nullopt, "onet", files, {"29.1", false});
  REQUIRE(report);
  CHECK(report->loaded);
  CHECK(report->count == 1016);
  CHECK(report->problem_count == 0);
  CHECK(loading.documents("onet").size() == 1017);
  CHECK(std::ranges::find(report->missing, "Work Activities") != report->missing.end());
}

}  // namespace journeywork::services::testing
