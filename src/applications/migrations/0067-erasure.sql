-- Steps are never changed, but for one thing: when the retention of personal data is over, what they say in free words
-- (note; the proof of a delivery, the name of who was asked) loses what is personal. Only the transaction that erases
-- says so, and nothing else of a step can change then either.
create function only_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('gongkai.erasing', true) = 'on'
    and to_jsonb(new) - 'note' - 'step' = to_jsonb(old) - 'note' - 'step'
    and new.step - 'proof' - 'id' = old.step - 'proof' - 'id' then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;
drop trigger application_steps_append_only on application_steps;
create trigger application_steps_append_only before update or delete on application_steps
  for each row execute function only_erasure();
