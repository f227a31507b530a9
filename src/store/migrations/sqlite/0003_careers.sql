-- Careers: data sets that are loaded beside our catalogue, pay figures, people's own profiles, lists for others.

create table reference_set (
  kind text primary key,
  release text not null,
  loaded_at integer not null,
  documents integer not null
) strict;

create table reference_document (
  kind text not null references reference_set (kind) on delete cascade,
  place integer not null,
  key text not null,
  body text not null,
  primary key (kind, place),
  unique (kind, key)
) strict;

-- One row: how often anything of the loaded data was changed.
create table reference_revision (
  id integer primary key check (id = 1),
  revision integer not null,
  changed_at integer not null
) strict;
insert into reference_revision (id, revision, changed_at) values (1, 0, 0);

create table pay_area (
  code text primary key,
  title text not null,
  type text not null check (type in ('nation', 'state', 'metropolitan', 'nonmetropolitan', 'region')),
  year integer not null
) strict, without rowid;

-- All industries together. Pay in cents: p10, p25, median, p75, p90 and mean, parted by spaces; src/store/pay.cpp is the
-- one place that knows.
create table pay_figure (
  area text not null references pay_area (code) on delete cascade,
  soc text not null,
  system text not null,
  title text not null,
  level text not null,
  employment integer,
  hourly text not null,
  annual text not null,
  annual_entry integer,
  annual_experienced integer,
  source text not null,
  year integer not null,
  primary key (area, soc)
) strict, without rowid;

-- The same for single industries: many, and asked for by occupation.
create table pay_industry (
  soc text not null,
  area text not null references pay_area (code) on delete cascade,
  naics text not null,
  naics_title text not null,
  system text not null,
  title text not null,
  level text not null,
  employment integer,
  hourly text not null,
  annual text not null,
  annual_entry integer,
  annual_experienced integer,
  source text not null,
  year integer not null,
  primary key (soc, area, naics)
) strict, without rowid;
create index pay_industry_area on pay_industry (area, year);

create table career_profile (
  person_id integer primary key references person (id) on delete cascade,
  body text not null,
  shared integer not null check (shared in (0, 1)),
  kept_at integer not null
) strict;

create table career_interest (
  person_id integer not null references career_profile (person_id) on delete cascade,
  place integer not null,
  occupation text not null,
  primary key (person_id, place)
) strict, without rowid;

create table career_list (
  id integer primary key,
  slug text not null unique,
  owner_id integer not null references person (id) on delete cascade,
  title text not null,
  text text not null,
  changed_at integer not null
) strict;
create index career_list_owner on career_list (owner_id);

create table career_list_item (
  list_id integer not null references career_list (id) on delete cascade,
  place integer not null,
  item text not null,
  primary key (list_id, place)
) strict, without rowid;
