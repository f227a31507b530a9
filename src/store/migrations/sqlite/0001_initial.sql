-- The apprenticeship: organisations and people, standards, agreements, the ledger and what it adds up to, sign-in.
-- Days are ISO text, moments are milliseconds since 1970 UTC, flags are 0 and 1, money is in minor units.

create table organisation (
  id integer primary key,
  kind text not null check (kind in ('sponsor', 'employer', 'provider', 'agency')),
  name text not null,
  agency_code text,
  country text not null,
  locale text not null,
  created_at integer not null
) strict;

-- Employers and providers that take part in a sponsor's programme.
create table participation (
  sponsor_id integer not null references organisation (id),
  organisation_id integer not null references organisation (id),
  primary key (sponsor_id, organisation_id)
) strict;
create index participation_organisation on participation (organisation_id);

create table site (
  id integer primary key,
  organisation_id integer not null references organisation (id),
  name text not null,
  city text not null,
  region text not null,
  time_zone text not null
) strict;
create index site_organisation on site (organisation_id);

create table person (
  id integer primary key,
  name text not null,
  email text not null unique,
  birth_date text,
  locale text not null,
  password_hash text,
  created_at integer not null,
  disabled_at integer
) strict;

create table membership (
  id integer primary key,
  person_id integer not null references person (id),
  organisation_id integer not null references organisation (id),
  role text not null,
  number text,
  created_at integer not null,
  ended_at integer
) strict;
create index membership_person on membership (person_id);
create index membership_organisation on membership (organisation_id, person_id);
create unique index membership_active on membership (person_id, organisation_id, role) where ended_at is null;
create index membership_number on membership (organisation_id, number) where number is not null;
create index membership_administrator on membership (role) where role = 'administrator' and ended_at is null;

create table agency_rules (
  code text primary key,
  name text not null,
  body text not null,
  created_at integer not null
) strict;

create table standards (
  id integer primary key,
  sponsor_id integer not null references organisation (id),
  code text not null,
  version text not null,
  title text not null,
  agency_code text not null,
  body text not null,
  created_by integer references person (id),
  created_at integer not null,
  unique (sponsor_id, code, version)
) strict;

create table agreement (
  id integer primary key,
  number text not null,
  sponsor_id integer not null references organisation (id),
  employer_id integer not null references organisation (id),
  site_id integer not null references site (id),
  apprentice_id integer not null references person (id),
  standards_id integer not null references standards (id),
  state text not null check (state in ('draft', 'active', 'completed')),
  starts_on text not null,
  wage_minor integer not null,
  wage_currency text not null,
  completed_on text,
  created_at integer not null,
  unique (sponsor_id, number)
) strict;
create index agreement_employer on agreement (employer_id, id);
create index agreement_apprentice on agreement (apprentice_id);
create index agreement_site on agreement (site_id);
create index agreement_standards on agreement (standards_id);
create index agreement_number_index on agreement (number);

create table agreement_number (
  sponsor_id integer not null references organisation (id),
  prefix text not null,
  last integer not null,
  primary key (sponsor_id, prefix)
) strict;

create table agreement_mentor (
  agreement_id integer not null references agreement (id),
  person_id integer not null references person (id),
  from_day text not null,
  to_day text,
  primary key (agreement_id, person_id, from_day)
) strict, without rowid;
create index agreement_mentor_person on agreement_mentor (person_id);

-- Append-only. What a column means depends on the kind; src/store/ledger.cpp is the one place that knows.
create table ledger (
  agreement_id integer not null references agreement (id),
  seq integer not null,
  kind text not null,
  day text not null,
  at integer not null,
  by_person integer not null references person (id),
  subject integer,
  code text,
  minutes integer,
  level integer,
  amount integer,
  detail text,
  note text,
  device text,
  work_order text,
  competencies text,
  hash blob not null,
  primary key (agreement_id, seq)
) strict, without rowid;
create index ledger_day on ledger (agreement_id, day);

create trigger ledger_no_update before update on ledger begin
  select raise(abort, 'the ledger is append-only');
end;
create trigger ledger_no_delete before delete on ledger begin
  select raise(abort, 'the ledger is append-only');
end;

-- The end of each agreement's chain; the row that writers lock.
create table ledger_head (
  agreement_id integer primary key references agreement (id),
  seq integer not null,
  hash blob not null
) strict;

-- What each ledger adds up to; can be rebuilt from it.
create table totals (
  agreement_id integer primary key references agreement (id),
  body text not null
) strict;

-- Entries that somebody must do something about; can be rebuilt from the ledger.
create table open_entry (
  agreement_id integer not null references agreement (id),
  seq integer not null,
  state text not null check (state in ('waiting', 'returned')),
  since integer not null,
  primary key (agreement_id, seq)
) strict, without rowid;

create table idempotency (
  person_id integer not null references person (id),
  key text not null,
  fingerprint text not null,
  outcome text not null,
  at integer not null,
  primary key (person_id, key)
) strict, without rowid;
create index idempotency_at on idempotency (at);

create table session (
  token_hash blob primary key,
  person_id integer not null references person (id),
  device text not null,
  created_at integer not null,
  seen_at integer not null
) strict;
create index session_person on session (person_id);

create table api_token (
  id integer primary key,
  person_id integer not null references person (id),
  name text not null,
  token_hash blob not null unique,
  scopes text not null,
  created_at integer not null,
  expires_at integer,
  used_at integer,
  revoked_at integer
) strict;
create index api_token_person on api_token (person_id);

-- Links that are good once: a first password, a forgotten one, the first administrator (no person yet).
create table one_time_link (
  token_hash blob primary key,
  purpose text not null,
  person_id integer references person (id),
  created_at integer not null,
  expires_at integer not null,
  used_at integer
) strict;
create index one_time_link_person on one_time_link (person_id);

-- Failed sign-ins per account and per address, so that guessing slows down on every server.
create table throttle (
  key text primary key,
  failures integer not null,
  last_at integer not null
) strict;

-- Who did what to organisations, people, roles, agreements and sign-in; the ledger keeps its own.
create table audit_event (
  id integer primary key,
  at integer not null,
  person_id integer references person (id),
  action text not null,
  subject text not null,
  detail text not null
) strict;

create table hours_mapping (
  employer_id integer primary key references organisation (id),
  body text not null,
  updated_at integer not null
) strict;

-- A file between upload and confirmation.
create table upload (
  id text primary key,
  person_id integer not null references person (id),
  employer_id integer not null references organisation (id),
  name text not null,
  content blob not null,
  created_at integer not null
) strict;

-- Which line of an employer's files became which entry, so that importing again changes nothing.
create table imported_line (
  employer_id integer not null references organisation (id),
  line_key text not null,
  fingerprint text not null,
  agreement_id integer not null references agreement (id),
  seq integer not null,
  primary key (employer_id, line_key)
) strict, without rowid;
create index imported_line_entry on imported_line (agreement_id, seq);
