#include "web/api/careers_shape.hpp"

#include "web/api/shapes.hpp"

namespace journeywork::web::api {

namespace {

using careers::Provenance;

json::array texts(const std::vector<std::string>& all) {
  json::array out;
  for (const auto& each : all) out.push_back(text_of(each));
  return out;
}

void put_money(json::object& to, json::string_view name, const std::optional<Money>& money) {
  if (money) to[name] = to_json(*money);
}

json::array credentials(const std::vector<careers::CredentialNeed>& needs) {
  json::array out;
  for (const auto& need : needs) {
    json::object each{{"code", need.code}, {"title", need.title}};
    put(each, "issuer", need.issuer);
    put(each, "why", need.why);
    out.push_back(std::move(each));
  }
  return out;
}

json::object requirements(const careers::Requirements& asked) {
  return {{"education", text_of(name(asked.education))},
          {"education_preferred", text_of(name(asked.education_preferred))},
          {"experience_months", asked.experience_months},
          {"credentials", credentials(asked.credentials)},
          {"credentials_preferred", credentials(asked.credentials_preferred)}};
}

json::array skills(const careers::Occupation& occupation, const careers::Catalogue& catalogue) {
  json::array out;
  for (const auto& need : occupation.skills) {
    const auto* skill = catalogue.skill(need.skill);
    out.push_back(json::object{{"skill", need.skill},
                               {"title", skill == nullptr ? need.skill : skill->title},
                               {"level", need.level},
                               {"importance", need.importance}});
  }
  return out;
}

json::object outlook(const careers::Outlook& seen) {
  json::object out;
  if (seen.growth_percent) out["growth_percent"] = *seen.growth_percent;
  put(out, "span", seen.span);
  if (seen.openings_a_year) out["openings_a_year"] = *seen.openings_a_year;
  if (seen.jobs) out["jobs"] = *seen.jobs;
  put(out, "source", seen.source);
  if (seen.year != 0) out["year"] = seen.year;
  return out;
}

json::array moves(const careers::Occupation& occupation, const careers::Catalogue& catalogue, bool away) {
  json::array out;
  for (const auto& move : catalogue.moves) {
    if ((away ? move.from : move.to) != occupation.code) continue;
    json::object each{{"occupation", away ? move.to : move.from},
                      {"kind", move.kind == careers::Move::Kind::vertical ? "vertical" : "lateral"},
                      {"months_typical", move.months_typical},
                      {"months_fast", move.months_fast},
                      {"months_slow", move.months_slow},
                      {"acquire", texts(move.acquire)}};
    put(each, "why", move.why);
    out.push_back(std::move(each));
  }
  return out;
}

void put_stories(json::object& to, const careers::Occupation& one) {
  json::array day;
  for (const auto& moment : one.day) day.push_back(json::object{{"time", moment.time}, {"text", moment.text}});
  json::array entry;
  for (const auto& route : one.entry) entry.push_back(json::object{{"route", route.route}, {"text", route.text}});
  to["day"] = std::move(day);
  to["entry"] = std::move(entry);
  to["duties"] = texts(one.duties);
  to["technology"] = texts(one.technology);
  to["likes"] = texts(one.likes);
  to["hard"] = texts(one.hard);
  to["workplaces"] = texts(one.workplaces);
}

json::object to_json(const careers::PaySpan& span) {
  return {{"low", api::to_json(span.low)}, {"middle", api::to_json(span.middle)}, {"high", api::to_json(span.high)}};
}

json::object to_json(const careers::PayEstimate& estimate) {
  json::array lines;
  for (const auto& line : estimate.lines) {
    json::object each{{"factor", text_of(name(line.factor))},
                      {"title", line.title},
                      {"fact", line.fact},
                      {"explanation", line.explanation},
                      {"widening_basis_points", line.widening.value}};
    if (line.effect) each["effect_basis_points"] = line.effect->value;
    put(each, "source", line.source);
    if (line.year != 0) each["year"] = line.year;
    lines.push_back(std::move(each));
  }
  return {{"year", to_json(estimate.span)}, {"hour", to_json(estimate.hourly)}, {"lines", std::move(lines)}};
}

json::array lines_of(const std::vector<careers::GapLine>& lines) {
  json::array out;
  for (const auto& line : lines) out.push_back(api::to_json(line));
  return out;
}

json::object to_json(const careers::PathStep& step) {
  json::object out{{"kind", text_of(name(step.kind))},
                   {"code", step.code},
                   {"title", step.title},
                   {"towards", step.towards},
                   {"months", step.months},
                   {"beside_work", step.beside_work},
                   {"cost_low", api::to_json(step.cost_low)},
                   {"cost_high", api::to_json(step.cost_high)}};
  put_money(out, "pay_a_year", step.pay_a_year);
  out["closes"] = lines_of(step.closes);
  if (!step.missing.empty()) out["missing"] = lines_of(step.missing);
  if (!step.recommended.empty()) out["recommended"] = texts(step.recommended);
  put(out, "why", step.why);
  put(out, "monday", step.monday);
  return out;
}

}  // namespace

json::object to_json(const services::Found& found) {
  using Kind = services::Findable::Kind;
  json::object out{{"code", found.what.code}, {"title", found.what.title}};
  out["kind"] = found.what.kind == Kind::occupation ? "occupation" : found.what.kind == Kind::esco ? "esco" : "unrated";
  put(out, "reason", found.reason);
  return out;
}

namespace {

json::array programmes(const services::World& world, const careers::Occupation& one) {
  json::array out;
  for (const auto& each : world.programmes) {
    if (careers::leads_to(world.catalogue(), each) != &one) continue;
    json::object programme{{"code", each.code},
                           {"title", each.title},
                           {"sponsors", texts(each.sponsors)},
                           {"months_low", each.months_low},
                           {"months_high", each.months_high},
                           {"hours_at_work", each.hours_at_work},
                           {"hours_of_instruction_a_year", each.hours_of_instruction},
                           {"credentials", texts(each.credentials)}};
    put(programme, "agency", each.agency);
    put(programme, "notice", each.notice);
    out.push_back(std::move(programme));
  }
  return out;
}

}  // namespace

json::object occupation_json(const careers::Occupation& one, const services::World& world) {
  const auto& catalogue = world.catalogue();
  const auto& provenance = world.provenance(one.code);
  json::object out{{"code", one.code},
                   {"title", one.title},
                   {"family", text_of(name(one.family))},
                   {"origin", provenance.origin == Provenance::Origin::ours ? "journeywork" : "onet"},
                   {"skills_known", provenance.skills_known},
                   {"zone", one.zone}};
  put(out, "short_title", one.short_title);
  out["also"] = texts(one.also);
  put(out, "soc", one.soc);
  put(out, "onet", one.onet);
  put(out, "summary", one.summary);
  put(out, "interests", one.interests);
  put_stories(out, one);
  out["requirements"] = requirements(one.requirements);
  out["skills"] = skills(one, catalogue);
  out["pay"] = to_json(one.pay);
  out["outlook"] = outlook(one.outlook);
  out["programmes"] = programmes(world, one);
  out["moves_to"] = moves(one, catalogue, true);
  out["moves_from"] = moves(one, catalogue, false);
  return out;
}

json::object to_json(const careers::PayRange& range) {
  json::object out;
  put_money(out, "p10", range.p10);
  put_money(out, "p25", range.p25);
  put_money(out, "median", range.median);
  put_money(out, "p75", range.p75);
  put_money(out, "p90", range.p90);
  put(out, "scope", range.scope);
  put(out, "source", range.source);
  if (range.year != 0) out["year"] = range.year;
  return out;
}

json::object to_json(const careers::Occupation& occupation, const services::PayView& pay) {
  json::object out{{"occupation", occupation.code}, {"title", occupation.title}, {"nation", to_json(pay.base)}};
  if (pay.area) out["area"] = json::object{{"name", pay.area->area}, {"pay", to_json(pay.area->here)}};
  put(out, "area_note", pay.area_note);
  if (pay.answer.estimate) out["estimate"] = to_json(*pay.answer.estimate);
  put(out, "unknown", pay.answer.unknown);
  return out;
}

json::object to_json(const careers::GapLine& line) {
  json::object out{{"kind", text_of(name(line.kind))},
                   {"title", line.title},
                   {"needs", line.needs},
                   {"has", line.has},
                   {"importance", line.importance},
                   {"required", line.required},
                   {"points", line.points / 100.0}};
  put(out, "code", line.code);
  return out;
}

json::object to_json(const careers::Path& path) {
  json::array steps;
  for (const auto& step : path.steps) steps.push_back(to_json(step));
  return {{"months", path.months},
          {"cost_low", to_json(path.cost_low)},
          {"cost_high", to_json(path.cost_high)},
          {"ten_years", to_json(path.ten_years)},
          {"months_unknown", path.months_unknown},
          {"skills", path.skills / 100.0},
          {"steps", std::move(steps)}};
}

json::object to_json(const careers::Profile& profile) {
  json::array occupations;
  for (const auto& held : profile.occupations) {
    occupations.push_back(json::object{{"occupation", held.occupation}, {"months", held.months}});
  }
  json::array held_credentials;
  for (const auto& held : profile.credentials) {
    json::object each{{"code", held.code}};
    put(each, "expires", held.expires);
    held_credentials.push_back(std::move(each));
  }
  json::array held_skills;
  for (const auto& held : profile.skills) {
    held_skills.push_back(
        json::object{{"skill", held.skill}, {"level", held.level}, {"evidence", text_of(name(held.evidence))}});
  }
  return {{"education", text_of(name(profile.education))},
          {"occupations", std::move(occupations)},
          {"credentials", std::move(held_credentials)},
          {"skills", std::move(held_skills)}};
}

json::array attributions(const services::World& world) {
  json::array out;
  for (const auto& set : world.sets) {
    if (!set.attribution.empty()) out.push_back(text_of(set.attribution));
  }
  return out;
}

}  // namespace journeywork::web::api
