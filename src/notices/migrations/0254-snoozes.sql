-- What somebody does not want to be told of until a day. It ends by itself when the thing gets another last day, comes to
-- a next stage or grows: then the row says something else than the books.
create table snoozes (
  staff_id bigint not null references staff,
  key text not null check (length(key) <= 400),  -- of the notice: 'limit:remedy:12:answer'
  href text not null,                            -- where it is done
  due_on date,
  stage text not null check (stage in ('', '5', '3', '1', 'passed')),
  size int not null,                             -- how many things it counted
  until date not null,                           -- on this day it is told again
  snoozed_at timestamptz not null,
  primary key (staff_id, key)
);
