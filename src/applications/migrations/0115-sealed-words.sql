-- What people say in the course of an application, and who else is named in it, is sealed as the applicant is. The words
-- of before wait in `unsealed` until the program has sealed them.

-- What is asked for. Its one-line subject and the words by which alike ones are found stay: lists show and search them.
alter table applications
  add column sealed_description bytea,
  add column sealed_purpose bytea,
  add column sealed_extension_request bytea; -- asked for, not yet decided: {days, reason, by, byName, on}
insert into unsealed (target, key, into_column, purpose, value)
  select 'applications', jsonb_build_object('id', id), 'sealed_description', 'application:' || id || ':description',
    to_jsonb(description) from applications where description <> ''
  union all
  select 'applications', jsonb_build_object('id', id), 'sealed_purpose', 'application:' || id || ':purpose',
    to_jsonb(purpose) from applications where purpose <> ''
  union all
  select 'applications', jsonb_build_object('id', id), 'sealed_extension_request', 'application:' || id || ':extension',
    extension_request from applications where extension_request is not null;
alter table applications drop column description, drop column purpose, drop column extension_request;

alter table application_messages add column sealed_body bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'application_messages', jsonb_build_object('id', id), 'sealed_body',
    'application:' || application_id || ':message', to_jsonb(body) from application_messages where body <> '';
alter table application_messages drop column body;

alter table application_notes add column sealed_body bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'application_notes', jsonb_build_object('id', id), 'sealed_body',
    'application:' || application_id || ':note', to_jsonb(body) from application_notes where body <> '';
alter table application_notes drop column body;

alter table application_files add column sealed_name bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'application_files', jsonb_build_object('id', id), 'sealed_name',
    'application:' || application_id || ':fileName', to_jsonb(name) from application_files;
alter table application_files drop column name;

-- What a paper says. The hash of a draft reply is kept beside it, so that lists of what waits need not open it.
alter table application_papers add column sealed_content bytea, add column reply_hash text;
update application_papers set reply_hash = encode(sha256(convert_to(concat_ws(E'\n', 'gongkai reply 1', application_id,
    content->>'reply', coalesce(content->>'publicInterest', 'false'), content->>'body'), 'UTF8')), 'hex')
  where kind = 'reply' and state = 'draft';
insert into unsealed (target, key, into_column, purpose, value)
  select 'application_papers', jsonb_build_object('id', id), 'sealed_content',
    'application:' || application_id || ':paper', content from application_papers;
alter table application_papers drop column content;

-- A step names who was asked by a place (第1方), so that the law can be asked without the key; who that is, the proof of a
-- delivery and the note stand sealed beside it.
alter table application_steps add column sealed_said bytea;
alter table application_steps disable trigger application_steps_append_only;
create temporary table asked on commit drop as
  select application_id, id, '第' || row_number() over (partition by application_id order by first) || '方' as place
  from (
    select application_id, step->>'id' as id, min(seq) as first from application_steps
    where kind in ('thirdPartyAsked', 'coAuthorityAsked') group by 1, 2) as each_once;
insert into unsealed (target, key, into_column, purpose, value)
  select 'application_steps', jsonb_build_object('application_id', application_id, 'seq', seq), 'sealed_said',
    'application:' || application_id || ':step', said
  from application_steps,
    lateral (select jsonb_strip_nulls(jsonb_build_object(
      'note', nullif(note, ''),
      'proof', nullif(step->>'proof', ''),
      'whom', case when kind in ('thirdPartyAsked', 'coAuthorityAsked') then step->>'id' end)) as said) as apart
  where said <> '{}';
update application_steps s set step = s.step || jsonb_build_object('id', a.place)
  from asked a where a.application_id = s.application_id and a.id = s.step->>'id';
update application_steps set step = step || '{"proof": ""}' where step ? 'proof';
alter table application_steps enable trigger application_steps_append_only;
alter table application_steps drop column note;

-- Steps are never changed, but that what was said is sealed once (by the program, after this migration), and that it loses
-- what is personal when the retention is over.
create or replace function only_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'sealed_said' = to_jsonb(old) - 'sealed_said'
    and (current_setting('gongkai.erasing', true) = 'on'
      or current_setting('gongkai.sealing', true) = 'on' and old.sealed_said is null) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;

-- Why nothing is made public of what several asked for: for the office alone.
alter table proactive_decisions add column sealed_reason bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'proactive_decisions', jsonb_build_object('id', id), 'sealed_reason', 'decisions:' || authority_id,
    to_jsonb(reason) from proactive_decisions where reason <> '';
alter table proactive_decisions drop column reason; -- and with it its check
