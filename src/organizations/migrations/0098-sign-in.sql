-- Wrong tries to sign in, counted for a name at an address, for a name, for an address, and for a device that is known:
-- in place of the lock of an account, by which anybody could keep its owner out.
create table sign_in_throttles (
  key text primary key,                    -- SHA-256 of what is counted
  account text not null,                   -- SHA-256 of the login name as typed, of an account or of none; '' for an address
  failures int not null default 0,
  paused_until timestamptz,
  noted boolean not null default false,    -- that a try was refused in this pause stands in the audit log
  failed_at timestamptz not null
);
create index sign_in_throttles_account on sign_in_throttles (account);
create index sign_in_throttles_failed on sign_in_throttles (failed_at);
alter table staff drop column failed_attempts;
alter table staff drop column locked_until;

-- Browsers in which a person has signed in wholly; from there the right password enters though others try wrong ones.
create table known_devices (
  token_hash text not null,
  staff_id bigint not null references staff on delete cascade,
  seen_at timestamptz not null,
  primary key (token_hash, staff_id)
);
create index known_devices_staff on known_devices (staff_id);

-- Sessions are listed to their person and ended one by one. One that ended is kept a while: what was typed in it is its person's.
alter table sessions add column id bigint generated always as identity;
alter table sessions add column device text not null default '';
alter table sessions add column ended_at timestamptz;
create unique index sessions_id on sessions (id);
-- What the auditor looks for among a great many entries.
create index audit_log_failed_sign_ins on audit_log (seq)
  where action in ('organizations.signInFailed', 'organizations.wrongCode', 'organizations.wrongOldPassword', 'organizations.lockAccount');
