-- 意见征集: a draft that stands open for comment for a term, what people said of it, and what was adopted.
create table consultations (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  -- null: it was signed
  draft jsonb,
  authors bigint[] not null default '{}',
  saved_by text not null,
  saved_at timestamptz not null,
  -- as it was signed; from then on nothing of it changes
  content jsonb,
  signed_by text not null default '',
  signed_at timestamptz,
  opens_on date,
  -- the last day as it was asked for, and the working day on which it truly ends
  until_on date,
  closes_on date,
  closes_provisional boolean not null default false,
  -- the last day before it was prolonged
  extended_from date,
  extended_at timestamptz,
  extended_by text not null default '',
  extension_reason text not null default '',
  stopped_at timestamptz,
  stopped_by text not null default '',
  stopped_reason text not null default '',
  withdrawn_at timestamptz,
  withdrawn_by text not null default '',
  withdrawn_reason text not null default '',
  -- 采纳情况: by when it is owed, what is being written of it, and what was signed
  results_due date,
  results_draft jsonb,
  results_authors bigint[] not null default '{}',
  results jsonb,
  results_on date,
  results_signed_by text not null default '',
  constraint signed_with_its_term check ((content is null) = (opens_on is null) and (content is null) = (closes_on is null))
);
create index consultations_of on consultations (authority_id, id);
create index consultations_office on consultations (office_id);

create table consultation_files (
  consultation_id bigint not null references consultations,
  file_hash text not null references files,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (consultation_id, file_hash, name)
);
create index consultation_files_file on consultation_files (file_hash);

create table consultation_comments (
  id bigint generated always as identity primary key,
  consultation_id bigint not null references consultations,
  authority_id bigint not null references authorities,
  number text not null,
  channel text not null check (channel in ('site', 'kiosk', 'window', 'letter', 'telephone', 'meeting')),
  received_on date not null,
  arrived_at timestamptz not null,
  -- from 1; null: on the whole
  paragraph integer check (paragraph > 0),
  -- a comment that is shown, with which it agrees
  agrees_with bigint references consultation_comments,
  sealed_comment bytea,
  sealed_sender bytea,
  sender_shown text not null default '',
  -- fingerprints under the key: of who wrote it, of its words
  sender_key bytea,
  text_key bytea not null,
  query_code_hash bytea,
  entered_by text not null default '',
  -- names one sending: sent twice, it counts once
  sending text unique,
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'kept', 'withdrawn')),
  -- the words that everybody may read
  shown_text text not null default '',
  kept_why text not null default '',
  looked_by text not null default '',
  looked_at timestamptz,
  personal_erased_on date,
  unique (authority_id, number)
);
create index consultation_comments_of on consultation_comments (consultation_id, id);
create index consultation_comments_agreeing on consultation_comments (agrees_with);
create index consultation_comments_codes on consultation_comments (query_code_hash);
create index consultation_comments_waiting on consultation_comments (authority_id, consultation_id) where state = 'waiting';

call tell_changes('consultations', 'tell_lists');
