#include "web/api/careers.hpp"

#include <algorithm>
#include <numeric>

#include "web/api/careers_body.hpp"
#include "web/api/careers_shape.hpp"
#include "web/api/shapes.hpp"

namespace journeywork::web::api {

namespace {

constexpr int most_found = 50;
constexpr int usually_found = 20;

std::optional<int> number(std::string_view text, int low, int high) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
  return value;
}

Result<Answer> search(const OpenCall& call) {
  const auto typed = call.request.query_value("limit");
  const auto limit = typed.empty() ? std::optional(usually_found) : number(typed, 1, most_found);
  if (!limit) return refuse_field("limit", "This is not a number of results.", std::string(typed), "1 to 50");
  const auto query = call.request.query_value("q");
  if (query.empty()) return refuse_field("q", "Say what to look for.", "", "a few words");
  const auto world = call.services.careers.world();
  json::array items;
  for (const auto& found : call.services.careers.search(*world, query, static_cast<std::size_t>(*limit))) {
    items.push_back(to_json(found));
  }
  return Answer{json::object{{"items", std::move(items)}, {"attributions", attributions(*world)}}};
}

Result<Answer> occupation(const OpenCall& call) {
  const auto world = call.services.careers.world();
  const auto* found = world->occupation(call.request.path_value("code"));
  if (found == nullptr) return refuse(Error::Code::not_found, "There is no such occupation.");
  auto out = occupation_json(*found, *world);
  out["attributions"] = attributions(*world);
  return Answer{std::move(out)};
}

Result<careers::PayFacts> pay_facts(const http::Request& request) {
  careers::PayFacts out;
  if (const auto months = request.query_value("months"); !months.empty()) {
    out.months = number(months, 0, careers::most_months);
    if (!out.months) return refuse_field("months", "This is not a number of months.", std::string(months), "0 to 720");
  }
  if (const auto education = request.query_value("education"); !education.empty()) {
    out.education = careers::parse_education(education);
    if (!out.education) {
      return refuse_field("education", "There is no such education.", std::string(education),
                          "high-school, certificate, associate, bachelor, master, doctoral");
    }
  }
  for (const auto code : http::find_all(request.query, "credential")) out.credentials.emplace_back(code);
  out.employer = request.query_value("employer");
  out.specialisation = request.query_value("specialisation");
  return out;
}

Result<Answer> pay(const OpenCall& call) {
  const auto facts = pay_facts(call.request);
  if (!facts) return tl::unexpected(facts.error());
  const auto world = call.services.careers.world();
  const auto code = call.request.query_value("occupation");
  const auto view = call.services.careers.pay(*world, code, std::string(call.request.query_value("area")), *facts);
  if (!view) return tl::unexpected(view.error());
  auto out = to_json(*world->occupation(code), *view);
  out["attributions"] = attributions(*world);
  return Answer{std::move(out)};
}

json::object fit_json(const careers::Occupation& occupation, int fit, bool reachable) {
  return {{"occupation", occupation.code}, {"title", occupation.title}, {"fit", fit / 100.0}, {"reachable", reachable}};
}

/// Every occupation of which enough is known, the best fit first.
json::array all_fits(const services::World& world, const careers::Profile& profile, Date today) {
  const auto& occupations = world.catalogue().occupations;
  const auto fits = world.fits().fits(profile, today);
  std::vector<std::size_t> order(occupations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return !world.ground().merged().provenance[i].skills_known; });
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return fits[i].points; });
  json::array out;
  for (const auto i : order) out.push_back(fit_json(occupations[i], fits[i].points, fits[i].reachable));
  return out;
}

Result<Answer> gaps(const OpenCall& call) {
  const auto world = call.services.careers.world();
  const auto question = gaps_question(call.request, *world);
  if (!question) return tl::unexpected(question.error());
  const auto today = call.services.careers.today();
  json::array items;
  if (question->occupations.empty()) items = all_fits(*world, question->profile, today);
  for (const auto& code : question->occupations) {
    const auto& one = *world->occupation(code);
    const auto gap = careers::gap_of(question->profile, one, world->catalogue(), today);
    auto item = fit_json(one, gap.fit, gap.reachable());
    json::array lines;
    for (const auto& line : gap.lines) lines.push_back(to_json(line));
    item["lines"] = std::move(lines);
    items.push_back(std::move(item));
  }
  return Answer{json::object{{"items", std::move(items)}, {"attributions", attributions(*world)}}};
}

Result<Answer> paths(const OpenCall& call) {
  const auto world = call.services.careers.world();
  const auto question = paths_question(call.request, *world);
  if (!question) return tl::unexpected(question.error());
  const careers::PathQuestion asked{question->profile, question->wish, call.services.careers.today(),
                                    question->how_many, world->apprenticeships()};
  careers::PathAnswer answer;
  const auto ground = call.services.careers.ground(world, question->area);
  if (!question->area.empty() && ground->area().empty()) {
    return refuse_field("area", "No pay figures are loaded for this area.", question->area, "one that GET /pay takes");
  }
  if (question->target.empty()) {
    answer.paths = ground->paths().next(asked);
  } else {
    answer = ground->paths().to(question->target, asked);
  }
  json::array ways;
  for (const auto& path : answer.paths) ways.push_back(to_json(path));
  json::array blocks;
  for (const auto& block : answer.blocks) {
    blocks.push_back(json::object{{"occupation", block.occupation}, {"line", to_json(block.line)}});
  }
  return Answer{
      json::object{{"paths", std::move(ways)}, {"blocks", std::move(blocks)}, {"attributions", attributions(*world)}}};
}

}  // namespace

std::span<const OpenEndpoint> career_endpoints() {
  using http::Method;
  static constexpr OpenEndpoint all[] = {
      {Method::get, "/occupations", search},
      {Method::get, "/occupations/{code}", occupation},
      {Method::get, "/pay", pay},
      {Method::post, "/gaps", gaps},
      {Method::post, "/paths", paths},
  };
  return all;
}

}  // namespace journeywork::web::api
