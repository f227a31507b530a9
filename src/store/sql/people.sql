-- name: person_insert
insert into person (name, email, birth_date, locale, created_at) values ($1, $2, $3, $4, $5)
on conflict (email) do nothing returning id

-- name: person_find
select id, name, email, birth_date, locale, cast(case when password_hash is null then 0 else 1 end as bigint),
       cast(case when disabled_at is null then 0 else 1 end as bigint)
from person where id = $1

-- name: person_by_email
select id, name, email, birth_date, locale, cast(case when password_hash is null then 0 else 1 end as bigint),
       cast(case when disabled_at is null then 0 else 1 end as bigint)
from person where email = $1

-- name: person_update
update person set name = $2, birth_date = $3, locale = $4 where id = $1

-- name: person_disable
update person set disabled_at = $2 where id = $1 and disabled_at is null returning id

-- name: person_enable
update person set disabled_at = null where id = $1 and disabled_at is not null returning id

-- Giving a role that is held already keeps it and takes over a number that is given.
-- name: membership_put
insert into membership (person_id, organisation_id, role, number, created_at) values ($1, $2, $3, $4, $5)
on conflict (person_id, organisation_id, role) where ended_at is null
do update set number = coalesce(excluded.number, membership.number) returning id

-- name: membership_find
select id, person_id, organisation_id, role, number from membership where id = $1

-- name: membership_end
update membership set ended_at = $2 where id = $1 and ended_at is null returning id

-- name: memberships_of
select id, person_id, organisation_id, role, number from membership where person_id = $1 and ended_at is null order by id

-- The cross joins keep SQLite from walking through all members of the organisation for one page.
-- name: members_after
select p.id, p.name, p.email, p.birth_date, p.locale, cast(case when p.password_hash is null then 0 else 1 end as bigint),
       cast(case when p.disabled_at is null then 0 else 1 end as bigint), m.id, m.role, m.number
from (
  select distinct person_id from membership
  where organisation_id = $1 and ended_at is null and person_id > $2
    and (cast($3 as text) is null or role = cast($3 as text))
  order by person_id limit $4) page
cross join person p
cross join membership m
where p.id = page.person_id and m.person_id = page.person_id and m.organisation_id = $1 and m.ended_at is null
order by p.id, m.id

-- name: member_find
select p.id, p.name, p.email, p.birth_date, p.locale, cast(case when p.password_hash is null then 0 else 1 end as bigint),
       cast(case when p.disabled_at is null then 0 else 1 end as bigint), m.id, m.role, m.number
from membership m join person p on p.id = m.person_id
where m.organisation_id = $1 and m.person_id = $2 and m.ended_at is null
order by m.id

-- name: members_by_number
select person_id from membership where organisation_id = $1 and number = $2 and ended_at is null

-- Makes every other writer who wants to know whether an administrator is left wait until the transaction ends.
-- name: administrators_lock
update membership set role = role where role = 'administrator' and ended_at is null returning id

-- name: administrators
select m.id, m.person_id from membership m join person p on p.id = m.person_id
where m.role = 'administrator' and m.ended_at is null and p.disabled_at is null order by m.id
