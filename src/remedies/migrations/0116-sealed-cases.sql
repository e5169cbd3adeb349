-- Cases name people: what a case is called, what was noted and the names of its files are sealed. The words of before wait in
-- `unsealed` until the program has sealed them. Organ, number and days stay: by them a case is known in alerts and lists.

-- What lists of limits called a case by: from now on its kind and number.
create temporary table case_names on commit drop as
  select id, title,
    case kind when 'reconsideration' then '行政复议' when 'directSuit' then '直接起诉' else '复议后起诉' end
      || case when case_number <> '' then ' ' || case_number else '（' || filed_on || ' 受理）' end as name
  from remedy_cases;
update mails m set subject = replace(m.subject, c.title, c.name), body = replace(m.body, c.title, c.name)
  from case_names c where m.room = 'alerts' and m.about ~ ('^remedy:' || c.id || ':') and c.title <> '';
update holiday_arrangements h set moved = (
  select jsonb_agg(case when c.id is null then m.one else m.one || jsonb_build_object('title', c.name) end order by m.n)
  from jsonb_array_elements(h.moved) with ordinality m(one, n)
  left join case_names c on m.one->>'href' = '/console/remedies/' || c.id
) where h.moved <> '[]';

alter table remedy_cases
  add column sealed_title bytea,
  add column sealed_hearing_note bytea,
  add column sealed_decision_note bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'remedy_cases', jsonb_build_object('id', id), 'sealed_' || column_name, 'remedy:' || id || ':' || column_name, value
  from remedy_cases, lateral (values ('title', to_jsonb(title)), ('hearing_note', to_jsonb(hearing_note)),
    ('decision_note', to_jsonb(decision_note))) as words (column_name, value)
  where value <> '""';
alter table remedy_cases drop column title, drop column hearing_note, drop column decision_note;

alter table remedy_events add column sealed_note bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'remedy_events', jsonb_build_object('id', id), 'sealed_note', 'remedy:' || case_id || ':event', to_jsonb(note)
  from remedy_events where note <> '';
alter table remedy_events drop column note;
create or replace function only_notes_erased() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'sealed_note' = to_jsonb(old) - 'sealed_note'
    and (current_setting('gongkai.erasing', true) = 'on'
      or current_setting('gongkai.sealing', true) = 'on' and old.sealed_note is null) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;

alter table remedy_files add column sealed_name bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'remedy_files', jsonb_build_object('id', id), 'sealed_name', 'remedy:' || case_id || ':file', to_jsonb(name)
  from remedy_files;
alter table remedy_files drop column name;
