-- 工作考核 (条例 arts. 46, 50): the scheme of a year with its versions, whom it assesses, what each of them says of itself,
-- every score with who gave it and what it was counted from, appeals, and results as published.
create table assessment_schemes (
  id integer generated always as identity primary key,
  keeper_id integer not null references authorities (id),
  year integer not null check (year between 2008 and 2099),
  -- below: the authorities below the keeper; offices: its own offices and villages
  scope text not null check (scope in ('below', 'offices')),
  -- what is being written; null: nothing is
  draft jsonb,
  saved_by text not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  -- of the published version that holds; 0: none yet
  number integer not null default 0,
  -- when the machine counted what it counts, for good
  frozen_at timestamptz,
  unique (keeper_id, year, scope)
);

create table assessment_scheme_versions (
  id integer generated always as identity primary key,
  scheme_id integer not null references assessment_schemes (id),
  number integer not null,
  content jsonb not null,
  reason text not null,
  published_by text not null,
  published_at timestamptz not null,
  unique (scheme_id, number)
);

create table assessment_subjects (
  id integer generated always as identity primary key,
  scheme_id integer not null references assessment_schemes (id),
  authority_id integer not null references authorities (id),
  -- null: the authority as a whole
  office_id integer references offices (id),
  name text not null,
  -- from when its books are counted, in the year: it was founded then
  counted_from date not null,
  state text not null check (state in ('open', 'told', 'final', 'left')),
  self_by date not null,
  self_on date,
  told_on date,
  appeal_by date,
  final_on date,
  -- hundredths
  total integer,
  grade text,
  left_on date,
  left_reason text not null default '',
  -- which survey is its 社会评议, and of which question the mean is taken; question 0: of all scales
  survey_id integer,
  survey_question integer not null default 0,
  version integer not null default 1,
  unique nulls not distinct (scheme_id, authority_id, office_id)
);
create index assessment_subjects_authority on assessment_subjects (authority_id, id desc);

create table assessment_claims (
  subject_id integer not null references assessment_subjects (id),
  item text not null,
  points integer,
  said text not null,
  primary key (subject_id, item)
);

create table assessment_scores (
  id integer generated always as identity primary key,
  subject_id integer not null references assessment_subjects (id),
  item text not null,
  kind text not null check (kind in ('counted', 'judged', 'confirmed', 'disputed', 'appeal', 'recounted')),
  -- hundredths; null: 不计
  points integer,
  reason text not null,
  trace jsonb,
  -- null: the machine
  given_by integer references staff (id),
  given_name text not null,
  given_at timestamptz not null
);
create index assessment_scores_subject on assessment_scores (subject_id, id);

create table assessment_appeals (
  id integer generated always as identity primary key,
  subject_id integer not null references assessment_subjects (id),
  item text not null,
  reason text not null,
  filed_by text not null,
  filed_at timestamptz not null,
  verdict text check (verdict in ('kept', 'changed')),
  decision text not null default '',
  decided_by text not null default '',
  decided_at timestamptz,
  unique (subject_id, item)
);

create table assessment_evidence (
  id integer generated always as identity primary key,
  subject_id integer not null references assessment_subjects (id),
  item text not null,
  -- null: of the self-assessment
  appeal_id integer references assessment_appeals (id),
  name text not null,
  file_hash text not null references files (hash),
  by_name text not null,
  at timestamptz not null,
  -- taken back before the term ended
  dropped_at timestamptz
);
create index assessment_evidence_subject on assessment_evidence (subject_id);

create table assessment_results (
  id integer generated always as identity primary key,
  scheme_id integer not null unique references assessment_schemes (id),
  -- who assessed, and on whose site they stand
  authority_id integer not null references authorities (id),
  year integer not null,
  content jsonb not null,
  published_by text not null,
  published_on date not null
);
create index assessment_results_authority on assessment_results (authority_id, year desc);
call tell_changes('assessment_results', 'tell_lists');
