-- 办事指南: what an authority says of a matter that people bring to it (条例 art. 20(五)): the text that is being written,
-- every version that was signed, and the samples of its forms.
create table guides (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  -- null: nothing was written since the last version was signed
  draft jsonb,
  -- everybody who wrote any of the draft
  authors bigint[] not null default '{}',
  saved_by text not null,
  saved_at timestamptz not null,
  -- the last day on which somebody looked whether the public version still holds, and who
  checked_on date,
  checked_by text not null default '',
  -- taken off the site, with the reason
  withdrawn_at timestamptz,
  withdrawn_by text not null default '',
  withdrawn_reason text not null default ''
);
create index guides_of on guides (authority_id, id);
create index guides_of_office on guides (office_id);

create table guide_versions (
  id bigint generated always as identity primary key,
  guide_id bigint not null references guides,
  authority_id bigint not null references authorities,
  content jsonb not null,
  submitted_by text not null,
  signed_by text not null,
  published_at timestamptz not null,
  -- until when the public saw it; null: it is the one on the site
  until timestamptz
);
create unique index guide_versions_shown on guide_versions (guide_id) where until is null;
create index guide_versions_of on guide_versions (authority_id, guide_id, id);

create table guide_samples (
  guide_id bigint not null references guides,
  file_hash text not null references files,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (guide_id, file_hash, name)
);
create index guide_samples_file on guide_samples (file_hash);

-- 服务窗口 of the hall: what each is called, when it is open, and which matters it takes.
create table service_windows (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  number integer not null check (number between 1 and 99),
  content jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  closed_at timestamptz
);
create unique index service_windows_number on service_windows (authority_id, number) where closed_at is null;
create index service_windows_office on service_windows (office_id);

create table window_guides (
  window_id bigint not null references service_windows,
  guide_id bigint not null references guides,
  authority_id bigint not null references authorities,
  primary key (window_id, guide_id)
);
create index window_guides_guide on window_guides (guide_id);
create index window_guides_authority on window_guides (authority_id);

call tell_changes('guides', 'tell_lists');
call tell_changes('guide_versions', 'tell_lists');
call tell_changes('service_windows', 'tell_lists');
call tell_changes('window_guides', 'tell_lists');
