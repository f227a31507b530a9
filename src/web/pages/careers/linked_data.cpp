#include "web/pages/careers/linked_data.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace journeywork::web::pages {

namespace json = boost::json;

namespace {

/// Whole units: a year's pay is never published in cents.
std::int64_t units(const Money& money) { return (money.minor + 50) / 100; }

json::object salary_of(const careers::PayRange& pay) {
  json::object out{{"@type", "MonetaryAmountDistribution"}, {"name", "base"}, {"duration", "P1Y"}};
  const auto put = [&](const char* key, const std::optional<Money>& money) {
    if (!money) return;
    out[key] = units(*money);
    out["currency"] = money->currency;
  };
  put("percentile10", pay.p10);
  put("percentile25", pay.p25);
  put("median", pay.median);
  put("percentile75", pay.p75);
  put("percentile90", pay.p90);
  return out;
}

json::object credential(std::string_view category, std::string_view name) {
  return {{"@type", "EducationalOccupationalCredential"}, {"credentialCategory", category}, {"name", name}};
}

json::array qualifications_of(const careers::Requirements& asked) {
  json::array out;
  for (const auto& each : asked.credentials) out.push_back(credential("certification", each.title));
  for (const auto& each : asked.credentials_preferred) out.push_back(credential("certification", each.title));
  return out;
}

json::array skills_of(const careers::Catalogue& catalogue, const careers::Occupation& one) {
  json::array out;
  for (const auto& need : one.skills) {
    if (const auto* skill = catalogue.skill(need.skill)) {
      out.push_back(json::object{{"@type", "DefinedTerm"}, {"name", skill->title}});
    }
  }
  return out;
}

}  // namespace

std::string occupation_json(const careers::Catalogue& catalogue, const careers::Occupation& one,
                            const careers::PayRange& pay, const std::string& address) {
  const auto& asked = one.requirements;
  json::object out{{"@context", "https://schema.org"},
                   {"@type", "Occupation"},
                   {"@id", address},
                   {"url", address},
                   {"name", one.title},
                   {"description", one.summary}};
  out["mainEntityOfPage"] = json::object{{"@type", "WebPage"}, {"@id", address}};
  if (!one.also.empty()) out["alternateName"] = json::array(one.also.begin(), one.also.end());
  const auto& category = one.onet.empty() ? one.soc : one.onet;
  if (!category.empty()) out["occupationalCategory"] = category;
  out["occupationLocation"] = json::object{{"@type", "Country"}, {"name", "US"}};
  if (pay.median) out["estimatedSalary"] = json::array{salary_of(pay)};
  if (asked.education != careers::Education::none) {
    out["educationRequirements"] = credential("degree", title(asked.education));
  }
  if (asked.experience_months > 0) {
    out["experienceRequirements"] =
        json::object{{"@type", "OccupationalExperienceRequirements"}, {"monthsOfExperience", asked.experience_months}};
  }
  if (auto list = qualifications_of(asked); !list.empty()) out["qualifications"] = std::move(list);
  if (!one.duties.empty()) out["responsibilities"] = json::array(one.duties.begin(), one.duties.end());
  if (auto list = skills_of(catalogue, one); !list.empty()) out["skills"] = std::move(list);
  return json::serialize(out);
}

void add_linked_data(http::Response& page, std::string json) {
  // Within a script element only "<" could end it or begin a comment.
  for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at))
    json.replace(at, 1, "\\u003c");
  const auto head = page.body.find("</head>");
  if (head != std::string::npos) {
    page.body.insert(head, "<script type=\"application/ld+json\">" + json + "</script>\n");
  }
}

}  // namespace journeywork::web::pages
