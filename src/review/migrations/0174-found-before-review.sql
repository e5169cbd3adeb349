-- What the automatic checks found in a text before its review and that must be mended, looked at or let through: once for
-- each passage of a subject, whatever becomes of it. The words themselves stand in the text alone.
create table review_findings (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint references offices,
  subject_kind text not null,
  subject_id text not null,
  -- names the passage within its subject, wherever it stands; of subjects about persons it is made under the key
  key text not null,
  check_id text not null,
  severity text not null,
  place text not null,
  first_at timestamptz not null,
  -- when it was not found any more, before it was let pass
  gone_at timestamptz,
  unique (subject_kind, subject_id, key)
);
create index on review_findings (authority_id, first_at);
create index on review_findings (authority_id, gone_at) where gone_at is not null;
-- What was confirmed in forms is counted, too.
create index audit_log_confirmed on audit_log (authority_id, at) where jsonb_typeof(detail -> 'confirmed') = 'object';
