-- A column that holds nothing may be taken off the site without losing its address: empty columns are a fault in the
-- national inspection.
alter table columns add column hidden boolean not null default false;
