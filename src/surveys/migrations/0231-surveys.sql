-- 问卷调查: what an authority asks everybody, every version that was signed, and what was answered: who answered is not
-- kept.
create table surveys (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  -- null: nothing was written since the last version was signed
  draft jsonb,
  -- everybody who wrote any of the draft
  authors bigint[] not null default '{}',
  saved_by text not null,
  saved_at timestamptz not null,
  -- both included; null: nothing was signed yet
  opens_on date,
  closes_on date,
  withdrawn_at timestamptz,
  withdrawn_by text not null default '',
  withdrawn_reason text not null default ''
);
create index surveys_of on surveys (authority_id, closes_on desc, id);
create index surveys_of_office on surveys (office_id);

create table survey_versions (
  id bigint generated always as identity primary key,
  survey_id bigint not null references surveys,
  authority_id bigint not null references authorities,
  number integer not null,
  content jsonb not null,
  submitted_by text not null,
  signed_by text not null,
  published_at timestamptz not null,
  -- until when it was asked; null: it is the one on the site
  until timestamptz,
  unique (survey_id, number)
);
create unique index survey_versions_shown on survey_versions (survey_id) where until is null;
create index survey_versions_authority on survey_versions (authority_id);

create table survey_extensions (
  id bigint generated always as identity primary key,
  survey_id bigint not null references surveys,
  closed_before date not null,
  closes_on date not null,
  reason text not null,
  extended_by text not null,
  extended_at timestamptz not null
);
create index survey_extensions_of on survey_extensions (survey_id, id);

create table survey_answers (
  id bigint generated always as identity primary key,
  survey_id bigint not null references surveys,
  version_id bigint not null references survey_versions,
  channel text not null check (channel in ('site', 'window')),
  -- the day alone
  answered_on date not null,
  -- by question: numbers of options or the value of a scale
  picks jsonb not null,
  -- who of the staff entered it for somebody; '' where it was sent by who answered
  entered_by text not null default '',
  -- names one sending: sent twice, it counts once
  slip text not null unique
);
create index survey_answers_of on survey_answers (survey_id, id);
create index survey_answers_version on survey_answers (version_id);

create table survey_texts (
  answer_id bigint not null references survey_answers,
  question integer not null,
  survey_id bigint not null references surveys,
  version_id bigint not null references survey_versions,
  -- without the numbers of anybody; null: its period is over
  sealed_text bytea,
  -- what was found in it: '威胁', '居民身份证号码'
  found text[] not null default '{}',
  state text not null default 'unread' check (state in ('unread', 'shown', 'kept')),
  -- as everybody reads it, once a person let it pass
  public_text text not null default '',
  judged_by text not null default '',
  judged_at timestamptz,
  primary key (answer_id, question)
);
create index survey_texts_of on survey_texts (survey_id, state, answer_id);
create index survey_texts_version on survey_texts (version_id);

-- One-time codes by mail: fingerprints under the key, of the address and of the code, until the survey is over. Nothing
-- leads from one to an answer.
create table survey_codes (
  survey_id bigint not null references surveys,
  address_key bytea not null,
  code_key bytea not null,
  used boolean not null default false,
  primary key (survey_id, address_key)
);
create unique index survey_codes_code on survey_codes (survey_id, code_key);

call tell_changes('surveys', 'tell_lists');
call tell_changes('survey_versions', 'tell_lists');

-- Results that are kept follow what a person lets pass; what comes in while a survey is open is no result yet.
create function tell_survey_texts() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'survey ' || survey_id) from (select distinct survey_id from changed) as told;
  return null;
end $$;
create trigger tell_update after update on survey_texts referencing new table as changed
  for each statement execute function tell_survey_texts();
