-- What the checks found and a person let pass, with the reason: at submission, and at publication what had come up since.
create table accepted_findings (
  id bigint generated always as identity primary key,
  round_id bigint not null references report_rounds,
  stage text not null check (stage in ('submission', 'publication')),
  rule text not null,
  place text not null,                      -- as in the report's JSON
  message text not null,
  reason text not null,
  accepted_by text not null,
  accepted_at timestamptz not null
);
create index accepted_findings_round on accepted_findings (round_id, id);
insert into accepted_findings (round_id, stage, rule, place, message, reason, accepted_by, accepted_at)
  select id, 'submission', rule, '', '', '', submitted_name, submitted_at from report_rounds, unnest(accepted) as rule;
alter table report_rounds drop column accepted;
create trigger accepted_findings_append_only before update or delete on accepted_findings
  for each row execute function forbid_change();
create trigger accepted_findings_no_truncate before truncate on accepted_findings
  for each statement execute function forbid_change();

-- What the region's office says of a place in a report that it returns, for the town to see there.
create table submission_remarks (
  id bigint generated always as identity primary key,
  submission_id bigint not null references report_submissions,
  place text not null,                      -- as in the report's JSON: 'sections[4]', 'three.granted.person'
  remark text not null
);
create index submission_remarks_submission on submission_remarks (submission_id, id);
create trigger submission_remarks_append_only before update or delete on submission_remarks
  for each row execute function forbid_change();
create trigger submission_remarks_no_truncate before truncate on submission_remarks
  for each statement execute function forbid_change();
