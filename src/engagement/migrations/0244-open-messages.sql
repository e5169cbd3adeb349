-- The open ones of a desk, of whatever kind, in its order: two in a hundred.
create index messages_under_way on messages (authority_id, due_on asc nulls last, received_on desc, id desc)
  where phase in ('received', 'assigned', 'disputed', 'merged');
