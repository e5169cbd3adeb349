-- A mail that was given up can be sent again by an officer: who did, and when.
alter table citizen_mails add column resent_by bigint references staff,
  add column resent_name text not null default '',
  add column resent_at timestamptz,
  add check ((resent_by is null) = (resent_at is null));
