-- An account whose other side does not answer, or does not let it in, rests as a whole: failures in a row since when, and
-- until when nothing is tried again.
alter table channel_connectors
  add column faults int not null default 0,
  add column away_since timestamptz,
  add column rests_until timestamptz not null default '-infinity',
  add column rest_said text not null default '';
-- It waits because its account was not reached, not because of itself.
alter table transmissions add column away boolean not null default false;
