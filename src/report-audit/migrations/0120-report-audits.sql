-- What an upload to 年报体检 came to, for whichever process is asked; the files themselves are never kept.
create table report_audits (
  id text primary key,                     -- cannot be guessed
  authority_id bigint not null references authorities,
  staff_id bigint not null references staff on delete cascade,
  made_at timestamptz not null,
  kept_until timestamptz not null,
  sealed_head bytea not null               -- the first file's name, how many there are, which of last year were not read
);
create index report_audits_staff on report_audits (staff_id, made_at desc);
create index report_audits_kept_until on report_audits (kept_until);

create table report_audit_results (
  audit_id text not null references report_audits on delete cascade,
  number int not null,                     -- its place in the upload, from 1
  sealed_result bytea not null,
  primary key (audit_id, number)
);
