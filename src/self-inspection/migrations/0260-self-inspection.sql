-- 网站自查: the public site is visited from outside, and judged by the national indicators.
-- The address to probe, where it is not the one that follows from the site's host.
create table self_inspection_addresses (
  authority_id bigint primary key references authorities,
  -- without a slash at the end
  address text not null,
  saved_by text not null,
  saved_at timestamptz not null
);
-- One opening of the first page. While the machine is off there is none.
create table site_probes (
  authority_id bigint not null references authorities,
  at timestamptz not null,
  -- in China
  day date not null,
  address text not null,
  -- own: by the program's own port, no proof that the public reaches it; unseen: this machine cannot reach the address
  outcome text not null check (outcome in ('reached', 'failed', 'own', 'ownFailed', 'unseen')),
  status int,
  ms int not null,
  said text not null,
  primary key (authority_id, at)
);
create index on site_probes (authority_id, day);
create index on site_probes (day);
-- A night's look at a site.
create table self_inspections (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  -- in China
  day date not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  -- a process works on it until then
  held_until timestamptz not null,
  address text not null default '',
  -- visited by the program's own port, since the address cannot be reached from this machine
  by_own_port boolean not null default false,
  pages int not null default 0,
  -- what was not looked at for its number, in words; '': all was
  left_out text not null default '',
  earned numeric(5, 1),
  possible int,
  score numeric(4, 1),
  vetoes text[] not null default '{}',
  -- its observations are kept no more
  thinned boolean not null default false,
  is_demo boolean not null default false,
  unique (authority_id, day)
);
create index on self_inspections (day) where finished_at is null;
create index on self_inspections (day) where not thinned;
-- What each indicator came to in a night, with what was looked at for it.
create table self_inspection_judgements (
  inspection_id bigint not null references self_inspections on delete cascade,
  indicator text not null,
  state text not null check (state in ('passed', 'failed', 'unchecked')),
  said text not null,
  points numeric(4, 1),
  looked int not null,
  faulty int not null,
  -- [{key, what, where, said, ok}], what is not in order first
  observations jsonb not null,
  primary key (inspection_id, indicator)
);
-- What is to be mended, once for each thing: it comes back as the same row.
create table self_inspection_findings (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  indicator text not null,
  -- names the thing within its indicator
  key text not null,
  what text not null,
  address text not null,
  said text not null,
  veto boolean not null,
  -- whose it is: an office, or who has this role
  office_id bigint references offices,
  owner_role text not null,
  mend_href text not null,
  first_day date not null,
  last_day date not null,
  due_on date not null,
  due_provisional boolean not null,
  -- the machine looked and found it in order
  mended_at timestamptz,
  -- how often it came back
  returned int not null default 0,
  -- who says that they mend it
  handler_id bigint references staff,
  handler_name text not null default '',
  -- let stand, or not this site's: by whom, why
  accepted_how text check (accepted_how in ('notOurs', 'stands')),
  accepted_name text not null default '',
  accepted_at timestamptz,
  reason text not null default '',
  version int not null default 0,
  is_demo boolean not null default false,
  unique (authority_id, indicator, key)
);
create index self_inspection_findings_open on self_inspection_findings (authority_id) where mended_at is null;
create index on self_inspection_findings (office_id);
create index on self_inspection_findings (handler_id);
-- What became of a finding, in order.
create table self_inspection_steps (
  finding_id bigint not null references self_inspection_findings,
  seq int not null,
  at timestamptz not null,
  kind text not null check (kind in ('found', 'returned', 'taken', 'again', 'mended', 'accepted', 'reopened')),
  by_name text not null,
  said text not null,
  primary key (finding_id, seq)
);
