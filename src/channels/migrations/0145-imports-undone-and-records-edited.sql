-- An import that was undone as a whole, and how many records that cancelled.
alter table ledger_imports
  add column undone_at timestamptz,
  add column undone_by text not null default '',
  add column undone_why text not null default '',
  add column undone int not null default 0;
create index deliveries_of_import on deliveries (import_id) where import_id is not null;

-- What was put right in a record made by hand or import: from what to what, by whom and why.
create table delivery_edits (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references deliveries,
  changes jsonb not null,                   -- [{ field, from, to }], as people read them
  why text not null,
  edited_by text not null,
  edited_at timestamptz not null
);
create index delivery_edits_of on delivery_edits (delivery_id, id);
