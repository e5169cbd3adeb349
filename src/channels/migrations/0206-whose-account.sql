-- With which account a transmission was begun: in another one there is nothing of it to ask for or to take down.
alter table transmissions add column account text not null default '';
update transmissions t set account = coalesce(c.settings->>'appid', '') from channel_connectors c
  where c.authority_id = t.authority_id and c.connector = t.connector and t.connector = 'wechat';
