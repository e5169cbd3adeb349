-- Where mail goes out (one for the installation), and to whom.
create table mail_settings (
  only_row boolean primary key default true check (only_row),
  enabled boolean not null default false,
  host text not null,
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  login text not null default '',
  sealed_password bytea,                   -- platform/sealing.ts
  sender text not null,
  site_address text not null,              -- of the console, for links in mails
  updated_at timestamptz not null,
  updated_by text not null
);
create table alert_addresses (
  staff_id bigint primary key references staff,
  email text not null
);

-- One mail for one limit, one stage and one person; a limit that moves to another day is another limit.
create table alerts (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  limit_key text not null,
  limit_on date not null,
  stage text not null check (stage in ('5', '3', '1', 'passed')),
  staff_id bigint not null references staff,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts int not null default 0,
  next_at timestamptz not null,
  failure text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (limit_key, limit_on, stage, staff_id)
);
create index alerts_waiting on alerts (next_at) where state = 'waiting';
create index alerts_newest on alerts (authority_id, id desc);
