-- name: organisation_insert
insert into organisation (kind, name, agency_code, country, locale, created_at) values ($1, $2, $3, $4, $5, $6) returning id

-- name: organisation_find
select id, kind, name, agency_code, country, locale from organisation where id = $1

-- One with the last id seen and a limit, for an administrator.
-- name: organisations_all
select id, kind, name, agency_code, country, locale from organisation where id > $1 order by id limit $2

-- Those a person belongs to, and those that take part in the programme of a sponsor whose staff or auditor the person is.
-- name: organisations_around_person
select o.id, o.kind, o.name, o.agency_code, o.country, o.locale
from organisation o
where o.id > $2 and o.id in (
  select m.organisation_id from membership m where m.person_id = $1 and m.ended_at is null
  union
  select p.organisation_id
  from membership m join participation p on p.sponsor_id = m.organisation_id
  where m.person_id = $1 and m.ended_at is null and m.role in ('sponsor_staff', 'auditor'))
order by o.id limit $3

-- name: organisations_in_programme
select o.id, o.kind, o.name, o.agency_code, o.country, o.locale
from participation p join organisation o on o.id = p.organisation_id
where p.sponsor_id = $1 and o.id > $2 order by o.id limit $3

-- Makes every other writer of this organisation wait until the transaction ends.
-- name: organisation_lock
update organisation set name = name where id = $1 returning id

-- name: participation_put
insert into participation (sponsor_id, organisation_id) values ($1, $2) on conflict (sponsor_id, organisation_id) do nothing

-- name: participation_of
select sponsor_id from participation where organisation_id = $1 order by sponsor_id

-- name: site_insert
insert into site (organisation_id, name, city, region, time_zone) values ($1, $2, $3, $4, $5) returning id

-- name: site_find
select id, organisation_id, name, city, region, time_zone from site where id = $1

-- name: sites_of
select id, organisation_id, name, city, region, time_zone from site where organisation_id = $1 order by name, id
