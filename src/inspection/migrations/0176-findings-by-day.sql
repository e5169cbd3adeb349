-- How many were gone or judged on a day is told for every night of the report; who looks through those reads no others.
create index inspection_findings_gone on inspection_findings (authority_id, gone_day) where gone_day is not null;
create index inspection_findings_judged on inspection_findings
  (authority_id, ((judged_at at time zone 'Asia/Shanghai')::date)) where judged_at is not null;
