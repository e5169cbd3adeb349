-- Wordings of papers that an office has made its own; without a row ours is used (src/applications/papers/keys.ts).
create table paper_wordings (
  authority_id bigint not null references authorities,
  key text not null,
  text text not null,
  version int not null default 1,
  updated_at timestamptz not null,
  updated_by bigint references staff,
  updater text not null,
  primary key (authority_id, key)
);
