#include "web/api/shapes.hpp"

#include "core/base/locale.hpp"

namespace journeywork::web::api {

using namespace apprenticeship;

namespace {

json::object named(std::int64_t id, const std::string& name) { return {{"id", id}, {"name", name}}; }

template <class T>
json::array array_of(const std::vector<T>& values) {
  return json::array(values.begin(), values.end());
}

/// The members of each kind of entry.
struct BodyWriter {
  AgreementId agreement;
  json::object& out;

  void operator()(const OjlTime& b) const {
    out["work_process"] = b.process;
    out["minutes"] = b.minutes.count;
    put(out, "note", b.note);
    put(out, "device", b.device);
    put(out, "work_order", b.work_order);
    out["competencies"] = array_of(b.competencies);
  }
  void operator()(const RiTime& b) const {
    out["course"] = b.course;
    out["minutes"] = b.minutes.count;
    out["result"] = text_of(name(b.outcome));
    put(out, "note", b.note);
  }
  void operator()(const Demonstration& b) const {
    out["competency"] = b.competency;
    out["level"] = b.level;
    put(out, "comment", b.comment);
  }
  void operator()(const Review& b) const {
    out["final"] = b.final;
    out["satisfactory"] = b.satisfactory;
    put(out, "note", b.summary);
  }
  void operator()(const WageChange& b) const {
    out["step"] = b.step + 1;
    out["wage"] = to_json(b.wage);
    put(out, "note", b.note);
  }
  void operator()(const CredentialEarned& b) const {
    out["credential"] = b.credential;
    put(out, "number", b.number);
    put(out, "note", b.note);
  }
  void operator()(const Credit& b) const {
    put(out, "work_process", b.process);
    put(out, "course", b.course);
    put(out, "competency", b.competency);
    if (b.competency.empty()) {
      out["minutes"] = b.minutes.count;
    } else {
      out["level"] = b.level;
    }
    put(out, "note", b.evidence);
  }
  void operator()(const Approval& b) const { decision(b.of, "note", b.note); }
  void operator()(const Return& b) const { decision(b.of, "reason", b.reason); }
  void operator()(const Correction& b) const { decision(b.of, "reason", b.reason); }

 private:
  void decision(std::int64_t of, json::string_view word, const std::string& text) const {
    out["of"] = to_string(EntryId{agreement, of});
    put(out, word, text);
  }
};

}  // namespace

void put(json::object& to, json::string_view name, const std::string& text) {
  if (!text.empty()) to[name] = text;
}

void put(json::object& to, json::string_view name, std::optional<Date> day) {
  if (day) to[name] = iso(*day);
}

json::object to_json(const Money& money) { return {{"amount", plain(money)}, {"currency", money.currency}}; }

json::object to_json(const Problem& problem) {
  json::object out{{"field", problem.field}, {"detail", problem.message}};
  put(out, "value", problem.value);
  put(out, "accepted", problem.accepted);
  if (problem.line > 0) out["line"] = problem.line;
  if (problem.column > 0) out["column"] = problem.column;
  return out;
}

json::array to_json(const std::vector<Problem>& problems) {
  json::array out;
  for (const auto& problem : problems) out.push_back(to_json(problem));
  return out;
}

json::object to_json(const services::AgreementView& view) {
  const auto& agreement = view.agreement;
  const auto terms = terms_of(agreement, *view.standards);
  json::object out{{"id", agreement.id.value},
                   {"number", agreement.number},
                   {"state", text_of(name(agreement.state))},
                   {"apprentice", named(agreement.apprentice.value, view.apprentice)},
                   {"employer", named(agreement.employer.value, view.employer)},
                   {"sponsor", named(agreement.sponsor.value, view.sponsor)},
                   {"site", to_json(view.site)},
                   {"standards",
                    {{"id", agreement.standards.value},
                     {"code", view.standards->code},
                     {"version", view.standards->version},
                     {"title", view.standards->title}}},
                   {"start", iso(agreement.start)},
                   {"expected_end", iso(terms.expected_end)},
                   {"probation_end", iso(terms.probation_end)}};
  put(out, "completed_on", agreement.completed_on);
  if (view.wages) {
    out["journeyworker_wage"] = to_json(agreement.journeyworker_wage);
    json::array steps;
    for (const auto& step : terms.wage_steps) {
      steps.push_back(
          {{"step", static_cast<std::int64_t>(steps.size() + 1)}, {"title", step.title}, {"wage", to_json(step.wage)}});
    }
    out["wage_steps"] = std::move(steps);
  }
  json::array mentors;
  for (std::size_t i = 0; i < agreement.mentors.size(); ++i) {
    const auto& term = agreement.mentors[i];
    auto mentor = named(term.person.value, view.mentors[i]);
    mentor["from"] = iso(term.from);
    put(mentor, "to", term.to);
    mentors.push_back(std::move(mentor));
  }
  out["mentors"] = std::move(mentors);
  return out;
}

json::object to_json(AgreementId agreement, const services::RecordLine& line) {
  const auto& entry = line.entry;
  json::object out{{"id", to_string(EntryId{agreement, entry.seq})},
                   {"agreement", agreement.value},
                   {"kind", text_of(name(kind_of(entry.body)))},
                   {"date", iso(entry.day)},
                   {"written_at", iso(entry.at)},
                   {"by", named(entry.by.value, line.author)}};
  if (line.state) out["state"] = text_of(name(*line.state));
  std::visit(BodyWriter{agreement, out}, entry.body);
  out["hash"] = hex(entry.hash);
  return out;
}

json::object to_json(const services::OrganisationView& view) {
  const auto& organisation = view.organisation;
  json::object out{{"id", organisation.id.value},
                   {"kind", text_of(name(organisation.kind))},
                   {"name", organisation.name},
                   {"country", organisation.country},
                   {"locale", organisation.locale}};
  put(out, "agency_code", organisation.agency_code.value_or(""));
  json::array sponsors;
  for (const auto& sponsor : view.sponsors) sponsors.push_back(named(sponsor.id.value, sponsor.name));
  out["sponsors"] = std::move(sponsors);
  return out;
}

json::object to_json(const services::Site& site) {
  json::object out{{"id", site.id.value}, {"name", site.name}, {"city", site.city}, {"time_zone", site.time_zone}};
  put(out, "region", site.region);
  return out;
}

json::object to_json(const services::MemberView& member) {
  auto out = named(member.id.value, member.name);
  json::array roles;
  for (const auto& held : member.roles) {
    json::object role{{"id", held.id.value}, {"role", text_of(access::name(held.role))}};
    put(role, "number", held.number.value_or(""));
    roles.push_back(std::move(role));
  }
  out["roles"] = std::move(roles);
  put(out, "email", member.email.value_or(""));
  put(out, "birth_date", member.birth_date);
  put(out, "locale", member.locale);
  if (member.invited) out["invited"] = true;
  if (member.disabled) out["disabled"] = true;
  return out;
}

}  // namespace journeywork::web::api
