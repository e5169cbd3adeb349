-- By what the city's office judges the authorities below it: weights, scales and bounds, each version with who set it and when.
create table supervision_settings (
  city_id integer not null references authorities (id),
  number integer not null,
  -- {"parts": [{"measure": …, "weight": …, "full": …, "none": …}], "bounds": {measure: …}, "tellsRank": …}
  content jsonb not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (city_id, number)
);
