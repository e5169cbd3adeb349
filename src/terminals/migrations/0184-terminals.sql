-- 显示大屏、自助终端: the devices that an authority signed in, each by a code that it showed.
create table terminals (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  kind text not null check (kind in ('screen', 'kiosk')),
  -- its address: /screen/<name>, /kiosk/<name>
  name text not null,
  place text not null,
  orientation text not null check (orientation in ('landscape', 'portrait')),
  -- fingerprint of the token that its browser holds; null: not collected yet
  token_hash bytea unique,
  registered_at timestamptz not null,
  registered_by text not null,
  shut_out_at timestamptz,
  shut_out_by text not null default '',
  -- its last report: when, by which program and content, what it showed
  seen_at timestamptz,
  version text not null default '',
  shows text not null default '',
  -- the content that it was sent last, and what may stand on it: [{"documentId": 5, "revisionId": 7}]
  served text not null default '',
  carries jsonb not null default '[]',
  is_demo boolean not null default false
);
create unique index terminals_named on terminals (authority_id, kind, name) where shut_out_at is null;

-- A device that waits to be signed in.
create table terminal_codes (
  code text primary key,
  authority_id bigint not null references authorities,
  kind text not null check (kind in ('screen', 'kiosk')),
  -- of the browser that shows the code
  secret_hash bytea not null unique,
  expires_at timestamptz not null,
  -- the code was typed in: the browser may collect its token
  terminal_id bigint references terminals
);
create index on terminal_codes (authority_id, expires_at);

-- What screens show besides the documents that were signed off for them.
create table playlist_items (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  kind text not null check (kind in ('newest', 'document', 'figures', 'chart', 'text')),
  column_id bigint references columns,
  document_id bigint references documents,
  title text not null default '',
  body text not null default '',
  -- of one page; of a page of a document at least
  seconds int not null check (seconds between 5 and 300),
  -- 1: in turn, 2: after every other, 3: alone while it is its time
  priority int not null check (priority between 1 and 3),
  -- '12345': Monday to Friday
  weekdays text not null,
  -- 'HH:MM' in China; '': the whole day
  opens text not null default '',
  closes text not null default '',
  from_on date,
  until_on date,
  position int not null,
  changed_at timestamptz not null,
  changed_by text not null,
  is_demo boolean not null default false,
  check (kind <> 'document' or document_id is not null),
  check (kind <> 'newest' or column_id is not null)
);
create index on playlist_items (authority_id, position);

create table urgent_notices (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  title text not null,
  body text not null,
  begun_at timestamptz not null,
  begun_by text not null,
  until timestamptz not null,
  ended_at timestamptz,
  ended_by text not null default '',
  is_demo boolean not null default false
);
create index on urgent_notices (authority_id, until);

-- Screens hear at once of what they show; not of every report of a device.
create function tell_terminals() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'terminals ' || authority_id) from (select distinct authority_id from changed) as told;
  return null;
end $$;
call tell_changes('playlist_items', 'tell_terminals');
call tell_changes('urgent_notices', 'tell_terminals');
create function tell_terminal() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'terminals ' || new.authority_id);
  return null;
end $$;
create trigger tell_terminal after update of name, place, orientation, token_hash, shut_out_at on terminals
  for each row execute function tell_terminal();
