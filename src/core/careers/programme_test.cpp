#include "core/careers/programme.hpp"

#include <doctest/doctest.h>

#include "core/careers/fixtures.hpp"
#include "core/careers/path.hpp"

using namespace journeywork::careers;

namespace {

constexpr const char* onet = "49-9062.00";

Catalogue catalogue_with_general() {
  auto out = fixtures::sample_catalogue();
  out.occupations[0].onet = onet;
  out.occupations[1].onet = onet;
  auto general = fixtures::college();
  general.code = "any-apprenticeship";
  general.title = "Registered apprenticeship";
  general.kind = "apprenticeship";
  general.onet = onet;
  general.gives_education.reset();
  general.paid = true;
  general.skills = {{"repair", 2, 1}, {"hygiene", 1, 1}};
  out.options.push_back(general);
  return out;
}

Programme programme() {
  Programme out;
  out.code = "programme-7";
  out.sponsors = {"Guild of Samples"};
  out.title = "Technician, hybrid";
  out.agency = "Office of Samples";
  out.onet = onet;
  out.months_low = 24;
  out.months_high = 30;
  out.hours_at_work = 4000;
  out.hours_of_instruction = 144;
  out.wage = journeywork::BasisPoints{7500};
  out.credentials = {"CABT"};
  out.skills = {{"repair", 3, 1}, {"electronics", 1, 1}, {"leading", 2, 1}};  // nobody asks a technician to lead
  return out;
}

}  // namespace

TEST_SUITE("careers/programme") {
  TEST_CASE("stands in front of all, in place of the general apprenticeship, with the standards' own figures") {
    const auto before = catalogue_with_general();
    REQUIRE(check(before).empty());
    const auto all = with_programmes(before, std::vector{programme()});
    CHECK(check(all).empty());
    CHECK(all.option("any-apprenticeship") == nullptr);
    REQUIRE(all.options.size() == before.options.size());
    const auto& option = all.options.front();
    CHECK(option.title == "Apprenticeship with Guild of Samples");
    CHECK(option.kind == "apprenticeship");
    CHECK(option.months_low == 24);
    CHECK(option.months_high == 30);
    CHECK(option.hours_a_week == 3);  // 144 in 52 weeks
    CHECK(option.gives_experience_months == 24);
    CHECK(option.wage == journeywork::BasisPoints{7500});
    CHECK(option.gives_credentials == std::vector<std::string>{"CABT"});
    CHECK(option.cost_high == fixtures::dollars(25'000));  // of the general one
    CHECK(option.skills ==
          std::vector<SkillNeed>{{"repair", 3, 1}, {"hygiene", 1, 1}, {"electronics", 1, 1}});  // the higher of both
    CHECK(option.text.find("every competency signed off, under the rules of Office of Samples") != std::string::npos);
    CHECK(option.text.find("On Monday: ask Guild of Samples") != std::string::npos);
  }

  TEST_CASE("leads to the occupation that asks for least, and without a general one teaches what that asks for") {
    auto before = catalogue_with_general();
    before.options.pop_back();
    CHECK(leads_to(before, programme())->code == "technician");
    const auto all = with_programmes(before, std::vector{programme()});
    CHECK(check(all).empty());
    const auto& option = all.options.front();
    CHECK(option.needs_education == Education::high_school);
    CHECK(option.cost_high.minor == 0);
    CHECK(option.skills.size() == fixtures::technician().skills.size());
    CHECK(option.skills.front() == SkillNeed{"repair", 3, 5});
  }

  TEST_CASE("for an occupation that is not in the catalogue nothing changes") {
    auto other = programme();
    other.onet = "11-1011.00";
    CHECK(with_programmes(catalogue_with_general(), std::vector{other}) == catalogue_with_general());
    other.onet.clear();  // occupations without a number are not each other's
    CHECK(with_programmes(catalogue_with_general(), std::vector{other}) == catalogue_with_general());
    CHECK(with_programmes(catalogue_with_general(), {}) == catalogue_with_general());
  }

  TEST_CASE("many sponsors of one programme are counted, not listed") {
    auto many = programme();
    many.sponsors = {"A", "B", "C"};
    const auto all = with_programmes(catalogue_with_general(), std::vector{many});
    CHECK(all.options.front().title == "Apprenticeship with one of 3 sponsors");
  }

  TEST_CASE("where time alone counts nothing is said to be signed off") {
    auto by_time = programme();
    by_time.signed_off = false;
    const auto all = with_programmes(catalogue_with_general(), std::vector{by_time});
    CHECK(all.options.front().text.find("signed off") == std::string::npos);
  }

  TEST_CASE("two with other sponsors, but as many, are told apart, too") {
    auto one = programme();
    one.sponsors = {"A", "B"};
    auto other = programme();
    other.code = "programme-8";
    other.title = "Technician, by time";
    other.sponsors = {"C", "D"};
    const auto all = with_programmes(catalogue_with_general(), std::vector{one, other});
    CHECK(all.options[0].title != all.options[1].title);
  }

  TEST_CASE("two of one sponsor are told apart by the title of their standards") {
    auto other = programme();
    other.code = "programme-8";
    other.title = "Technician, by time";
    const auto all = with_programmes(catalogue_with_general(), std::vector{programme(), other});
    CHECK(check(all).empty());
    CHECK(all.options[0].title == "Apprenticeship with Guild of Samples: Technician, hybrid");
    CHECK(all.options[1].title == "Apprenticeship with Guild of Samples: Technician, by time");
  }

  TEST_CASE("a way into the occupation leads through it") {
    const auto all = with_programmes(catalogue_with_general(), std::vector{programme()});
    const PathTable table(all);
    Profile pupil;
    pupil.education = Education::high_school;
    const auto answer = table.to("technician", {pupil, {}, fixtures::today});
    REQUIRE(!answer.paths.empty());
    CHECK(answer.paths.front().steps.front().code == "programme-7");
  }
}
