-- What no other book counts: decisions and charges, entered with date and source by the office that owns them.
create table declared_acts (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  kind text not null check (kind in ('licence', 'penalty', 'coercion', 'fee')),
  happened_on date not null,
  count int not null default 1 check (count >= 0),
  amount_fen bigint not null default 0 check (amount_fen >= 0),
  title text not null,
  source text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  version int not null default 1,           -- optimistic lock of corrections
  removed_at timestamptz,                   -- a removed row stays visible with its reason, and counts no more
  removed_reason text not null default '',
  check ((kind = 'fee') or amount_fen = 0)
);
create index declared_acts_year on declared_acts (authority_id, happened_on) where removed_at is null;

create table annual_reports (
  authority_id bigint not null references authorities,
  year int not null,
  state text not null default 'draft' check (state in ('draft', 'published')),
  texts jsonb not null default '{}',        -- part of the report → text written by a person, in place of the template's
  updated_at timestamptz not null,
  updated_by text not null,
  published_at timestamptz,
  published_on date,
  snapshot json,                            -- the report as it was published, its keys in order
  primary key (authority_id, year)
);
