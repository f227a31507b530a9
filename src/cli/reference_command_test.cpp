#include "cli/reference_command.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "store/testing/fresh_database.hpp"

namespace journeywork::cli {
namespace {

namespace fs = std::filesystem;
using services::ReferenceImport;

const std::string ooh_head =
    "title,soc_code,median_pay_annual,median_pay_hourly,entry_education,work_experience,training,num_jobs_2024,"
    "projected_employment_2034,outlook_pct,outlook_desc,url\n";
const std::string pay_head = "area,area_title,area_type,occ_code,occ_title,tot_emp,a_median\n";

/// A database and a folder for files.
struct Desk {
  store::testing::SqliteFile place;
  std::unique_ptr<store::Database> database = place.open();
  ReferenceImport reference{*database, [] { return Instant{}; }};
  std::ostringstream out;
  std::ostringstream errors;

  Desk() { REQUIRE(store::migrate(*database).has_value()); }

  std::string file(const std::string& name, const std::string& text) {
    const auto path = fs::path(place.folder()) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  template <class Command>
  int run(const Command& command) {
    out.str("");
    errors.str("");
    return import_reference(command, std::nullopt, reference, out, errors);
  }
  [[nodiscard]] bool said(std::string_view words) const { return out.str().find(words) != std::string::npos; }
  [[nodiscard]] bool complained(std::string_view words) const { return errors.str().find(words) != std::string::npos; }
};

}  // namespace

TEST_CASE("a folder of O*NET is loaded, and it is said what of it was there") {
  Desk desk;
  desk.file("db_29_1_text/Occupation Data.txt", "O*NET-SOC Code\tTitle\tDescription\n49-9062.00\tRepairers\tTest.\n");
  desk.file("db_29_1_text/Read Me.txt", "about");
  const auto folder = desk.place.folder() + "/db_29_1_text/";
  CHECK(desk.run(ImportOnet{folder, {}, false}) == 0);
  CHECK(desk.said("Loaded O*NET 29.1: 1 occupation."));
  CHECK(desk.said("Occupation Data: 1 row"));
  CHECK(desk.said("Missing, and done without: Alternate Titles;"));
  CHECK(desk.said("Not of use here: 1 other file."));
  CHECK(desk.said("Used under the CC BY 4.0 license."));
  CHECK(desk.said(" s.\n"));
  CHECK(desk.errors.str().empty());
  CHECK(desk.run(ImportOnet{folder, {}, false}) == 0);
  CHECK(desk.said("in the place of the same release"));
  CHECK(desk.run(ImportOnet{folder, "28.3", false}) == 1);
  CHECK(desk.complained("O*NET 29.1 is loaded, and this is the older 28.3."));
  CHECK(desk.complained("--force"));
  CHECK(desk.run(ImportOnet{folder, "28.3", true}) == 0);
  CHECK(desk.said("in the place of release 29.1"));
}

TEST_CASE("a folder that cannot be used is refused with what is wrong in which file") {
  Desk desk;
  CHECK(desk.run(ImportOnet{desk.place.folder() + "/none", {}, false}) == 1);
  CHECK(desk.complained("none"));
  desk.file("tables/Occupation Data.txt", "O*NET-SOC Code\tDescription\n49-9062.00\tTest.\n");
  CHECK(desk.run(ImportOnet{desk.place.folder() + "/tables", {}, false}) == 1);
  CHECK(desk.complained("Nothing was changed."));
  CHECK(desk.complained("Occupation Data.txt: Title: "));
  CHECK(desk.complained("Accepted: "));
  CHECK(desk.out.str().empty());
  CHECK(desk.run(ImportEsco{desk.place.folder() + "/tables", {}, false}) == 1);
}

TEST_CASE("a row that is left out is named with file, line, column, value and what would be accepted") {
  Desk desk;
  const auto name =
      desk.file("ooh.csv", ooh_head + "Repairers,49-9062,lots,,,,,68000,,,,\nClerks,43-9061,,,,,,5,,,,\n");
  CHECK(desk.run(ImportOoh{name, {}, false}) == 0);
  CHECK(desk.said("Loaded Occupational Outlook Handbook 2024: 1 page."));
  CHECK(desk.said("pages: 2 rows, 1 of them left out"));
  CHECK(desk.complained("1 problem; rows that have one were left out:"));
  CHECK(desk.complained("ooh.csv:2: median_pay_annual: "));
  CHECK(desk.complained("Given: lots. Accepted: such as 62630"));
}

TEST_CASE("one file of pay that is refused does not keep the others out") {
  Desk desk;
  const auto maryland = desk.file("oesm24st.csv", pay_head + "24,Maryland,2,49-9062,Repairers,10,65000\n");
  const auto broken = desk.file("oesm24nat.csv", "area,occ_code\n99,x\n");
  const auto unnamed = desk.file("pay.csv", pay_head + "99,U.S.,1,49-9062,Repairers,10,62630\n");
  CHECK(desk.run(ImportOews{{broken, desk.place.folder() + "/none.csv", unnamed, maryland}, 0, {}, false}) == 1);
  CHECK(desk.complained("oesm24nat.csv cannot be loaded. Nothing was changed."));
  CHECK(desk.complained("none.csv"));
  CHECK(desk.complained("year: Nothing says of which year these figures are. Given: pay.csv. Accepted: --year 2024"));
  CHECK(desk.said("Loaded Occupational Employment and Wage Statistics 2024: 1 figure in 1 area."));
  CHECK(desk.said("Source, as pages will name it: BLS, Occupational Employment and Wage Statistics, May 2024."));
  CHECK(desk.run(ImportOews{{unnamed}, 2024, {}, false}) == 0);
}

}  // namespace journeywork::cli
