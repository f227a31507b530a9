-- Every page of an agreement asks for the organisation that stands for its agency; there may be thousands of others.
create index organisation_agency on organisation (agency_code) where kind = 'agency';
