-- 代理: who takes steps of review in place of somebody who is away, from one day to another, as which of their roles. It ends
-- by itself, or when somebody ends it before.
create table deputies (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  person_id bigint not null references staff,
  deputy_id bigint not null references staff,
  roles text[] not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  reason text not null default '',
  named_by bigint not null references staff,
  named_name text not null,
  named_at timestamptz not null,
  ended_by bigint references staff,
  ended_name text,
  ended_at timestamptz
);
create index deputies_deputy on deputies (deputy_id, to_day) where ended_at is null;
create index deputies_authority on deputies (authority_id, to_day);
