-- The list is narrowed by kind of reply and by channel, and stays as fast.
create index applications_reply on applications (authority_id, reply_kind, arrived_on desc, id desc);
create index applications_channel on applications (authority_id, channel, arrived_on desc, id desc);
