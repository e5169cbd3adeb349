-- An authority without a host has its site below its superior's (/u/<code>): who stands above whom says too under which
-- address which site answers.
create or replace function tell_authorities() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'site ' || id) from changed;
  perform pg_notify('books', 'authorities');
  if tg_op <> 'UPDATE' then
    perform pg_notify('books', 'hosts');
  elsif exists (select from changed c join before b using (id)
      where (c.host, c.is_primary, c.parent_id, c.code) is distinct from (b.host, b.is_primary, b.parent_id, b.code)) then
    perform pg_notify('books', 'hosts');
  end if;
  return null;
end $$;
