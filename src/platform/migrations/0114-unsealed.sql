-- What stood in clear and is to be sealed. The key stands outside the database, so a migration cannot seal: it moves such
-- words here, and the program, once it has the key, seals each into its place and empties this table
-- (src/platform/unsealed.ts).
create table unsealed (
  id bigint generated always as identity primary key,
  target text not null,                    -- table
  key jsonb not null,                      -- names the row: {"id": 12}
  into_column text not null,               -- sealed_…
  purpose text not null,                   -- what it is sealed for: src/platform/sealing.ts
  value jsonb not null
);
alter table unsealed alter column value set statistics 0; -- the planner's samples would keep words
