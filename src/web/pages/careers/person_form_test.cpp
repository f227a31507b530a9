#include "web/pages/careers/person_form.hpp"

#include <doctest/doctest.h>

#include "web/pages/careers/closing.hpp"

namespace journeywork::web::pages {

namespace {

http::Request form(http::Fields fields) {
  http::Request request;
  request.form = std::move(fields);
  return request;
}

careers::LearningOption option(std::string code, std::string kind, int level, std::int64_t cost) {
  careers::LearningOption out;
  out.code = std::move(code);
  out.kind = std::move(kind);
  out.cost_low = out.cost_high = {cost, "USD"};
  out.skills = {{"repair", level, 1}};
  return out;
}

}  // namespace

TEST_CASE("a draft is read as it was typed, so that nothing is lost when a field is refused") {
  const auto read = typed_person(form({{"skill.repair", "3"},
                                       {"held", "bmet-1"},
                                       {"time.bmet-1", "ages"},
                                       {"held", "nurse"},
                                       {"time.nurse", "2 years"},
                                       {"drop", "nurse"},
                                       {"pay", "a lot"},
                                       {"interest", "bmet-2"},
                                       {"shared", "yes"}}));
  REQUIRE(read.skills.size() == 1);
  CHECK(read.skills[0].code == "repair");
  REQUIRE(read.occupations.size() == 2);
  CHECK(read.occupations[0].text == "ages");
  CHECK_FALSE(read.occupations[0].dropped);
  CHECK(read.occupations[1].dropped);
  CHECK(read.pay == "a lot");
  CHECK(read.interests == std::vector<std::string>{"bmet-2"});
  CHECK(read.shared);
}

TEST_CASE("a draft has a line for each skill, never under the level at which it is verified") {
  services::KnownPerson known;
  known.verified = {{"repair", 3, 5, 7}};
  known.person.profile.skills = {{"repair", 1}, {"teaching", 2}};
  const auto out = form_of(known);
  REQUIRE(out.skills.size() == 2);
  CHECK(out.skills[0].code == "repair");
  CHECK(out.skills[0].text == "3");
  CHECK(out.skills[1].text == "2");
  CHECK(verified_level(known, "repair") == 3);
  CHECK(verified_level(known, "teaching") == 0);
}

TEST_CASE("what closes a line: the most of it first, then the cheapest, and apprenticeships as a whole") {
  careers::Catalogue catalogue;
  catalogue.options = {option("dear", "course", 3, 900), option("cheap", "course", 3, 100),
                       option("little", "course", 2, 0), option("nothing", "course", 1, 0),
                       option("best", "apprenticeship", 3, 500)};
  const careers::Occupation occupation;
  careers::GapLine line;
  line.code = "repair";
  line.needs = 3;
  line.has = 1;
  std::vector<std::string> codes;
  for (const auto* each : closing(catalogue, occupation, line, 9)) codes.push_back(each->code);
  CHECK(codes == std::vector<std::string>{"cheap", "dear", "little"});
  CHECK(closing(catalogue, occupation, line, 2).size() == 2);
  const auto whole = apprenticeships_for(catalogue, occupation, {"x", {line, line}, 0});
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].option->code == "best");
  CHECK(whole[0].lines == 2);
  catalogue.options.back().onet = "49-9062.00";
  CHECK(apprenticeships_for(catalogue, occupation, {"x", {line, line}, 0}).empty());  // it is for other work
  auto technician = occupation;
  technician.onet = "49-9062.00";
  CHECK(apprenticeships_for(catalogue, technician, {"x", {line, line}, 0}).size() == 1);
  line.has = 3;
  CHECK(closing(catalogue, occupation, line, 9).empty());
  CHECK(apprenticeships_for(catalogue, technician, {"x", {line}, 0}).empty());
}

TEST_CASE("a skill is closed by what is about it and open to a newcomer, a credential by its examination") {
  careers::Catalogue catalogue;
  auto aside = option("aside", "course", 3, 100);
  aside.skills = {{"teaching", 3, 1}, {"repair", 3, 1}};
  auto examination = option("examination", "self-study", 3, 50);
  examination.needs_experience_months = 24;
  examination.gives_credentials = {"CBET"};
  auto second = option("second", "certificate", 3, 60);
  second.needs_credentials = {"FIRST"};
  catalogue.options = {aside, examination, second, option("about", "course", 3, 900)};
  careers::GapLine line;
  line.code = "repair";
  line.needs = 3;
  std::vector<std::string> codes;
  for (const auto* each : closing(catalogue, {}, line, 9)) codes.push_back(each->code);
  CHECK(codes == std::vector<std::string>{"about", "aside"});
  line.kind = careers::GapLine::Kind::credential;
  line.code = "CBET";
  line.needs = 1;
  codes.clear();
  for (const auto* each : closing(catalogue, {}, line, 9)) codes.push_back(each->code);
  CHECK(codes == std::vector<std::string>{"examination"});
}

}  // namespace journeywork::web::pages
