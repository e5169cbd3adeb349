-- 投诉举报和责任追究 (条例 arts. 47, 51–53): what an authority is said not to have done, what came out, what was taken.
create table accountability_cases (
  id bigint generated always as identity primary key,
  -- whose duty it is about
  authority_id bigint not null references authorities,
  -- who looks into it: that authority, or the one above
  keeper_id bigint not null references authorities,
  number text not null,
  -- complaint, report: from somebody; found: by the keeper itself; earlier: entered before there was this register
  origin text not null check (origin in ('complaint', 'report', 'found', 'earlier')),
  way text not null,
  duty text not null,
  -- in a line, without who complained
  title text not null,
  sealed_sender bytea,
  sender_shown text not null default '',
  -- who complained can be told
  reachable boolean not null default false,
  sealed_text bytea,
  message_id bigint unique references messages,
  came_on date not null,
  phase text not null,
  -- the first measure by which somebody was held to account, and how many cases it stands for
  counted_on date,
  counted integer not null default 1,
  closed_on date,
  personal_erased_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  -- what proves an entry of before
  link text not null default '',
  evidence_hash text references files,
  evidence_name text not null default '',
  version integer not null default 1,
  unique (keeper_id, number)
);
create index accountability_cases_of on accountability_cases (authority_id, came_on);
create index accountability_cases_kept on accountability_cases (keeper_id, came_on);
create index accountability_cases_counted on accountability_cases (authority_id, counted_on);

create table accountability_steps (
  case_id bigint not null references accountability_cases,
  seq integer not null,
  step jsonb not null,
  sealed_said bytea,
  recorder text not null,
  recorded_at timestamptz not null,
  primary key (case_id, seq)
);

-- One book, not two: what was entered for the annual report (0134) goes over as it stands, counts as it counted.
insert into accountability_cases (authority_id, keeper_id, number, origin, way, duty, title, came_on, phase, counted_on,
  counted, closed_on, entered_by, entered_at, link, evidence_hash, evidence_name)
select authority_id, authority_id, '此前登记' || id, 'earlier', 'other', 'other', title || '（' || source || '）', happened_on,
  'closed', happened_on, count, happened_on, recorded_by, recorded_at, link, evidence_hash, evidence_name
from declared_acts where kind = 'accountability' and removed_at is null;
delete from declared_acts where kind = 'accountability';
alter table declared_acts drop constraint declared_acts_kind_check;
alter table declared_acts add constraint declared_acts_kind_check check (kind in (
  'licence', 'penalty', 'coercion', 'fee',
  'documentOpening', 'documentIssued', 'documentRepealed',
  'otherChannel'));
