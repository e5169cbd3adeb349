-- A case that ordered an application to be answered anew says when that was begun.
alter table remedy_events drop constraint remedy_events_kind_check;
alter table remedy_events add constraint remedy_events_kind_check check (kind in ('opened', 'amended', 'answered', 'hearing',
  'concluded', 'redone', 'reopened', 'note', 'appealed', 'appealAmended', 'appealAnswered', 'remanded', 'appealUndone',
  'reopenedReply'));
-- What is ordered without a term is done on some day too.
do $$
declare name text;
begin
  select conname into strict name from pg_constraint
    where conrelid = 'remedy_cases'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%redone_on IS NULL%' and pg_get_constraintdef(oid) like '%redo_by IS NOT NULL%';
  execute format('alter table remedy_cases drop constraint %I', name);
end $$;
