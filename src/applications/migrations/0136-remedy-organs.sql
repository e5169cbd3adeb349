-- Before whom replies are contested, as an authority's letters name them from a day on.
create table remedy_organs (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  from_on date not null,
  reconsideration text not null check (reconsideration <> ''), -- 复议机关
  court text not null check (court <> ''),
  set_by bigint not null references staff,
  set_at timestamptz not null
);
create index remedy_organs_of on remedy_organs (authority_id, from_on, id);
