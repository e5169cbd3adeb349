-- Reminders to staff go as each person wishes: as they come or gathered into one mail a day, and not in quiet hours.
alter table mails
  add column reminder boolean not null default false,  -- goes when and as its person wishes; false: at once
  add column ready boolean not null default true,      -- may go; false: waits for its person's hour
  add column must boolean not null default false,      -- goes though its person chose not to get it
  add column what text not null default '',            -- as a line of a gathered mail
  add column href text not null default '',            -- where it is done
  add column due_on date,
  add column gathered_in bigint references mails;      -- the mail that told of it together with others
alter table mails drop constraint mails_state_check;
alter table mails add constraint mails_state_check
  check (state in ('waiting', 'sent', 'failed', 'dropped', 'gathered'));
alter table mails add constraint mails_gathered_check check ((state = 'gathered') = (gathered_in is not null));
create index mails_to_gather on mails (staff_id) where state = 'waiting' and not ready;
create index mails_gathered on mails (gathered_in) where gathered_in is not null;

-- How somebody wants reminders; who has no row, as usual: once a day, quiet from 20:00 to 8:00 and on days off.
create table mail_wishes (
  staff_id bigint primary key references staff,
  mode text not null check (mode in ('each', 'daily', 'none')),
  quiet boolean not null,
  quiet_from smallint not null check (quiet_from between 0 and 1439),  -- minutes of the day in China
  quiet_to smallint not null check (quiet_to between 0 and 1439),
  quiet_days_off boolean not null
);
