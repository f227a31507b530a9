#include "web/pages/careers/person_form.hpp"

#include <algorithm>

#include "services/careers/words.hpp"
#include "services/fields.hpp"
#include "web/pages/careers/own_words.hpp"

namespace journeywork::web::pages {

namespace {

constexpr std::string_view skill_prefix = "skill.";

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// The fields `held=CODE` with the text of `time.CODE` and whether CODE is among `drop`.
std::vector<PersonForm::Held> held_in(const http::Request& request, std::string_view list, const std::string& prefix,
                                      std::string_view drop) {
  std::vector<PersonForm::Held> out;
  const auto dropped = http::find_all(request.form, drop);
  for (const auto code : http::find_all(request.form, list)) {
    out.push_back({std::string(code), std::string(request.form_value(prefix + std::string(code))),
                   std::ranges::find(dropped, code) != dropped.end()});
  }
  return out;
}

class Reader {
 public:
  Reader(const PersonForm& form, const services::KnownPerson& before, const services::World& world)
      : form_(form), before_(before), world_(world) {}

  Result<careers::Person> read() {
    skills();
    occupations();
    credentials();
    out_.profile.education = careers::parse_education(form_.education).value_or(careers::Education::none);
    wishes();
    if (auto fine = checks_.result(); !fine) return tl::unexpected(std::move(fine.error()));
    return std::move(out_);
  }

 private:
  void skills() {
    for (const auto& each : form_.skills) {
      const int level = parse_typed_count(each.text, careers::highest_level).value_or(0);
      put_skill(each.code, level);
    }
    if (!form_.new_skill.empty() && out_.profile.level(form_.new_skill) == 0) put_skill(form_.new_skill, 2);
  }

  void put_skill(const std::string& code, int level) {
    if (world_.catalogue().skill(code) == nullptr || level <= verified_level(before_, code)) return;
    auto evidence = careers::Evidence::self_declared;
    for (const auto& held : before_.person.profile.skills) {
      if (held.skill == code && held.level >= level) evidence = held.evidence;
    }
    out_.profile.skills.push_back({code, level, evidence});
  }

  void occupations() {
    for (const auto& each : form_.occupations) {
      if (each.dropped) continue;
      const auto months = parse_typed_months(each.text);
      if (!months && !each.text.empty()) {
        checks_.refuse({"time." + each.code, "This is no length of time.", each.text, "3 years, 18 months"});
      }
      out_.profile.occupations.push_back({each.code, months.value_or(0)});
    }
  }

  void credentials() {
    for (const auto& each : form_.credentials) {
      if (!each.dropped) out_.profile.credentials.push_back({each.code, day("expires." + each.code, each.text)});
    }
    if (!form_.new_credential.empty()) {
      out_.profile.credentials.push_back({form_.new_credential, day("new_expires", form_.new_expires)});
    }
  }

  std::optional<Date> day(const std::string& field, const std::string& text) {
    const auto date = parse_iso_date(text);
    if (!date && !text.empty()) checks_.refuse({field, "This is no day.", text, "a day such as 2027-06-30"});
    return date;
  }

  void wishes() {
    tools();
    out_.place = checks_.optional_line("place", form_.place, careers::longest_word).value_or("");
    out_.within_miles = count("within", form_.within, 5000, "a number of miles, such as 25");
    out_.hours_a_week = count("hours", form_.hours, 168, "hours of a week, such as 40");
    out_.pay_sought = parse_typed_pay(form_.pay, currency_of(world_), world_.pay.hours_a_year);
    if (!out_.pay_sought && !form_.pay.empty()) {
      checks_.refuse({"pay", "This is no amount.", form_.pay, "60,000 a year, or 28.50 an hour"});
    }
    out_.pay_area = form_.area;
    for (const auto& code : form_.interests) {
      if (world_.occupation(code) != nullptr) out_.interests.push_back(code);
    }
  }

  void tools() {
    std::string_view rest = form_.tools;
    while (!rest.empty()) {
      const auto end = std::min(rest.find_first_of(",;\n"), rest.size());
      const auto word = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (word.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      if (auto tool = checks_.optional_line("tools", word, careers::longest_word)) out_.tools.push_back(*tool);
    }
  }

  std::optional<int> count(const char* field, const std::string& text, int most, const char* accepted) {
    if (text.empty()) return std::nullopt;
    const auto value = parse_typed_count(text, most);
    if (!value) checks_.refuse({field, "This is no number that can be meant here.", text, accepted});
    return value;
  }

  const PersonForm& form_;
  const services::KnownPerson& before_;
  const services::World& world_;
  services::FieldChecks checks_;
  careers::Person out_;
};

}  // namespace

PersonForm form_of(const services::KnownPerson& known) {
  const auto& person = known.person;
  PersonForm out;
  for (const auto& verified : known.verified) out.skills.push_back({verified.skill, std::to_string(verified.level)});
  for (const auto& held : person.profile.skills) {
    const auto level = std::to_string(std::max(held.level, verified_level(known, held.skill)));
    const auto same = std::ranges::find(out.skills, held.skill, &PersonForm::Held::code);
    if (same == out.skills.end()) {
      out.skills.push_back({held.skill, level});
    } else {
      same->text = level;
    }
  }
  for (const auto& held : person.profile.occupations) {
    out.occupations.push_back({held.occupation, held.months == 0 ? "" : services::months_in_words(held.months)});
  }
  for (const auto& held : person.profile.credentials) {
    out.credentials.push_back({held.code, held.expires ? iso(*held.expires) : ""});
  }
  out.education = careers::name(person.profile.education);
  out.tools = joined(person.tools);
  out.place = person.place;
  out.area = person.pay_area;
  if (person.within_miles) out.within = std::to_string(*person.within_miles);
  if (person.hours_a_week) out.hours = std::to_string(*person.hours_a_week);
  if (person.pay_sought) out.pay = plain(*person.pay_sought) + " a year";
  out.interests = person.interests;
  out.shared = known.shared;
  return out;
}

PersonForm typed_person(const http::Request& request) {
  const auto value = [&](std::string_view name) { return std::string(request.form_value(name)); };
  PersonForm out;
  for (const auto& field : request.form) {
    if (field.name.starts_with(skill_prefix)) {
      out.skills.push_back({field.name.substr(skill_prefix.size()), field.value});
    }
  }
  out.new_skill = value("new_skill");
  out.occupations = held_in(request, "held", "time.", "drop");
  out.education = value("education");
  out.credentials = held_in(request, "credential", "expires.", "drop_credential");
  out.new_credential = value("new_credential");
  out.new_expires = value("new_expires");
  out.tools = value("tools");
  out.place = value("place");
  out.within = value("within");
  out.pay = value("pay");
  out.hours = value("hours");
  out.area = value("area");
  for (const auto code : http::find_all(request.form, "interest")) out.interests.emplace_back(code);
  out.shared = value("shared") == "yes";
  return out;
}

Result<careers::Person> person_of(const PersonForm& form, const services::KnownPerson& before,
                                  const services::World& world) {
  return Reader(form, before, world).read();
}

int verified_level(const services::KnownPerson& known, std::string_view skill) {
  int best = 0;
  for (const auto& each : known.verified) {
    if (each.skill == skill) best = std::max(best, each.level);
  }
  return best;
}

std::string currency_of(const services::World& world) {
  for (const auto& occupation : world.catalogue().occupations) {
    if (occupation.pay.median) return occupation.pay.median->currency;
  }
  return "USD";
}

}  // namespace journeywork::web::pages
