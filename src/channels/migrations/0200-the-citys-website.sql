-- Up to which change of the city's instance an authority heard of it, and when it asked last.
alter table channel_connectors
  add column heard_to bigint not null default 0,
  add column heard_at timestamptz not null default '-infinity';

-- Where pieces of information stand on the city's site is visited day by day: the newest visit of each.
create table delivery_visits (
  delivery_id bigint primary key references deliveries on delete cascade,
  url text not null,
  host text not null,
  day date not null,
  at timestamptz not null,
  status int,                               -- how the site answered; null: nobody did
  why text not null default '',             -- nobody answered: why; closed: nobody was asked
  bad_days int not null default 0           -- in a row
);
create index on delivery_visits (host, at);
-- What goes to the city by itself, and where what is there is to be visited.
create index deliveries_to_city on deliveries (authority_id)
  where channel = 'website' and (state = 'planned' or follow_up = 'replace');
create index deliveries_addresses on deliveries (id)
  where channel = 'website' and state = 'confirmed' and url like 'http%' and import_id is null;
