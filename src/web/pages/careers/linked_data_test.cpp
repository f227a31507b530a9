#include "web/pages/careers/linked_data.hpp"

#include <doctest/doctest.h>
#include <boost/json/parse.hpp>

#include "core/careers/fixtures.hpp"

namespace journeywork::web::pages {

TEST_CASE("an occupation is schema.org's Occupation, with pay as a distribution and nothing that is not known") {
  careers::Catalogue catalogue;
  catalogue.skills.push_back(careers::fixtures::skill("repair", careers::SkillKind::technical));
  auto one = careers::fixtures::occupation("bmet-1", careers::Family::htm);
  one.onet = "49-9062.00";
  one.skills = {{"repair", 2, 4}, {"gone", 1, 1}};
  one.requirements.experience_months = 0;
  careers::PayRange pay;
  pay.median = Money{6'263'000, "USD"};
  const auto out = boost::json::parse(occupation_json(catalogue, one, pay, "https://x.example/careers/o/bmet-1"));
  CHECK(out.at("@type") == "Occupation");
  CHECK(out.at("occupationalCategory") == "49-9062.00");
  const auto& salary = out.at("estimatedSalary").at(0);
  CHECK(salary.at("median") == 62'630);
  CHECK(salary.at("currency") == "USD");
  CHECK_FALSE(salary.as_object().contains("percentile10"));
  CHECK(out.at("skills").as_array().size() == 1);
  CHECK_FALSE(out.as_object().contains("experienceRequirements"));
}

TEST_CASE("nothing in the data can end the element that it stands in") {
  http::Response page = http::html("<head></head><body></body>");
  add_linked_data(page, R"j({"name":"</script><script>alert(1)"})j");
  CHECK(page.body.find("</script><script>") == std::string::npos);
  CHECK(page.body.find(R"(\u003c/script>\u003cscript>alert(1))") != std::string::npos);
  CHECK(page.body.find("</script>\n</head>") != std::string::npos);
}

}  // namespace journeywork::web::pages
