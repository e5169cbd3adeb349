-- 条例 art. 31: what an authority has published of the day of receipt of an application that comes over the internet.
-- The newest entry of the latest day that has come holds; what was registered before keeps the day it was given.
create table application_receipt_terms (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  from_on date not null,
  system_confirms boolean not null,
  set_by bigint not null references staff,
  set_at timestamptz not null
);
create index application_receipt_terms_authority on application_receipt_terms (authority_id, from_on);
