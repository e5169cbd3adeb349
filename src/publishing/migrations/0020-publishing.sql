create table columns (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  parent_id bigint references columns,
  slug text not null check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  description text not null default '',
  keywords text not null default '',
  kind text not null default 'other' check (kind in ('news', 'notice', 'policy', 'other')),
  position int not null default 0,
  unique (authority_id, slug)
);

-- 基层政务公开标准目录 (国办发〔2019〕54号)
create table catalogue_items (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  code text not null,
  level1 text not null,
  level2 text not null,
  content text not null default '',
  basis text not null default '',
  time_limit text not null default '',
  audience text not null default '全社会',
  article_item text,
  unique (authority_id, code)
);

create table documents (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  author_id bigint references staff,
  state text not null check (state in ('draft', 'inReview', 'returned', 'approved', 'scheduled', 'published', 'withdrawn')),
  revision_id bigint,                       -- the newest revision
  approved_hash text,                       -- content hash of what passed the whole chain; an edit clears it
  publish_at timestamptz,
  index_number text,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (authority_id, index_number)
);
create index documents_office_state on documents (authority_id, state, updated_at desc);
create index documents_scheduled on documents (publish_at) where state = 'scheduled';

-- A revision may be changed until it is sealed (submitted); afterwards an edit makes the next one.
create table revisions (
  id bigint generated always as identity primary key,
  document_id bigint not null references documents,
  number int not null,
  author_id bigint references staff,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by bigint references staff,
  save_count int not null default 1,        -- optimistic lock of autosave
  sealed_at timestamptz,
  content_hash text,                        -- set when sealed
  title text not null,
  body_html text not null,
  body_text text not null,
  summary text not null default '',
  column_id bigint references columns,
  catalogue_item_id bigint references catalogue_items,
  article_item text,                        -- '20.1' … '20.15', '21.1' …: src/law
  legal_form text check (legal_form in ('rule', 'normativeDocument')),
  document_number text not null default '', -- 发文字号
  formed_on date,                           -- 成文日期
  source text not null default '',          -- 来源
  keywords text[] not null default '{}',
  validity text not null default 'valid' check (validity in ('valid', 'expired', 'repealed')),
  channels text[] not null default '{website}',
  correction_note text not null default '', -- 更正说明, shown on the page
  unique (document_id, number)
);
alter table documents add foreign key (revision_id) references revisions;

create table revision_attachments (
  revision_id bigint not null references revisions on delete cascade,
  position int not null,
  file_hash text not null references files,
  name text not null,
  primary key (revision_id, position)
);

-- Pictures that stand in the body: a public page shows these files and no others.
create table revision_images (
  revision_id bigint not null references revisions on delete cascade,
  file_hash text not null references files,
  primary key (revision_id, file_hash)
);

-- Files that were brought to a document, also those that no revision uses (yet).
create table document_files (
  document_id bigint not null references documents on delete cascade,
  file_hash text not null references files,
  uploaded_by bigint references staff,
  uploaded_at timestamptz not null,
  primary key (document_id, file_hash)
);
create index document_files_hash on document_files (file_hash);
create index revision_attachments_hash on revision_attachments (file_hash);
create index revision_images_hash on revision_images (file_hash);

create table revision_relations (
  revision_id bigint not null references revisions on delete cascade,
  to_document_id bigint not null references documents,
  kind text not null check (kind in ('interprets', 'amends', 'repeals', 'relates')),
  primary key (revision_id, to_document_id, kind)
);
create index revision_relations_to on revision_relations (to_document_id);

-- What the public may see: one row for each document that was ever published.
create table publications (
  document_id bigint primary key references documents,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  revision_id bigint not null references revisions,
  column_id bigint not null references columns,
  article_item text,
  legal_form text,
  title text not null,
  index_number text not null,
  formed_on date,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  on_site boolean not null,                 -- one of its channels is the website
  validity text not null check (validity in ('valid', 'expired', 'repealed')),
  validity_changed_on date,
  validity_reason text not null default '',
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  is_demo boolean not null default false
);
create index publications_newest on publications (authority_id, published_at desc, document_id desc) where withdrawn_at is null and on_site;
create index publications_column on publications (column_id, published_at desc, document_id desc) where withdrawn_at is null and on_site;
create index publications_item on publications (authority_id, article_item, published_at desc, document_id desc) where withdrawn_at is null and on_site;
create index publications_office on publications (office_id, published_at desc) where withdrawn_at is null and on_site;
create index publications_legal_form on publications (authority_id, legal_form) where legal_form is not null;

-- History as a person reads it; the audit log is the proof.
create table document_events (
  id bigint generated always as identity primary key,
  document_id bigint not null references documents on delete cascade,
  revision_id bigint references revisions on delete set null,
  at timestamptz not null,
  staff_id bigint references staff,
  staff_name text not null,
  kind text not null,
  remark text not null default ''
);
create index document_events_document on document_events (document_id, id);

-- Serial numbers that may have no gap (索引号, 文号): one row for each series.
create table serials (
  series text primary key,
  last int not null
);
