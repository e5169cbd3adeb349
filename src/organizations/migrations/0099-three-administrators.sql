-- What one administrator asks for and a second one confirms: a new password or second factor for one of the three, or that
-- somebody becomes one of them.
create table administrator_requests (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  staff_id bigint not null references staff,
  kind text not null check (kind in ('password', 'secondFactor', 'role')),
  role text,
  requested_by bigint not null references staff,
  requested_at timestamptz not null,
  decided_by bigint references staff,
  decided_at timestamptz,
  outcome text check (outcome in ('confirmed', 'declined')),
  sealed_half bytea,                       -- the requester's half of a one-time password, until it was shown
  check ((kind = 'role') = (role is not null)),
  check ((decided_at is null) = (outcome is null)),
  check (outcome is distinct from 'confirmed' or decided_by <> requested_by)
);
create index administrator_requests_open on administrator_requests (authority_id) where outcome is null;

-- What others changed of a person's account, told to them when they sign in next.
create table account_notices (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  at timestamptz not null,
  sentence text not null,
  told_at timestamptz
);
create index account_notices_staff on account_notices (staff_id, id desc);

-- Passwords that a person had: none of the last is taken again.
create table former_passwords (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  password_hash text not null,
  replaced_at timestamptz not null
);
create index former_passwords_staff on former_passwords (staff_id, id desc);
