-- A form that was sent when its session had ended: kept for its person until they have signed in again and sent it.
create table kept_forms (
  id bigint generated always as identity primary key,
  staff_id bigint not null references staff on delete cascade,
  action text not null,                    -- where it was sent to
  page text not null,                      -- where it was filled in, as far as the browser said
  sealed_fields bytea not null,
  kept_at timestamptz not null
);
create index kept_forms_staff on kept_forms (staff_id, id desc);
