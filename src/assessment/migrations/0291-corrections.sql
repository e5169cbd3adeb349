-- 更正 of what became final: asked for by one with its reason, agreed to by another; what was published before stays.
create table assessment_corrections (
  id integer generated always as identity primary key,
  subject_id integer not null references assessment_subjects (id),
  item text not null,
  -- as the public reads it
  reason text not null,
  -- hundredths; null: 不计
  points_before integer,
  points_after integer,
  -- of what the machine counts: what it was made of, when the correction was asked for
  trace jsonb,
  -- hundredths, and what all comes to
  total_before integer not null,
  grade_before text not null,
  total_after integer not null,
  grade_after text not null,
  proposed_by integer not null references staff (id),
  proposed_name text not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  -- why it was refused
  remark text not null default '',
  decided_name text not null default '',
  decided_on date,
  check ((state = 'proposed') = (decided_on is null))
);
create unique index assessment_corrections_open on assessment_corrections (subject_id) where state = 'proposed';
create index assessment_corrections_subject on assessment_corrections (subject_id, id);

alter table assessment_scores drop constraint assessment_scores_kind_check;
alter table assessment_scores add constraint assessment_scores_kind_check check (kind in (
  'counted', 'judged', 'confirmed', 'disputed', 'appeal', 'recounted', 'corrected'));

-- Results are read by the public from assessment_results, as they were corrected last; here stands each of their versions.
create table assessment_result_versions (
  result_id integer not null references assessment_results (id),
  number integer not null,
  content jsonb not null,
  reason text not null,
  published_by text not null,
  published_on date not null,
  primary key (result_id, number)
);
insert into assessment_result_versions (result_id, number, content, reason, published_by, published_on)
  select id, 1, content, '', published_by, published_on from assessment_results;

-- Who answers for an office that was closed into another after it was counted.
alter table assessment_subjects add column answering_office_id integer references offices (id);
