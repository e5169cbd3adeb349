-- More that no other book counts, and evidence for each entry: a link or a file.
alter table declared_acts drop constraint declared_acts_kind_check;
alter table declared_acts add constraint declared_acts_kind_check check (kind in (
  'licence', 'penalty', 'coercion', 'fee',
  'documentOpening',                        -- 规范性文件 in force on a day before which the platform has no books
  'documentIssued', 'documentRepealed',     -- 规范性文件 that are not public on the platform
  'otherChannel'));                         -- made public in ways that the delivery ledger does not hold
alter table declared_acts add column link text not null default '';
alter table declared_acts add column evidence_hash text references files (hash);
alter table declared_acts add column evidence_name text not null default '';

-- A counted figure put right by hand: never silently.
create table figure_corrections (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  year int not null,
  path text not null,                       -- the cell, as in the report's JSON
  counted int not null,                     -- what the books counted when it was corrected
  corrected int not null check (corrected >= 0),
  reason text not null,
  corrected_by text not null,
  corrected_at timestamptz not null,
  lifted_at timestamptz,                    -- a lifted correction stays visible, and corrects no more
  lifted_by text not null default ''
);
create unique index figure_corrections_one on figure_corrections (authority_id, year, path) where lifted_at is null;
