-- An application's life: the steps say everything (src/law/procedure*.ts); the columns of applications below are what
-- they come to, kept beside them for lists and counting, and written only together with a step.
alter table applications
  alter column received_on drop not null,  -- null: come in, but not yet confirmed (条例 art. 31)
  add column channel text check (channel in ('inPerson', 'registeredPost', 'ordinaryPost', 'online', 'fax')),
  add column arrived_on date,
  add column confirmed_on date,
  add column phase text not null default 'open'
    check (phase in ('unconfirmed', 'open', 'awaitingCorrection', 'awaitingFee', 'closed', 'archived', 'merged')),
  add column due_on date,                  -- last day to reply; null while nothing runs
  add column due_provisional boolean not null default false,
  add column paused boolean not null default false, -- others were asked: the date moves on every working day
  add column waits_until date,             -- the applicant's last day to correct or to pay
  add column extended boolean not null default false,
  add column reply_kind text,              -- src/law/reply-kinds.ts
  add column delivered_on date,
  add column officer_id bigint references staff,
  add column office_id bigint references offices,
  add column description text not null default '', -- the information wanted, and its features
  add column purpose text not null default '',
  add column provision text not null default 'copy' check (provision in ('copy', 'electronic', 'read', 'other')),
  add column delivery_way text not null default 'post'
    check (delivery_way in ('inPerson', 'post', 'email', 'online', 'fax')),
  add column applicant_shown text not null default '', -- an organisation's name; a person's masked
  add column sealed_applicant bytea,       -- name, document, contact: src/platform/sealing.ts
  add column identity_key bytea,           -- keyed fingerprint of the document number: the same applicant again
  add column query_code_hash bytea,        -- keyed fingerprint of the citizen's query code
  add column wants_public boolean not null default false, -- the applicant suggests publishing it: art. 44
  add column split_from bigint references applications,
  add column merged_into bigint references applications,
  add column extension_request jsonb,      -- asked for, not yet decided: {days, reason, by, byName, on}
  add column words text[] not null default '{}', -- of subject and description, to find alike ones
  add column personal_erased_on date,
  add column version int not null default 1;
update applications set phase = 'closed' where closed_on is not null;
alter table applications add check (closed_on is null or phase in ('closed', 'archived'));
-- Lists of 100,000: what is open is few and read by its day; the rest newest first.
create index applications_open on applications (authority_id, due_on, id)
  where phase in ('unconfirmed', 'open', 'awaitingCorrection', 'awaitingFee');
create index applications_newest on applications (authority_id, arrived_on desc, id desc);
create index applications_phase on applications (authority_id, phase, arrived_on desc, id desc);
create index applications_officer on applications (authority_id, officer_id, arrived_on desc, id desc);
create index applications_kind on applications (authority_id, applicant_kind, arrived_on desc, id desc);
create index applications_identity on applications (authority_id, identity_key) where identity_key is not null;
create index applications_words on applications using gin (words);

create table application_steps (
  application_id bigint not null references applications,
  seq int not null,
  kind text not null,
  happened_on date not null,
  step jsonb not null,                     -- Step of src/law/procedure-steps.ts
  note text not null default '',
  paper_id bigint,
  recorded_at timestamptz not null,
  recorded_by bigint references staff,     -- null: the applicant, or the program
  recorder text not null,
  primary key (application_id, seq)
);
create trigger application_steps_append_only before update or delete on application_steps
  for each row execute function forbid_change();

create table application_files (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  file_hash text not null references files,
  name text not null,
  -- of the applicant: attachment, identity, correction; of the office: proof (of delivery, receipt), answer (of others
  -- who were asked), information (what is provided)
  kind text not null check (kind in ('attachment', 'identity', 'correction', 'proof', 'answer', 'information', 'other')),
  step_seq int,
  by_applicant boolean not null,
  added_by text not null,
  added_at timestamptz not null
);
create index application_files_of on application_files (application_id);

create table application_messages (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  direction text not null check (direction in ('fromApplicant', 'toApplicant')),
  body text not null,
  author text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index application_messages_of on application_messages (application_id);

create table application_notes (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  body text not null,
  staff_id bigint references staff,
  author text not null,
  at timestamptz not null
);
create index application_notes_of on application_notes (application_id);

create table application_papers (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  kind text not null,                      -- receipt, correction, thirdParty, coAuthority, extension, fee, reply, delivery …
  state text not null check (state in ('draft', 'approved', 'issued')),
  authority_id bigint not null references authorities,
  year int,                                -- with serial and number: given when issued, gapless
  serial int,
  number text,
  content jsonb not null,
  dated_on date,
  docx_hash text references files,
  pdf_hash text references files,
  version int not null default 1,
  updated_at timestamptz not null,
  updated_by bigint references staff,
  updater text not null,
  check ((state = 'issued') = (dated_on is not null)),
  check ((number is null) = (serial is null) and (serial is null) = (year is null)),
  unique (authority_id, year, serial)
);
create index application_papers_of on application_papers (application_id);
alter table application_steps add foreign key (paper_id) references application_papers;

-- The last number given: 'application' (绥芬河镇依申请〔2023〕1号), 'paper' (绥芬河镇依申请公开〔2023〕1号).
create table application_numbers (
  authority_id bigint not null references authorities,
  series text not null,
  year int not null,
  last int not null,
  primary key (authority_id, series, year)
);
