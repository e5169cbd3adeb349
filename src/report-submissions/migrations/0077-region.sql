-- 报送: what a subordinate authority sent up, as it was sent. Returned ones stay; at most one is under way or accepted.
create table report_submissions (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  parent_id bigint not null references authorities,
  year int not null,
  round int not null,                       -- 1, 2 … of the same year
  report json not null,                     -- the report's JSON, its keys in order
  state text not null default 'submitted' check (state in ('submitted', 'returned', 'accepted')),
  submitted_by text not null,
  submitted_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  remark text not null default '',
  check ((state = 'submitted') = (decided_at is null)),
  unique (authority_id, year, round)
);
create unique index report_submissions_one on report_submissions (authority_id, year) where state <> 'returned';
create index report_submissions_parent on report_submissions (parent_id, year);

-- The region's own report over what was accepted: wording and, once published, the report as it was.
create table region_reports (
  authority_id bigint not null references authorities,
  year int not null,
  texts jsonb not null default '{}',
  updated_at timestamptz not null,
  updated_by text not null,
  published_on date,
  snapshot json,
  breakdown json,                           -- the accepted reports it was summed from
  primary key (authority_id, year),
  check ((published_on is null) = (snapshot is null))
);
