-- The site says how much was made public through each channel: who keeps its pages is told of what is out, and not of each
-- step on the way there.
create function tell_deliveries() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform pg_notify('books', 'lists ' || authority_id) from (
      select authority_id from changed where state = 'confirmed'
      union select authority_id from before where state = 'confirmed') as told;
  else
    perform pg_notify('books', 'lists ' || authority_id) from (
      select distinct authority_id from changed where state = 'confirmed') as told;
  end if;
  return null;
end $$;
drop trigger tell_insert on deliveries;
drop trigger tell_update on deliveries;
drop trigger tell_delete on deliveries;
call tell_changes('deliveries', 'tell_deliveries');
-- The newest line of a log without the lines before it.
drop index transmission_attempts_transmission_id_idx;
create index on transmission_attempts (transmission_id, id);
-- Since when it cannot be called back: for so long is asked what became of it.
alter table transmissions add column committed_at timestamptz;
