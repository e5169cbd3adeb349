-- 行政复议、行政诉讼台账 (table four)
create table remedy_cases (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  kind text not null check (kind in ('reconsideration', 'directSuit', 'suitAfterReconsideration')),
  title text not null,
  filed_on date not null,
  result text check (result in ('upheld', 'corrected', 'otherResult')),
  concluded_on date,
  application_id bigint references applications,
  is_demo boolean not null default false,
  check ((result is null) = (concluded_on is null)),
  check (concluded_on >= filed_on)
);
create index remedy_cases_filed on remedy_cases (authority_id, filed_on);
