#include "web/api/careers_body.hpp"

#include <algorithm>
#include <utility>

#include "services/careers/profiles.hpp"
#include "web/api/body.hpp"
#include "web/api/endpoint.hpp"

namespace journeywork::web::api {

namespace {

constexpr std::size_t most_asked = 20;
constexpr int most_paths = 8;

int months_of(Body& body) {
  const int months = body.needed_count("months");
  if (months < 0 || months > careers::most_months) {
    body.refuse("months", "That is not a number of months.", std::to_string(months), "0 to 720");
  }
  return std::clamp(months, 0, careers::most_months);
}

void read_skill(Body body, const services::World& world, careers::Profile& into) {
  careers::HeldSkill held{body.needed_text("skill"), body.needed_count("level")};
  const auto evidence = body.text("evidence");
  if (!held.skill.empty() && world.catalogue().skill(held.skill) == nullptr) {
    body.refuse("skill", "There is no such skill.", held.skill,
                "a code of a skill, as GET /occupations/{code} has them");
  }
  if (held.level < 0 || held.level > careers::highest_level) {
    body.refuse("level", "There is no such level.", std::to_string(held.level), "0 to 4");
  }
  if (evidence == "attested") held.evidence = careers::Evidence::attested;
  if (!evidence.empty() && evidence != "attested" && evidence != "self-declared") {
    body.refuse("evidence", "Nobody can say this of themselves.", evidence, "self-declared, attested");
  }
  body.close();
  into.skills.push_back(std::move(held));
}

void read_occupation(Body body, const services::World& world, careers::Profile& into) {
  careers::HeldOccupation held{body.needed_text("occupation"), months_of(body)};
  const auto& catalogue = world.catalogue();
  if (!held.occupation.empty() && world.occupation(held.occupation) == nullptr &&
      catalogue.background(held.occupation) == nullptr) {
    body.refuse("occupation", "There is no such occupation.", held.occupation, "a code, as GET /occupations finds it");
  }
  body.close();
  into.occupations.push_back(std::move(held));
}

void read_credential(Body body, careers::Profile& into) {
  into.credentials.push_back({body.needed_text("code"), body.date("expires")});
  body.close();
}

/// "I was a ...": a draft from an occupation or background, under what else is sent.
void read_was(Body body, const services::World& world, careers::Person& into) {
  const auto code = body.needed_text("code");
  const int months = months_of(body);
  body.close();
  if (code.empty()) return;
  auto with = services::with_background(world, into, code, months);
  if (!with) body.refuse("code", "There is no such occupation or background.", code, "a code");
  if (with) into = std::move(*with);
}

careers::Profile read_profile(Body& body, const services::World& world) {
  careers::Person person;
  auto profile = body.needed_object("profile");
  for (auto& each : profile.objects("was")) read_was(std::move(each), world, person);
  const auto education = profile.text("education");
  const auto parsed = careers::parse_education(education);
  if (!education.empty() && !parsed) {
    profile.refuse("education", "There is no such education.", education,
                   "none, high-school, certificate, associate, bachelor, master, doctoral");
  }
  person.profile.education = std::max(person.profile.education, parsed.value_or(careers::Education::none));
  for (auto& each : profile.objects("occupations")) read_occupation(std::move(each), world, person.profile);
  for (auto& each : profile.objects("credentials")) read_credential(std::move(each), person.profile);
  for (auto& each : profile.objects("skills")) read_skill(std::move(each), world, person.profile);
  profile.close();
  if (person.profile.skills.size() > 2 * careers::most_skills ||
      person.profile.occupations.size() > 2 * careers::most_items ||
      person.profile.credentials.size() > 2 * careers::most_items) {
    body.refuse("profile", "These are too many.", "", "up to 100 skills, 40 occupations and 40 credentials");
  }
  return services::CareerProfiles::of_visitor(world, std::move(person)).profile;
}

std::optional<careers::Wish> wish_called(std::string_view name) {
  if (name.empty() || name == "balanced") return careers::Wish{1, 1, 1};
  if (name == "fastest") return careers::fastest;
  if (name == "cheapest") return careers::cheapest;
  if (name == "best-paid") return careers::best_paid;
  return std::nullopt;
}

careers::Wish read_wish(Body& body) {
  const auto name = body.text("wish");
  const auto weights = body.integers("weights");
  const auto called = wish_called(name);
  if (!called) body.refuse("wish", "There is no such wish.", name, "fastest, cheapest, best-paid, balanced");
  if (weights.empty()) return called.value_or(careers::Wish{});
  const bool right =
      weights.size() == 3 && std::ranges::all_of(weights, [](auto part) { return part >= 0 && part <= 100; });
  if (!right || !name.empty()) {
    body.refuse("weights", name.empty() ? "These are no weights." : "Send a wish or weights, not both.", "",
                "[time, cost, pay], each 0 to 100");
    return {};
  }
  return {static_cast<int>(weights[0]), static_cast<int>(weights[1]), static_cast<int>(weights[2])};
}

void check_occupation(Body& body, std::string_view field, const std::string& code, const services::World& world) {
  if (world.occupation(code) == nullptr) {
    body.refuse(field, "There is no such occupation.", code, "a code, as GET /occupations finds it");
  }
}

}  // namespace

Result<GapsQuestion> gaps_question(const http::Request& request, const services::World& world) {
  auto body = Body::of(request);
  if (!body) return tl::unexpected(std::move(body.error()));
  GapsQuestion out;
  out.profile = read_profile(*body, world);
  out.occupations = body->texts("occupations");
  if (out.occupations.size() > most_asked) {
    body->refuse("occupations", "These are too many at once.", std::to_string(out.occupations.size()), "up to 20");
  }
  for (const auto& code : out.occupations) check_occupation(*body, "occupations", code, world);
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return out;
}

Result<PathsQuestion> paths_question(const http::Request& request, const services::World& world) {
  auto body = Body::of(request);
  if (!body) return tl::unexpected(std::move(body.error()));
  PathsQuestion out;
  out.profile = read_profile(*body, world);
  out.target = body->text("target");
  out.area = body->text("area");
  if (!out.target.empty()) check_occupation(*body, "target", out.target, world);
  out.wish = read_wish(*body);
  const int how_many = body->count("how_many").value_or(3);
  if (how_many < 1 || how_many > most_paths) {
    body->refuse("how_many", "That is not a number of ways.", std::to_string(how_many), "1 to 8");
  }
  out.how_many = static_cast<std::size_t>(std::clamp(how_many, 1, most_paths));
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return out;
}

}  // namespace journeywork::web::api
