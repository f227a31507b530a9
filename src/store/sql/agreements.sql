-- name: agreement_insert
insert into agreement (number, sponsor_id, employer_id, site_id, apprentice_id, standards_id, state, starts_on, wage_minor,
                       wage_currency, created_at)
values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10) returning id

-- name: agreement_next_number
insert into agreement_number (sponsor_id, prefix, last) values ($1, $2, 1)
on conflict (sponsor_id, prefix) do update set last = agreement_number.last + 1 returning last

-- name: agreement_find
select id, number, sponsor_id, employer_id, site_id, apprentice_id, standards_id, state, starts_on, wage_minor, wage_currency,
       completed_on
from agreement where id = $1

-- name: agreement_mentors
select person_id, from_day, to_day from agreement_mentor where agreement_id = $1 order by from_day, person_id

-- name: agreement_mentor_put
insert into agreement_mentor (agreement_id, person_id, from_day, to_day) values ($1, $2, $3, $4)
on conflict (agreement_id, person_id, from_day) do update set to_day = excluded.to_day

-- name: agreement_mentor_end
update agreement_mentor set to_day = $3 where agreement_id = $1 and person_id = $2 and to_day is null

-- name: agreement_update_draft
update agreement set site_id = $2, standards_id = $3, starts_on = $4, wage_minor = $5, wage_currency = $6
where id = $1 and state = 'draft'

-- name: agreement_drop_mentors
delete from agreement_mentor where agreement_id = $1

-- name: agreement_set_state
update agreement set state = $2, completed_on = $3 where id = $1

-- name: agreements_of_apprentice
select id from agreement where apprentice_id = $1 order by id

-- name: agreements_of_mentor
select distinct agreement_id from agreement_mentor
where person_id = $1 and from_day <= $2 and (to_day is null or to_day >= $2) order by agreement_id

-- name: agreements_of_employer
select id from agreement where employer_id = $1 and id > $2 order by id limit $3

-- name: agreements_of_sponsor
select id from agreement where sponsor_id = $1 and id > $2 order by id limit $3

-- name: agreements_of_agency
select a.id from agreement a join standards s on s.id = a.standards_id
where s.agency_code = $1 and a.id > $2 order by a.id limit $3

-- name: agreements_all
select id from agreement where id > $1 order by id limit $2

-- name: agreements_by_number
select id from agreement where number = $1 order by id

-- name: agency_organisation
select o.id from organisation o join standards s on s.agency_code = o.agency_code
where o.kind = 'agency' and s.id = $1 order by o.id limit 1

-- name: standards_insert
insert into standards (sponsor_id, code, version, title, agency_code, body, created_by, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8) returning id

-- name: standards_find
select id, sponsor_id, code, version, title, agency_code, body, created_at from standards where id = $1

-- name: standards_of_sponsor
select id, sponsor_id, code, version, title, agency_code, created_at from standards where sponsor_id = $1 order by code, id

-- name: standards_newest
select id, sponsor_id, code, version, title, agency_code, body, created_at from standards
where id in (select max(id) from standards group by sponsor_id, code) order by id

-- name: standards_revision
select count(*) from standards

-- name: standards_by_version
select id from standards where sponsor_id = $1 and code = $2 and version = $3

-- name: standards_in_use
select count(*) from agreement where standards_id = $1

-- name: agency_put
insert into agency_rules (code, name, body, created_at) values ($1, $2, $3, $4)
on conflict (code) do update set name = excluded.name, body = excluded.body

-- name: agency_find
select body from agency_rules where code = $1

-- name: agencies
select code, name from agency_rules order by code
