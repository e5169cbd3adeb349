-- How often something was tried from one place (filing, wrong codes): keyed fingerprints, no addresses; for a day.
create table public_tries (
  key text not null,
  slot timestamptz not null,
  count int not null,
  primary key (key, slot)
);

-- Forms filed online, by the slip they were issued with: a form that is sent twice files once.
create table application_filings (
  id text primary key,
  application_id bigint references applications, -- null while it is being filed
  at timestamptz not null
);
