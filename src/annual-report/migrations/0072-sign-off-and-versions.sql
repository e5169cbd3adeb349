-- A published report may be corrected: every version that the public saw is kept.
alter table annual_reports drop constraint annual_reports_state_check;
alter table annual_reports add constraint annual_reports_state_check check (state in ('draft', 'published', 'correcting'));
alter table annual_reports add column authors bigint[] not null default '{}';        -- staff who worded it
alter table annual_reports add column correction_reason text not null default '';    -- of the correction under way

create table report_versions (
  authority_id bigint not null references authorities,
  year int not null,
  number int not null,                      -- 1: as first published
  snapshot json not null,                   -- the report as it was, its keys in order
  texts jsonb not null,                     -- its wording with live figures
  reason text not null default '',          -- why it replaced the version before
  published_on date not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (authority_id, year, number)
);
insert into report_versions (authority_id, year, number, snapshot, texts, published_on, published_at, published_by)
  select authority_id, year, 1, snapshot, texts, published_on, published_at, updated_by
  from annual_reports where state = 'published';

-- The report on its way through the chain of review, bound to the content that is read.
create table report_rounds (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  year int not null,
  content_hash text not null,
  steps jsonb not null,                     -- the chain as it was at submission
  step int not null default 0,              -- index into steps; = length: passed the whole chain
  state text not null check (state in ('open', 'passed', 'returned', 'voided', 'recalled', 'published')),
  accepted text[] not null default '{}',    -- rules whose findings were accepted at submission
  authors bigint[] not null,
  office_id bigint references offices,      -- of who submitted
  submitted_by bigint not null references staff,
  submitted_name text not null,
  submitted_at timestamptz not null
);
create unique index report_rounds_one_under_way on report_rounds (authority_id, year) where state in ('open', 'passed');

create table report_reviews (
  id bigint generated always as identity primary key,
  round_id bigint not null references report_rounds,
  step int not null,
  step_label text not null,
  reviewer_id bigint not null references staff,
  reviewer_name text not null,
  verdict text not null check (verdict in ('passed', 'returned')),
  gates text[] not null default '{}',
  remark text not null default '',
  at timestamptz not null
);
create index report_reviews_round on report_reviews (round_id, id);
