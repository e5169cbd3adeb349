-- What the automatic checks found in what was submitted and who submitted it let stand, one by one or with a reason for all
-- of its kind: bound to the round, and so to the content that it names. 条例 art. 17
create table review_acknowledgements (
  id bigint generated always as identity primary key,
  round_id bigint not null references review_rounds,
  check_id text not null,
  place text not null,
  excerpt text not null,
  reason text not null default '',
  acknowledged_by bigint not null references staff,
  acknowledged_name text not null,
  at timestamptz not null
);
create index on review_acknowledgements (round_id);
