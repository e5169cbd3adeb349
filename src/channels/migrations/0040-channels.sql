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
  is_demo boolean not null default false,
  check (state <> 'confirmed' or delivered_on is not null),
  unique (authority_id, row_key)
);
create unique index deliveries_once on deliveries (document_id, channel) where document_id is not null;
create index deliveries_count on deliveries (authority_id, delivered_on, channel) where state = 'confirmed';
create index deliveries_open on deliveries (authority_id, state, planned_at) where state in ('planned', 'failed');
create index deliveries_ledger on deliveries (authority_id, delivered_on desc, id desc);
create index deliveries_document on deliveries (document_id);
