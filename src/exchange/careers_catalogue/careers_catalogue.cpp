#include "exchange/careers_catalogue/careers_catalogue.hpp"

#include <utility>

#include "exchange/careers_catalogue/catalogue_parts.hpp"

namespace journeywork::exchange {

using namespace careers;

namespace {

void read_skills(TableReader& root, Catalogue& out) {
  for (auto& table : root.list("skill")) {
    auto& skill = out.skills.emplace_back();
    table.text("code", skill.code, Need::required);
    table.text("title", skill.title, Need::required);
    read_word(table, "kind", skill.kind, parse_skill_kind, "technical, clinical, digital, people, business");
    table.text("statement", skill.statement, Need::required);
    table.texts("onet", skill.onet);
    table.texts("sign_offs", skill.sign_offs);
    table.finish();
  }
}

void read_requirements(TableReader& root, Requirements& out) {
  auto table = root.section("requires", Need::required);
  read_education(table, "education", out.education);
  read_education(table, "education_preferred", out.education_preferred);
  table.count("experience_months", out.experience_months, Need::required);
  out.credentials = read_credentials(table, "credentials");
  out.credentials_preferred = read_credentials(table, "credentials_preferred");
  table.finish();
}

void read_pay(TableReader& root, PayRange& out) {
  auto table = root.section("pay", Need::required);
  const auto amount = [&](std::string_view key, std::optional<Money>& to) {
    if (table.has(key)) table.money(key, catalogue_currency, to.emplace());
  };
  amount("p10", out.p10);
  amount("p25", out.p25);
  amount("median", out.median);
  amount("p75", out.p75);
  amount("p90", out.p90);
  table.text("scope", out.scope, Need::required);
  table.text("source", out.source, Need::required);
  table.count("year", out.year, Need::required);
  table.finish();
}

void read_outlook(TableReader& root, Outlook& out) {
  auto table = root.section("outlook", Need::required);
  table.whole("growth_percent", out.growth_percent);
  table.text("span", out.span, out.growth_percent ? Need::required : Need::optional);
  table.whole("openings_a_year", out.openings_a_year);
  table.whole("jobs", out.jobs);
  table.text("source", out.source, Need::required);
  table.count("year", out.year, Need::required);
  table.finish();
}

void read_life(TableReader& root, Occupation& out) {
  for (auto& row : root.list("day")) {
    auto& moment = out.day.emplace_back();
    row.text("time", moment.time, Need::required);
    row.text("text", moment.text, Need::required);
    row.finish();
  }
  root.texts("duties", out.duties);
  root.texts("technology", out.technology);
  root.texts("likes", out.likes);
  root.texts("hard", out.hard);
  root.texts("workplaces", out.workplaces);
  for (auto& row : root.list("entry")) {
    auto& entry = out.entry.emplace_back();
    row.text("route", entry.route, Need::required);
    row.text("text", entry.text, Need::required);
    row.finish();
  }
}

void read_occupation(TableReader& root, Catalogue& catalogue) {
  auto& out = catalogue.occupations.emplace_back();
  root.text("code", out.code, Need::required);
  read_word(root, "family", out.family, parse_family, "htm, clinical, research, administrative");
  root.text("title", out.title, Need::required);
  root.text("short", out.short_title, Need::required);
  root.texts("also", out.also);
  root.text("soc", out.soc, Need::required);
  root.text("onet", out.onet, Need::optional);
  root.text("summary", out.summary, Need::required);
  root.count("zone", out.zone, Need::required);
  root.text("interests", out.interests, Need::required);
  read_life(root, out);
  read_requirements(root, out.requirements);
  out.skills = read_needs(root, "skill", true);
  read_pay(root, out.pay);
  read_outlook(root, out.outlook);
}

void read_moves(TableReader& root, Catalogue& out) {
  const auto kind = [](std::string_view text) -> std::optional<Move::Kind> {
    if (text == "vertical") return Move::Kind::vertical;
    if (text == "lateral") return Move::Kind::lateral;
    return std::nullopt;
  };
  for (auto& table : root.list("move")) {
    auto& move = out.moves.emplace_back();
    table.text("from", move.from, Need::required);
    table.text("to", move.to, Need::required);
    read_word(table, "kind", move.kind, kind, "vertical, lateral");
    auto months = table.section("months", Need::required);
    months.count("typical", move.months_typical, Need::required);
    months.count("fast", move.months_fast, Need::required);
    months.count("slow", move.months_slow, Need::required);
    months.finish();
    table.texts("acquire", move.acquire);
    table.text("why", move.why, Need::required);
    table.finish();
  }
}

void read_cost(TableReader& option, LearningOption& out) {
  auto cost = option.section("cost", Need::required);
  std::string unit;
  if (cost.text("currency", unit, Need::required)) {
    cost.money("low", unit, out.cost_low);
    cost.money("high", unit, out.cost_high);
  }
  cost.finish();
}

void read_options(TableReader& root, Catalogue& out) {
  for (auto& table : root.list("option")) {
    auto& option = out.options.emplace_back();
    table.text("code", option.code, Need::required);
    table.text("title", option.title, Need::required);
    table.text("kind", option.kind, Need::required);
    table.text("onet", option.onet, Need::optional);
    auto months = table.section("months", Need::required);
    months.count("low", option.months_low, Need::required);
    months.count("high", option.months_high, Need::required);
    months.finish();
    table.count("hours_a_week", option.hours_a_week, Need::required);
    read_cost(table, option);
    table.text("cost_source", option.cost_source, Need::required);
    table.flag("paid", option.paid);
    read_education(table, "needs_education", option.needs_education);
    table.texts("needs_credentials", option.needs_credentials);
    table.count("needs_experience_months", option.needs_experience_months, Need::optional);
    table.text("needs_source", option.needs_source, Need::optional);
    if (table.has("gives_education")) read_education(table, "gives_education", option.gives_education.emplace());
    table.texts("gives_credentials", option.gives_credentials);
    table.count("gives_experience_months", option.gives_experience_months, Need::optional);
    option.skills = read_needs(table, "skills", false);
    table.text("text", option.text, Need::required);
    table.finish();
  }
}

void read_licensed(TableReader& root, Catalogue& out) {
  std::string source;
  int year = 0;
  root.text("source", source, Need::required);
  root.count("year", year, Need::required);
  for (auto& table : root.list("work")) {
    auto& work = out.licensed.emplace_back();
    table.text("soc", work.soc, Need::required);
    table.texts("except", work.except);
    table.text("licence", work.licence, Need::required);
    table.finish();
    work.source = source;
    work.year = year;
  }
}

/// What the files come to, before it is checked as a whole.
struct Parts {
  Catalogue catalogue;
  std::optional<Quiz> quiz;
  std::optional<PayFactors> pay;
};

using Read = void (*)(TableReader&, Parts&);

/// What reads a file of this path; nothing for one that is not of the catalogue.
Read reader_of(std::string_view path) {
  if (path == "skills.toml") return [](TableReader& root, Parts& out) { read_skills(root, out.catalogue); };
  if (path == "moves.toml") return [](TableReader& root, Parts& out) { read_moves(root, out.catalogue); };
  if (path == "learning.toml") return [](TableReader& root, Parts& out) { read_options(root, out.catalogue); };
  if (path == "licensed.toml") return [](TableReader& root, Parts& out) { read_licensed(root, out.catalogue); };
  if (path == "backgrounds.toml") return [](TableReader& root, Parts& out) { read_backgrounds(root, out.catalogue); };
  if (path == "quiz.toml") return [](TableReader& root, Parts& out) { out.quiz = read_quiz(root); };
  if (path == "pay_factors.toml") return [](TableReader& root, Parts& out) { out.pay = read_pay_factors(root); };
  if (path.starts_with("occupations/") && path.ends_with(".toml")) {
    return [](TableReader& root, Parts& out) { read_occupation(root, out.catalogue); };
  }
  return nullptr;
}

void read_file(const CatalogueFile& file, Read read, Parts& parts, std::vector<CatalogueProblem>& problems) {
  const auto document = toml::parse(file.text);
  ReadingLog log;
  log.has_gaps = !document.problems.empty();
  for (const auto& problem : document.problems) log.add(problem);
  TableReader root(&document.root, {}, log);
  read(root, parts);
  root.finish();
  for (auto& problem : log.take()) problems.push_back({std::string(file.path), std::move(problem)});
}

std::vector<CatalogueProblem> contradictions(const Parts& parts) {
  std::vector<CatalogueProblem> out;
  const auto add = [&](const char* path, std::vector<Problem> problems) {
    for (auto& problem : problems) out.push_back({path, std::move(problem)});
  };
  add("", check(parts.catalogue));
  if (parts.quiz) add("quiz.toml", check(*parts.quiz));
  if (parts.pay) add("pay_factors.toml", check(*parts.pay, parts.catalogue));
  return out;
}

}  // namespace

CatalogueReading read_catalogue(std::span<const CatalogueFile> files) {
  CatalogueReading reading;
  Parts parts;
  for (const auto& file : files) {
    if (const auto read = reader_of(file.path)) read_file(file, read, parts, reading.problems);
  }
  if (reading.problems.empty()) reading.problems = contradictions(parts);
  if (!reading.problems.empty()) return reading;
  reading.catalogue = std::move(parts.catalogue);
  reading.quiz = std::move(parts.quiz);
  reading.pay = std::move(parts.pay);
  return reading;
}

}  // namespace journeywork::exchange
