-- 培训 (条例 art. 48): what a year is to bring, each session of it, who was there, what they answered, what they hold of it.
create table training_years (
  authority_id bigint not null references authorities,
  year integer not null,
  -- 学时 that everybody is to reach; null: to have been there once is enough
  hours_each double precision,
  aims text not null default '',
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (authority_id, year)
);

create table trainings (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  title text not null,
  content text not null default '',
  teacher text not null,
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  hours double precision not null check (hours > 0),
  -- for whom; empty: everybody who does disclosure work, of every office
  roles text[] not null default '{}',
  office_ids bigint[] not null default '{}',
  -- also for the staff of the authorities below
  below boolean not null default false,
  quiz jsonb,
  -- from how many points of 100 it is passed
  pass_mark integer,
  quiz_until date,
  -- while the code is shown at the door
  door_opened_at timestamptz,
  door_closed_at timestamptz,
  cancelled_at timestamptz,
  cancelled_reason text not null default '',
  -- when the list of who was there was declared whole
  closed_at timestamptz,
  planned_by text not null,
  planned_at timestamptz not null,
  version integer not null default 1
);
create index trainings_of on trainings (authority_id, starts_at);

-- what was moved or cancelled, and what stood before
create table training_changes (
  id bigint generated always as identity primary key,
  training_id bigint not null references trainings,
  kind text not null check (kind in ('moved', 'cancelled')),
  starts_before timestamptz not null,
  place_before text not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null
);
create index training_changes_of on training_changes (training_id, id);

create table training_files (
  id bigint generated always as identity primary key,
  training_id bigint not null references trainings,
  file_hash text not null references files,
  name text not null,
  size bigint not null,
  added_by text not null,
  added_at timestamptz not null
);
create index training_files_of on training_files (training_id, id);
create index training_files_file on training_files (file_hash);

create table training_attendance (
  training_id bigint not null references trainings,
  attended_by bigint not null references staff,
  -- where they worked then
  authority_id bigint not null references authorities,
  office_id bigint references offices,
  -- door: by the code; list: from paper
  way text not null check (way in ('door', 'list')),
  came_at timestamptz,
  left_at timestamptz,
  hours double precision not null,
  remark text not null default '',
  -- fingerprint of the browser that sent the code
  device bytea,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (training_id, attended_by)
);
create index training_attendance_of on training_attendance (authority_id, training_id);
create index training_attendance_by on training_attendance (attended_by);

-- who was taken off the list again, and why
create table training_removals (
  id bigint generated always as identity primary key,
  training_id bigint not null references trainings,
  attended_by bigint not null references staff,
  way text not null,
  came_at timestamptz,
  reason text not null,
  removed_by text not null,
  removed_at timestamptz not null
);
create index training_removals_of on training_removals (training_id, id);

-- codes that were refused at the door
create table training_refusals (
  id bigint generated always as identity primary key,
  training_id bigint not null references trainings,
  tried_by bigint not null references staff,
  why text not null,
  refused_at timestamptz not null
);
create index training_refusals_of on training_refusals (training_id, id);

create table training_answers (
  training_id bigint not null references trainings,
  answered_by bigint not null references staff,
  nth integer not null,
  chosen jsonb not null,
  score integer not null,
  passed boolean not null,
  answered_at timestamptz not null,
  primary key (training_id, answered_by, nth)
);

create table training_certificates (
  id bigint generated always as identity primary key,
  training_id bigint not null references trainings,
  authority_id bigint not null references authorities,
  earned_by bigint not null references staff,
  number text not null,
  hours double precision not null,
  issued_on date not null,
  withdrawn_on date,
  withdrawn_reason text not null default ''
);
create unique index training_certificates_held on training_certificates (training_id, earned_by)
  where withdrawn_on is null;
create unique index training_certificates_number on training_certificates (authority_id, number);
create index training_certificates_by on training_certificates (earned_by);

-- since when the account of a member of staff is closed: whoever left in a year is not waited for in it
create table training_leavers (
  left_by bigint primary key references staff,
  left_on date not null
);
