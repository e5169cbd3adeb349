-- An office is closed into another, which takes its people and what is under way; what it did stays under its name.
alter table offices
  add column closed_at timestamptz,
  add column closed_into bigint references offices,
  add constraint closed_into_another check ((closed_at is null) = (closed_into is null) and closed_into <> id);
