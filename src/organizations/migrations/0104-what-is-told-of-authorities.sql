-- An authority's name, contact and texts stand on every page of its site. 'hosts': under which host name which site
-- answers may have changed, for all.
create function tell_authorities() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'site ' || id) from changed;
  perform pg_notify('books', 'authorities');
  if tg_op <> 'UPDATE' then
    perform pg_notify('books', 'hosts');
  elsif exists (select from changed c join before b using (id)
      where (c.host, c.is_primary) is distinct from (b.host, b.is_primary)) then
    perform pg_notify('books', 'hosts');
  end if;
  return null;
end $$;
call tell_changes('authorities', 'tell_authorities');
call tell_changes('offices', 'tell_site');
