-- Scans that are being read, so that whichever process is asked knows how far they are. The files are in the memory of
-- the process that reads them, and written nowhere.
create table report_audit_scans (
  audit_id text primary key references report_audits on delete cascade,
  pages int not null,
  done int not null default 0,
  told_at timestamptz not null default now()   -- the process lives
);

-- Pages of scans with tables, as they were read: beside them people look at the figures.
create table report_audit_pages (
  audit_id text not null,
  number int not null,
  page int not null,
  sealed_picture bytea not null,
  primary key (audit_id, number, page),
  foreign key (audit_id, number) references report_audit_results on delete cascade
);
