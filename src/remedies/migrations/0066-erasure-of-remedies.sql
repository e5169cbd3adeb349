-- Events are never changed, but when the retention of an applicant's personal data is over, their notes lose it.
create function only_notes_erased() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('gongkai.erasing', true) = 'on'
    and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;
drop trigger remedy_events_append_only on remedy_events;
create trigger remedy_events_append_only before update or delete on remedy_events
  for each row execute function only_notes_erased();
