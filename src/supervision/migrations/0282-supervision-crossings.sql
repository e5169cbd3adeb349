-- That an authority went beyond a bound that the city's office set: told once, as long as it stays beyond.
create table supervision_crossings (
  id integer generated always as identity primary key,
  city_id integer not null references authorities (id),
  authority_id integer not null references authorities (id),
  measure text not null,
  -- as they were when it was seen; a share in percent
  value double precision not null,
  bound double precision not null,
  since timestamptz not null,
  ended_at timestamptz
);
create unique index supervision_crossings_open on supervision_crossings (city_id, authority_id, measure) where ended_at is null;
