-- 机关信息: what an authority says of itself to the public, as it is being written, and every version that was signed.
create table authority_profiles (
  authority_id bigint primary key references authorities,
  content jsonb not null,
  authors bigint[] not null,
  saved_by text not null,
  saved_at timestamptz not null
);
create table authority_profile_versions (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  content jsonb not null,
  submitted_by text not null,
  signed_by text not null,
  published_at timestamptz not null,
  -- from which day its names hold; null: they were not changed, or hold already
  names_from date
);
create index authority_profile_versions_of on authority_profile_versions (authority_id, id);
