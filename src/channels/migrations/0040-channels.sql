create table ledger_imports (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint references offices,
  year int not null,
  file_name text not null,
  file_hash text not null,
  rows int not null,
  added int not null,
  staff_id bigint references staff,
  staff_name text not null,
  at timestamptz not null
);

-- 主动公开台账: one row for one piece of information on one channel. The annual report counts confirmed rows.
create table deliveries (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  document_id bigint references documents,
  channel text not null check (channel in ('website', 'wechat', 'board', 'serviceBoard', 'screen', 'kiosk', 'groups', 'other')),
  state text not null check (state in ('planned', 'confirmed', 'failed', 'removed')),
  title text not null,
  column_id bigint references columns,
  article_item text,
  formed_on date,
  planned_at timestamptz not null,
  delivered_on date,                        -- set when confirmed; the year in which it counts
  url text not null default '',
  note text not null default '',
  evidence_hash text references files,
  evidence_name text not null default '',
  failure text not null default '',
  import_id bigint references ledger_imports,
  row_key text,                             -- identity of an imported row: the same row twice is one delivery
  recorded_by text not null default '',
  follow_up text check (follow_up in ('replace', 'takeDown')),  -- what is still to be done where it was put out
  follow_up_since timestamptz,
  is_demo boolean not null default false,
  check (state <> 'confirmed' or delivered_on is not null),
  check (follow_up is null or state = 'confirmed'),
  unique (authority_id, row_key)
);
create unique index deliveries_once on deliveries (document_id, channel) where document_id is not null;
-- The annual report counts 1,000,000 rows from this index alone.
create index deliveries_count on deliveries (authority_id, delivered_on, channel)
  include (office_id, column_id, article_item) where state = 'confirmed';
create index deliveries_open on deliveries (authority_id, planned_at) where state in ('planned', 'failed');
create index deliveries_follow_up on deliveries (authority_id) where follow_up is not null;
create index deliveries_ledger on deliveries (authority_id, delivered_on desc nulls last, id desc);
create index deliveries_formed on deliveries (authority_id, formed_on) where state = 'confirmed' and formed_on is not null;

-- An upload on its way into the ledger; progress outlives a restart. Nothing of it counts before it is 'done'.
create table import_jobs (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint references offices,      -- for rows that name none
  year int not null,
  file_name text not null,
  file_hash text not null references files,
  state text not null check (state in ('checking', 'faulty', 'checked', 'importing', 'done', 'refused', 'interrupted')),
  progress real not null default 0,         -- of the running step, 0 to 1
  rows int not null default 0,
  fresh int not null default 0,
  known int not null default 0,
  fault_count int not null default 0,
  faults jsonb not null default '[]',       -- the first of them
  ignored jsonb not null default '[]',      -- headers that mean nothing here
  channels jsonb not null default '{}',     -- fresh rows of each channel
  message text not null default '',         -- why it was refused
  import_id bigint references ledger_imports,
  staff_id bigint not null references staff,
  created_at timestamptz not null,
  touched_at timestamptz not null default now()  -- a running job touches it every few seconds
);
create index import_jobs_newest on import_jobs (authority_id, id desc);
