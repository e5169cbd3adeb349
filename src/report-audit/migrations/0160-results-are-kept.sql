-- What an upload came to lasts as long as its office keeps it. Those of before were promised to go within the hour.
delete from report_audits;
drop index report_audits_kept_until;
drop index report_audits_staff;
alter table report_audits drop column kept_until;
create index report_audits_authority on report_audits (authority_id, made_at desc);

-- Findings that somebody looked into and found to be right as they stand.
create table report_audit_checks (
  audit_id text not null,
  number int not null,
  finding text not null,                   -- a mark of rule, place and message
  reason text not null,
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (audit_id, number, finding),
  foreign key (audit_id, number) references report_audit_results on delete cascade
);
