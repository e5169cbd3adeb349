-- Two records that look like the same and are not: who said so.
create table deliveries_apart (
  first_id bigint not null references deliveries,
  second_id bigint not null references deliveries,
  said_by text not null,
  said_at timestamptz not null,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
