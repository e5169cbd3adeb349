-- Addresses of other sites that stand in bodies online, as the last night met them.
create table outside_links (
  authority_id bigint not null references authorities,
  address text not null,
  host text not null,
  -- the last night on which it stood in something online
  seen_day date not null,
  primary key (authority_id, address)
);
create index on outside_links (seen_day, host);
-- What became of visits to them, one a day at most, whoever's they are. One without status nor why was not ended.
create table outside_tries (
  address text not null,
  -- in China
  day date not null,
  host text not null,
  tried_at timestamptz not null,
  -- the site answered with it
  status int,
  -- nobody answered, or 'closed': it leads to this machine or its network, nobody went there
  why text,
  primary key (address, day)
);
create index on outside_tries (host, tried_at);
create index on outside_tries (tried_at);
create index outside_tries_answered on outside_tries (day) where status is not null;
