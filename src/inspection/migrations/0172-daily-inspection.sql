-- 每日巡检: every night all that is online is looked into by today's checks and lists. One run a day and authority; it goes
-- on where it stopped.
create table inspection_runs (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  -- in China
  day date not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  -- the last document that was looked into, in the order of their ids
  reached bigint not null default 0,
  -- what was online when it began
  documents int not null,
  looked int not null default 0,
  files int not null default 0,
  -- could not be looked into
  unlooked int not null default 0,
  -- a process works on it until then
  held_until timestamptz not null,
  unique (authority_id, day)
);
-- What was found in what is online, once for each passage of a revision.
create table inspection_findings (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  document_id bigint not null references documents,
  revision_id bigint not null references revisions,
  -- names the passage within the revision
  key text not null,
  check_id text not null,
  severity text not null,
  place text not null,
  excerpt text not null,
  message text not null,
  first_day date not null,
  last_day date not null,
  -- when it was not found any more, or is not online any more
  gone_day date,
  judged_by bigint references staff,
  judged_name text,
  judged_at timestamptz,
  reason text,
  unique (document_id, revision_id, key)
);
create index on inspection_findings (authority_id, first_day);
create index inspection_findings_open on inspection_findings (authority_id, document_id)
  where gone_day is null and judged_at is null;
