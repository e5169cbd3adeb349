-- What was handed over to somebody, told on their workbench until they have seen it.
create table handovers (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  -- null: it was nobody's
  from_id bigint references staff,
  to_id bigint not null references staff,
  -- as the new holder reads it: '草稿和退回的文稿'
  label text not null,
  -- [{"title": …, "href": …}]
  items jsonb not null,
  given_by text not null,
  given_at timestamptz not null,
  seen_at timestamptz
);
create index on handovers (to_id) where seen_at is null;
