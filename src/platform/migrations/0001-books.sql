-- What every room relies on: the audit log, stored files, settings.
create table settings (
  key text primary key,
  value jsonb not null
);

create table files (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null default now()
);

create table audit_log (
  seq bigint primary key,
  at timestamptz not null,
  actor_id bigint,
  actor text not null,
  authority_id bigint,
  action text not null,
  subject text not null,
  detail jsonb not null,
  address text,
  previous bytea not null,
  hash bytea not null
);
create index audit_log_at on audit_log (at);
create index audit_log_subject on audit_log (subject);

-- The newest link of the chain: without it, rows cut off at the end would leave no trace.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash bytea not null
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function forbid_change();
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function forbid_change();
