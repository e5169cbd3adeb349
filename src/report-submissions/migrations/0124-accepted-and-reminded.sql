-- When a round was first accepted: from then on no day is charged to the authority, also when it is returned again for a
-- correction of the region's report. Of rounds returned since, the audit log knows it.
alter table report_submissions add column accepted_at timestamptz;
update report_submissions set accepted_at = decided_at where state = 'accepted';
update report_submissions as round set accepted_at = entry.at
from (
  select subject, min(at) as at from audit_log
  where action = 'region.decideSubmission' and detail ->> 'accepted' = 'true'
  group by subject
) as entry
where round.state = 'returned' and entry.subject = 'report-submission:' || round.id;

-- 催报: who reminded an authority of a year's report, and when; at most once a day.
create table report_reminders (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  parent_id bigint not null references authorities,
  year int not null,
  reminded_on date not null,                -- the day in China
  reminded_at timestamptz not null,
  reminded_by text not null,
  unique (authority_id, year, reminded_on)
);
