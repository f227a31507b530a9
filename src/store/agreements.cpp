#include "store/agreements.hpp"

#include "store/columns.hpp"
#include "store/sql/agreements.hpp"

namespace journeywork::store::agreements {

namespace {

std::vector<AgreementId> ids_of(const Rows& rows) {
  std::vector<AgreementId> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back({row.integer(0)});
  return out;
}

}  // namespace

AgreementId insert(Connection& c, const Agreement& a, Instant at) {
  const auto row =
      c.one(sql::agreement_insert, a.number, a.sponsor.value, a.employer.value, a.site.value, a.apprentice.value,
            a.standards.value, iso(a.start), a.journeyworker_wage.minor, a.journeyworker_wage.currency, millis(at));
  const AgreementId id{row->integer(0)};
  for (const auto& mentor : a.mentors) put_mentor(c, id, mentor);
  return id;
}

std::int64_t next_number(Connection& c, OrganisationId sponsor, const std::string& prefix) {
  return c.one(sql::agreement_next_number, sponsor.value, prefix)->integer(0);
}

std::optional<Agreement> find(Connection& c, AgreementId id) {
  const auto row = c.one(sql::agreement_find, id.value);
  if (!row) return std::nullopt;
  Agreement a;
  a.id = id;
  a.number = row->text(1);
  a.sponsor = {row->integer(2)};
  a.employer = {row->integer(3)};
  a.site = {row->integer(4)};
  a.apprentice = {row->integer(5)};
  a.standards = {row->integer(6)};
  const auto state = apprenticeship::parse_agreement_state(row->text(7));
  const auto start = maybe_date(*row, 8);
  if (!state || !start) throw Failure("damaged agreement: an unknown state or day");
  a.state = *state;
  a.start = *start;
  a.journeyworker_wage = {row->integer(9), row->text(10)};
  a.completed_on = maybe_date(*row, 11);
  for (const auto& mentor : c(sql::agreement_mentors, id.value)) {
    a.mentors.push_back({{mentor.integer(0)}, maybe_date(mentor, 1).value_or(a.start), maybe_date(mentor, 2)});
  }
  return a;
}

OrganisationId agency_of(Connection& c, const Agreement& agreement) {
  const auto row = c.one(sql::agency_organisation, agreement.standards.value);
  return row ? OrganisationId{row->integer(0)} : OrganisationId{};
}

void update_draft(Connection& c, const Agreement& a) {
  c(sql::agreement_update_draft, a.id.value, a.site.value, a.standards.value, iso(a.start), a.journeyworker_wage.minor,
    a.journeyworker_wage.currency);
  c(sql::agreement_drop_mentors, a.id.value);
  for (const auto& mentor : a.mentors) put_mentor(c, a.id, mentor);
}

void set_state(Connection& c, AgreementId id, AgreementState state, std::optional<Date> completed_on) {
  c(sql::agreement_set_state, id.value, std::string(name(state)), or_null(completed_on));
}

void put_mentor(Connection& c, AgreementId id, const MentorTerm& mentor) {
  c(sql::agreement_mentor_put, id.value, mentor.person.value, iso(mentor.from), or_null(mentor.to));
}

void end_mentor(Connection& c, AgreementId id, PersonId mentor, Date last_day) {
  c(sql::agreement_mentor_end, id.value, mentor.value, iso(last_day));
}

std::vector<AgreementId> by_number(Connection& c, const std::string& number) {
  return ids_of(c(sql::agreements_by_number, number));
}

std::vector<AgreementId> of_apprentice(Connection& c, PersonId apprentice) {
  return ids_of(c(sql::agreements_of_apprentice, apprentice.value));
}

std::vector<AgreementId> of_mentor(Connection& c, PersonId mentor, Date day) {
  return ids_of(c(sql::agreements_of_mentor, mentor.value, iso(day)));
}

std::vector<AgreementId> of_employer(Connection& c, OrganisationId employer, AgreementId after, std::int64_t limit) {
  return ids_of(c(sql::agreements_of_employer, employer.value, after.value, limit));
}

std::vector<AgreementId> of_sponsor(Connection& c, OrganisationId sponsor, AgreementId after, std::int64_t limit) {
  return ids_of(c(sql::agreements_of_sponsor, sponsor.value, after.value, limit));
}

std::vector<AgreementId> of_agency(Connection& c, const std::string& agency_code, AgreementId after,
                                   std::int64_t limit) {
  return ids_of(c(sql::agreements_of_agency, agency_code, after.value, limit));
}

std::vector<AgreementId> all(Connection& c, AgreementId after, std::int64_t limit) {
  return ids_of(c(sql::agreements_all, after.value, limit));
}

}  // namespace journeywork::store::agreements
