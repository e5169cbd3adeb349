-- Keys of programs that read more than others may: only their hashes are kept.
create table api_keys (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  name text not null,                       -- whose program it is, in words
  key_hash text not null unique,
  beginning text not null,                  -- the first signs of the key, to tell it by
  created_at timestamptz not null,
  created_by text not null,
  used_on date,
  revoked_at timestamptz,
  revoked_by text not null default ''
);
create index api_keys_of on api_keys (authority_id, id);
