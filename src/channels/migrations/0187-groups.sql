-- Short links that are forwarded into groups, one for each group and document: how often each was opened on a day, as a plain
-- number. Nothing is kept of who opened it.
create table short_links (
  code text primary key,
  posting_id bigint not null unique references postings
);
create table link_opens (
  code text not null references short_links,
  day date not null,
  opens int not null check (opens > 0),
  primary key (code, day)
);

-- What was asked in a group: answered there, or passed on to an office.
create table group_questions (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  place_id bigint not null references posting_places,
  asked_on date not null,
  question text not null,
  answer text not null,
  passed_to bigint references offices,
  entered_by text not null,
  entered_at timestamptz not null,
  check (answer <> '' or passed_to is not null)
);
create index on group_questions (authority_id, id desc);
