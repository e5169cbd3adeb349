-- Codes on paper, for whom the telephone with the authenticator is not at hand: each good once.
create table recovery_codes (
  staff_id bigint not null references staff on delete cascade,
  code_hash bytea not null,                -- HMAC under the key outside the database
  used_at timestamptz,
  primary key (staff_id, code_hash)
);
