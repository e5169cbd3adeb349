-- Where what stands in a column goes besides the site, how long after it is published, in which order, and for how many
-- days it hangs on a board. Empty: nothing is asked.
alter table columns
  add column channels text[] not null default '{}',
  add column embargo_hours int not null default 0 check (embargo_hours between 0 and 720),
  add column sending_order int not null default 500 check (sending_order between 0 and 999),
  add column board_days int check (board_days between 1 and 365);
