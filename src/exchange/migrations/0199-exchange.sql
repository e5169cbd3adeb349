-- 供稿: authorities whose instances supply this one with what they signed off.
create table suppliers (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities, -- who receives
  name text not null,                       -- the supplying authority, as the site names the source
  key_id text not null unique,
  sealed_secret bytea not null,
  office_id bigint not null references offices, -- who looks after what comes
  column_id bigint not null references columns, -- where what no other line places goes
  columns jsonb not null default '{}',      -- names of their columns → ids of ours
  waits boolean not null,                   -- what is new waits for a person of ours
  site_address text not null default '',    -- how the public reaches our site; '': as the supplier does
  stopped_at timestamptz,
  heard_at timestamptz,                     -- of the last request that was signed rightly
  changed bigint not null default 0,        -- counts what became of documents
  created_at timestamptz not null,
  created_by text not null,
  unique (authority_id, name)
);

-- A signed request is taken once.
create table supplier_nonces (
  supplier_id bigint not null references suppliers,
  nonce text not null,
  at timestamptz not null,
  primary key (supplier_id, nonce)
);
create index on supplier_nonces (at);

-- Files that a supplier sends in parts; only what it sent itself may stand in its documents.
create table supplied_files (
  supplier_id bigint not null references suppliers,
  hash text not null,                       -- SHA-256 of the content, hex
  name text not null,
  size int not null,
  came int not null default 0,              -- bytes
  state text not null default 'coming' check (state in ('coming', 'kept', 'refused')),
  fault text not null default '',
  at timestamptz not null,
  primary key (supplier_id, hash)
);

create table supplied_documents (
  supplier_id bigint not null references suppliers,
  key text not null,                        -- by which the supplier names it
  version bigint not null,
  digest text not null,                     -- SHA-256 of what was said of this version
  document_id bigint not null unique references documents,
  ended text check (ended in ('withdrawn', 'takenDown', 'declined')),
  ended_reason text not null default '',
  changed bigint not null,                  -- the supplier's count when it last changed
  column_name text not null default '',     -- where it stands at the supplier
  primary key (supplier_id, key)
);
create index on supplied_documents (supplier_id, changed);
