-- First halves of the passwords of a new authority's administrators: for who keeps the platform safe, until they were shown;
-- who registered the authority has seen the second ones.
create table first_halves (
  staff_id bigint primary key references staff on delete cascade,
  sealed_half bytea not null
);
