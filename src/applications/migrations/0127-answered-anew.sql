-- A decision on reconsideration or a judgment has an application answered anew. How it first ended still stands in
-- closed_on, outcome and first_due_on, since by that it counts; phase and due_on are those of the handling that runs.
alter table applications add column reopened_on date, add column first_due_on date;
do $$
declare name text;
begin
  select conname into strict name from pg_constraint
    where conrelid = 'applications'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%closed_on IS NULL%' and pg_get_constraintdef(oid) like '%archived%';
  execute format('alter table applications drop constraint %I', name);
end $$;
alter table applications add constraint applications_closed check
  (closed_on is null or phase in ('closed', 'archived') or reopened_on is not null);
