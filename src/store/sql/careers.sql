-- name: reference_sets
select kind, release, loaded_at, documents from reference_set order by kind

-- Its documents go with it.
-- name: reference_set_remove
delete from reference_set where kind = $1

-- name: reference_set_insert
insert into reference_set (kind, release, loaded_at, documents) values ($1, $2, $3, $4)

-- name: reference_document_insert
insert into reference_document (kind, place, key, body) values ($1, $2, $3, $4)

-- name: reference_documents
select key, body from reference_document where kind = $1 order by place

-- name: reference_revision
select revision from reference_revision

-- name: reference_revision_raise
update reference_revision set revision = revision + 1, changed_at = $1

-- name: pay_area_put
insert into pay_area (code, title, type, year) values ($1, $2, $3, $4)
on conflict (code) do update set title = excluded.title, type = excluded.type, year = excluded.year
where pay_area.year <= excluded.year

-- name: pay_put
insert into pay_figure (area, soc, system, title, level, employment, hourly, annual, annual_entry, annual_experienced,
                        source, year)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict (area, soc) do update
set system = excluded.system, title = excluded.title, level = excluded.level, employment = excluded.employment,
    hourly = excluded.hourly, annual = excluded.annual, annual_entry = excluded.annual_entry,
    annual_experienced = excluded.annual_experienced, source = excluded.source, year = excluded.year
where pay_figure.year <= excluded.year

-- name: pay_industry_put
insert into pay_industry (area, soc, system, title, level, employment, hourly, annual, annual_entry, annual_experienced,
                          source, year, naics, naics_title)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (soc, area, naics) do update
set system = excluded.system, title = excluded.title, level = excluded.level, employment = excluded.employment,
    hourly = excluded.hourly, annual = excluded.annual, annual_entry = excluded.annual_entry,
    annual_experienced = excluded.annual_experienced, source = excluded.source, year = excluded.year,
    naics_title = excluded.naics_title
where pay_industry.year <= excluded.year

-- name: pay_drop_before
delete from pay_figure where area = $1 and year < $2

-- name: pay_industry_drop_before
delete from pay_industry where area = $1 and year < $2

-- name: pay_drop_after
delete from pay_figure where area = $1 and year > $2

-- name: pay_industry_drop_after
delete from pay_industry where area = $1 and year > $2

-- After figures were removed: its year is that of the newest left, and without any there is no such area.
-- name: pay_area_year
update pay_area set year = (
  select max(year) from (
    select year from pay_figure where area = $1 union all select year from pay_industry where area = $1) rest)
where code = $1 and (exists (select 1 from pay_figure where area = $1)
                     or exists (select 1 from pay_industry where area = $1))

-- name: pay_area_remove_empty
delete from pay_area
where code = $1 and not exists (select 1 from pay_figure where area = $1)
  and not exists (select 1 from pay_industry where area = $1)

-- name: pay_areas
select code, title, type, year from pay_area

-- name: pay_area_find
select code, title, type, year from pay_area where code = $1

-- The codes asked for are parted by commas.
-- name: pay_in_area
select a.code, a.title, a.type, f.soc, f.system, f.title, f.level, f.employment, f.hourly, f.annual, f.annual_entry,
       f.annual_experienced, f.source, f.year
from pay_figure f join pay_area a on a.code = f.area
where f.area = $1 and ',' || cast($2 as text) || ',' like '%,' || f.soc || ',%'
order by f.soc

-- name: pay_by_industry
select a.code, a.title, a.type, f.soc, f.system, f.title, f.level, f.employment, f.hourly, f.annual, f.annual_entry,
       f.annual_experienced, f.source, f.year, f.naics, f.naics_title
from pay_industry f join pay_area a on a.code = f.area
where f.soc = $1 and a.type = 'nation'

-- name: career_profile_find
select body, shared, kept_at from career_profile where person_id = $1

-- name: career_profile_put
insert into career_profile (person_id, body, shared, kept_at) values ($1, $2, $3, $4)
on conflict (person_id) do update set body = excluded.body, shared = excluded.shared, kept_at = excluded.kept_at

-- Its interests go with it.
-- name: career_profile_remove
delete from career_profile where person_id = $1

-- name: career_interests
select occupation from career_interest where person_id = $1 order by place

-- name: career_interests_shared
select i.occupation from career_interest i join career_profile p on p.person_id = i.person_id
where p.person_id = $1 and p.shared = 1 order by i.place

-- name: career_interests_remove
delete from career_interest where person_id = $1

-- name: career_interest_insert
insert into career_interest (person_id, place, occupation) values ($1, $2, $3)

-- name: career_list_insert
insert into career_list (slug, owner_id, title, text, changed_at) values ($1, $2, $3, $4, $5) returning id

-- name: career_list_find
select id, slug, owner_id, title, text, changed_at from career_list where slug = $1

-- name: career_lists_of
select id, slug, owner_id, title, text, changed_at from career_list where owner_id = $1 order by changed_at desc, id desc

-- name: career_list_update
update career_list set title = $3, text = $4, changed_at = $5 where id = $1 and owner_id = $2 returning id

-- Its items go with it.
-- name: career_list_remove
delete from career_list where id = $1 and owner_id = $2

-- name: career_list_items
select item from career_list_item where list_id = $1 order by place

-- name: career_list_items_remove
delete from career_list_item where list_id = $1

-- name: career_list_item_insert
insert into career_list_item (list_id, place, item) values ($1, $2, $3)
