-- One use of a kiosk, from the first touch until it is ended or nobody touches it any more: who it is nobody knows.
create table kiosk_sessions (
  terminal_id bigint primary key references terminals on delete cascade,
  began_at timestamptz not null,
  pages_printed int not null default 0
);

-- How often what was done at a kiosk on a day: no persons.
create table terminal_uses (
  terminal_id bigint not null references terminals on delete cascade,
  day date not null,
  kind text not null check (kind in ('session', 'document', 'search', 'printed', 'page', 'filed', 'followed', 'call')),
  count int not null,
  primary key (terminal_id, day, kind)
);

-- 呼叫工作人员 at a kiosk.
create table help_calls (
  id bigint generated always as identity primary key,
  terminal_id bigint not null references terminals on delete cascade,
  called_at timestamptz not null,
  answered_at timestamptz,
  answered_by text not null default ''
);
create index help_calls_open on help_calls (terminal_id) where answered_at is null;
create function tell_help_calls() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'terminals ' || authority_id) from (
    select distinct t.authority_id from changed c join terminals t on t.id = c.terminal_id) as told;
  return null;
end $$;
call tell_changes('help_calls', 'tell_help_calls');
