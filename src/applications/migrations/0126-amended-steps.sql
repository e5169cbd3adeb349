-- What was registered wrongly: a step stays as it was written; what replaces or voids it stands beside it, with the reason.
create table application_amendments (
  id bigint generated always as identity primary key,
  application_id bigint not null,
  seq int not null,                        -- of the step
  step jsonb,                              -- in its place from now on; null: voided
  sealed_said bytea,                       -- as application_steps.sealed_said; null: as it was said
  sealed_reason bytea,
  changes jsonb not null,                  -- [[what, from, to]]: what it moved, in days and terms
  amended_at timestamptz not null,
  amended_by bigint references staff,
  amender text not null,
  foreign key (application_id, seq) references application_steps
);
create index application_amendments_of on application_amendments (application_id, seq, id);

-- Never changed, but that they lose what is personal when the retention is over.
create function only_amendments_erased() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('gongkai.erasing', true) = 'on'
    and to_jsonb(new) - 'sealed_said' - 'sealed_reason' = to_jsonb(old) - 'sealed_said' - 'sealed_reason' then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger application_amendments_append_only before update or delete on application_amendments
  for each row execute function only_amendments_erased();

-- The steps that stand: by them everything is reckoned.
create view standing_steps as
  select s.application_id, s.seq, s.kind, coalesce((a.step->>'on')::date, s.happened_on) as happened_on,
    coalesce(a.step, s.step) as step, coalesce(a.sealed_said, s.sealed_said) as sealed_said,
    s.paper_id, s.recorded_at, s.recorded_by, s.recorder, a.id as amendment_id
  from application_steps s
  left join lateral (
    select id, step, sealed_said from application_amendments a
    where a.application_id = s.application_id and a.seq = s.seq order by id desc limit 1
  ) a on true
  where a.id is null or a.step is not null;

-- A paper of a voided step keeps its number and counts no longer.
alter table application_papers add column voided boolean not null default false;
