-- 推送: addresses of other programs that are told when something is published, corrected or withdrawn.
create table webhooks (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  -- what its secrets are sealed for
  key uuid not null unique,
  name text not null,
  address text not null,
  -- whole address of the authority's site, put before what stands there
  site text not null,
  events text[] not null check (events <@ '{published,corrected,withdrawn}' and events <> '{}'),
  -- with the columns below it; null: all
  column_id bigint references columns on delete cascade,
  -- null: removed
  sealed_secret bytea,
  -- made, and not in use until somebody says so
  sealed_next_secret bytea,
  state text not null default 'active' check (state in ('active', 'paused', 'removed')),
  paused_at timestamptz,
  -- '': by the program, because nothing arrived
  paused_by text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  -- since when nothing arrived, and how often in a row; null: the last did
  failing_since timestamptz,
  failures int not null default 0,
  -- after failures nothing is sent until then
  rests_until timestamptz not null default '-infinity',
  -- it failed last, or took long
  slow boolean not null default false,
  -- one process works for it at a time; whose authority was served last waits for the others
  held_until timestamptz not null default '-infinity',
  held_by text not null default '',
  worked_at timestamptz not null default '-infinity',
  check ((sealed_secret is null) = (state = 'removed')),
  check ((paused_at is null) = (state <> 'paused'))
);
create index on webhooks (authority_id);

-- What is to be told, written in the transaction in which it happened.
create table webhook_deliveries (
  id bigint generated always as identity primary key,
  webhook_id bigint not null references webhooks on delete cascade,
  -- names it to the other side, at each try the same
  key uuid not null unique,
  event text not null check (event in ('published', 'corrected', 'withdrawn', 'test')),
  document_id bigint references documents,
  happened_at timestamptz not null,
  state text not null default 'due' check (state in ('due', 'done', 'dead')),
  attempts int not null default 0,
  next_at timestamptz not null,
  ended_at timestamptz,
  check ((document_id is null) = (event = 'test')),
  check ((ended_at is null) = (state = 'due'))
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_at) where state = 'due';
create index webhook_deliveries_in_order on webhook_deliveries (webhook_id, document_id, id) where state = 'due';
create index webhook_deliveries_dead on webhook_deliveries (webhook_id) where state = 'dead';
create index webhook_deliveries_newest on webhook_deliveries (webhook_id, id desc);
create index webhook_deliveries_old on webhook_deliveries (happened_at);

create table webhook_attempts (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references webhook_deliveries on delete cascade,
  at timestamptz not null,
  -- of the answer; null: there was none
  status int,
  ms int not null,
  -- the beginning of the answer, or why there was none
  said text not null
);
create index on webhook_attempts (delivery_id);
