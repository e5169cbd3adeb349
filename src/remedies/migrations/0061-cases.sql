-- A case's course: where it is heard, by which procedure, what was done by when, and how it ended.
alter table remedy_cases
  add column body text not null default '',          -- 复议机关 or 人民法院
  add column case_number text not null default '',
  add column document_id bigint references documents,
  add column before_id bigint references remedy_cases, -- the reconsideration before a suit
  add column procedure text not null default 'ordinary' check (procedure in ('ordinary', 'simplified')),
  add column served_on date,                         -- the copy of the application or complaint was received
  add column answered_on date,                       -- 答复, 答辩 handed in
  add column hearing_on date,
  add column hearing_note text not null default '',
  add column outcome text,                           -- src/law/remedy-cases.ts; null: recorded by its result alone
  add column decision_received_on date,
  add column decision_note text not null default '',
  add column redo_by date,                           -- the decision's term for acting again
  add column redone_on date,
  add column officer_id bigint references staff,     -- who handles it
  add check (before_id is null or kind = 'suitAfterReconsideration'),
  add check (outcome is null or result is not null),
  add check (redone_on is null or redo_by is not null);
create index remedy_cases_application on remedy_cases (application_id);
create index remedy_cases_before on remedy_cases (before_id);
create unique index remedy_cases_number on remedy_cases (authority_id, body, case_number) where case_number <> '';

create table remedy_events (
  id bigint generated always as identity primary key,
  case_id bigint not null references remedy_cases,
  kind text not null check (kind in ('opened', 'amended', 'answered', 'hearing', 'concluded', 'redone', 'reopened', 'note')),
  happened_on date not null,
  note text not null default '',
  author text not null,
  at timestamptz not null
);
create index remedy_events_of on remedy_events (case_id, id);
create trigger remedy_events_append_only before update or delete on remedy_events
  for each row execute function forbid_change();

create table remedy_files (
  id bigint generated always as identity primary key,
  case_id bigint not null references remedy_cases,
  file_hash text not null references files,
  name text not null,
  kind text not null check (kind in ('claim', 'answer', 'evidence', 'decision', 'other')),
  added_by text not null,
  added_at timestamptz not null
);
create index remedy_files_of on remedy_files (case_id, id);
