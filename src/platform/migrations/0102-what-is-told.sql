-- Who keeps pages in memory is told what the public sees changed, by the database itself, whoever changed it: on the
-- channel 'books', when the transaction commits, one tag of what shows it at a time. 'site 2': every page of authority 2;
-- 'lists 2': its lists, counts and searches; 'document 5': the pages that show document 5. A room calls tell_changes for
-- its tables that public pages read, in its own migrations.
create function tell_site() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'site ' || authority_id) from (select distinct authority_id from changed) as told;
  return null;
end $$;

create function tell_lists() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'lists ' || authority_id) from (select distinct authority_id from changed) as told;
  return null;
end $$;

-- Calls a function after each statement that changes the table; it reads the rows from `changed`, and as they were before
-- an update from `before`.
create procedure tell_changes(changing text, teller text) language plpgsql as $$
begin
  execute format('create trigger tell_insert after insert on %I referencing new table as changed
    for each statement execute function %I()', changing, teller);
  execute format('create trigger tell_update after update on %I referencing old table as before new table as changed
    for each statement execute function %I()', changing, teller);
  execute format('create trigger tell_delete after delete on %I referencing old table as changed
    for each statement execute function %I()', changing, teller);
end $$;
