-- 依申请公开台账. Each application counts once in table three: by the kind of its outcome.
create table applications (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  number text not null,
  received_on date not null,
  applicant_kind text not null check (applicant_kind in ('person', 'business', 'research', 'charity', 'legalService', 'otherOrganisation')),
  subject text not null,
  outcome text,                             -- a row of table three: src/law
  closed_on date,
  is_demo boolean not null default false,
  check ((outcome is null) = (closed_on is null)),
  unique (authority_id, number)
);
create index applications_received on applications (authority_id, received_on);
create index applications_closed on applications (authority_id, closed_on);
