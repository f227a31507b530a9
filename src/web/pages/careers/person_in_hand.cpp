#include "web/pages/careers/person_in_hand.hpp"

#include "web/http/cookie.hpp"

namespace journeywork::web::pages {

namespace {

constexpr const char* profile_cookie = "jw_profile";
constexpr std::chrono::seconds kept_for{400LL * 24 * 60 * 60};  // as long as browsers keep any cookie
constexpr std::size_t longest_cookie = 3900;                    // of the 4,096 bytes, with name and attributes

std::optional<careers::Person> in_browser(const Visit& visit) {
  const auto text = visit.request.cookie(profile_cookie);
  if (text.empty()) return std::nullopt;
  auto person = careers::parse_person(text);
  return person ? std::optional(std::move(*person)) : std::nullopt;
}

void set_cookie(const Shell& shell, const Visit& visit, http::Response& response, std::string value,
                std::chrono::seconds age) {
  http::Cookie cookie;
  cookie.name = profile_cookie;
  cookie.value = std::move(value);
  cookie.max_age = age;
  cookie.secure = visit.request.secure || shell.options().public_url.starts_with("https://");
  response.set("Set-Cookie", http::set_cookie(cookie));
}

/// Without skills and roles that were known once and are no more, as after O*NET was taken out: nobody can correct
/// those.
careers::Person of_this_world(careers::Person person, const services::World& world) {
  std::erase_if(person.profile.skills,
                [&](const careers::HeldSkill& held) { return world.catalogue().skill(held.skill) == nullptr; });
  std::erase_if(person.interests, [&](const std::string& code) { return world.occupation(code) == nullptr; });
  return person;
}

}  // namespace

Result<services::KnownPerson> person_to_change(const Services& services, const Visit& visit,
                                               const services::World& world) {
  auto said = in_browser(visit);
  if (visit.caller) return services.career_profiles.of(*visit.caller, world, said);
  return services::CareerProfiles::of_visitor(world, said ? std::move(*said) : careers::Person{});
}

services::KnownPerson person_in_hand(const Services& services, const Visit& visit, const services::World& world) {
  auto known = person_to_change(services, visit, world);
  return known ? std::move(*known) : services::CareerProfiles::of_visitor(world, {});
}

bool says_something(const services::KnownPerson& known) {
  const auto& profile = known.profile;
  return !profile.occupations.empty() || !profile.skills.empty() || !profile.credentials.empty() ||
         profile.education != careers::Education::none;
}

Result<void> keep(const Services& services, const Shell& shell, const Visit& visit, http::Response& response,
                  const services::World& world, const careers::Person& said, bool shared) {
  const auto person = of_this_world(said, world);
  if (visit.caller) {
    auto kept = services.career_profiles.keep(*visit.caller, world, person, shared);
    if (kept && !visit.request.cookie(profile_cookie).empty()) forget_in_browser(shell, visit, response);
    return kept;
  }
  if (auto problems = services::check(world, person); !problems.empty()) {
    return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.", std::move(problems));
  }
  auto text = careers::to_text(person);
  if (text.size() > longest_cookie) {
    return refuse_field("profile", "This is more than a browser keeps for us. Sign in, or leave something out.");
  }
  set_cookie(shell, visit, response, std::move(text), kept_for);
  return {};
}

void forget_in_browser(const Shell& shell, const Visit& visit, http::Response& response) {
  set_cookie(shell, visit, response, "", std::chrono::seconds{0});
}

void tidy_browser(const Shell& shell, const Visit& visit, const services::KnownPerson& known,
                  http::Response& response) {
  if (visit.caller && known.kept && !visit.request.cookie(profile_cookie).empty()) {
    forget_in_browser(shell, visit, response);
  }
}

}  // namespace journeywork::web::pages
