-- What measures came to, month by month, so that a thousand authorities stand on one page. Counted by a job out of the books,
-- never typed; the records behind a figure are asked of the books themselves.
create table measure_months (
  authority_id integer not null references authorities (id),
  measure text not null,
  -- its first day
  month date not null,
  part integer not null,
  whole integer not null,
  amount double precision,
  -- the day by which it was looked at
  as_of date not null,
  counted_at timestamptz not null,
  primary key (measure, month, authority_id)
);
create index measure_months_authority on measure_months (authority_id, month);
