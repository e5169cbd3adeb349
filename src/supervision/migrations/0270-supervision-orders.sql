-- 督办单: what the city's office has an authority below mend, by when, and what came of it. 条例 art. 47
create table supervision_orders (
  id integer generated always as identity primary key,
  city_id integer not null references authorities (id),
  authority_id integer not null references authorities (id),
  number text not null,
  ground text not null,
  subject text not null,
  why text not null,
  demand text not null,
  state text not null check (state in ('issued', 'answered', 'returned', 'closed', 'withdrawn')),
  due_on date not null,
  issued_on date not null,
  -- the last day on which what now stands was answered; null: not since it was issued or returned
  answered_on date,
  ended_on date,
  version integer not null default 1,
  unique (city_id, number)
);
create index supervision_orders_city on supervision_orders (city_id, id desc);
create index supervision_orders_authority on supervision_orders (authority_id, id desc);
create index supervision_orders_open on supervision_orders (authority_id, due_on) where state in ('issued', 'returned');

create table supervision_steps (
  id integer generated always as identity primary key,
  order_id integer not null references supervision_orders (id),
  kind text not null check (kind in ('issue', 'answer', 'return', 'accept', 'extend', 'withdraw', 'remind')),
  said text not null,
  due_on date,
  by_name text not null,
  at timestamptz not null
);
create index supervision_steps_order on supervision_steps (order_id, id);

create table supervision_evidence (
  id integer generated always as identity primary key,
  step_id integer not null references supervision_steps (id),
  name text not null,
  file_hash text not null references files (hash)
);
create index supervision_evidence_step on supervision_evidence (step_id);
