-- 公开事项目录: what an authority owes to the public (国办发〔2019〕54号). What is owed stands in versions, each from a day.
create table obligations (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  -- its place in the catalogue, the smaller first
  position integer not null,
  -- of the start list: which of its entries, so that it is offered once
  started_from text not null default '',
  -- counts up with each version: two people who mend the same do not overwrite each other
  number integer not null default 0
);
create index obligations_of on obligations (authority_id, position, id);

create table obligation_versions (
  id bigint generated always as identity primary key,
  obligation_id bigint not null references obligations,
  authority_id bigint not null references authorities,
  number integer not null,
  content jsonb not null,
  -- from that day on; a version with a greater number holds before an older one
  holds_from date not null,
  -- from that day on nothing is owed any more
  ended boolean not null default false,
  remark text not null default '',
  set_by text not null,
  set_at timestamptz not null,
  unique (obligation_id, number)
);
create index obligation_versions_of on obligation_versions (authority_id, obligation_id, number);

-- Since when an office is there, where that is known: one that came later owes what ends after it. null: always.
create table obligation_offices (
  office_id bigint primary key references offices,
  authority_id bigint not null references authorities,
  since date
);
create index obligation_offices_of on obligation_offices (authority_id);

-- 事项发生: of what is owed on an event (a budget approved, a subsidy paid).
create table obligation_events (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  obligation_id bigint not null references obligations,
  -- null: of everybody who owes
  office_id bigint references offices,
  name text not null,
  happened_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  -- entered by mistake: nothing is owed for it
  voided_by text not null default '',
  voided_reason text not null default ''
);
create index obligation_events_of on obligation_events (authority_id, obligation_id);

-- One thing that is owed by one office for one period or event. Made and moved by the job alone; who met it stands in
-- due_documents, who was excused in due_excuses.
create table dues (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  obligation_id bigint not null references obligations,
  version_id bigint not null references obligation_versions,
  -- null: the authority itself
  office_id bigint references offices,
  -- '2026-11', '2026-Q4', '2026-H2', '2026', 'once', 'e12' of event 12
  period text not null,
  event_id bigint references obligation_events,
  -- from which the term is counted
  base_on date not null,
  due_on date not null,
  -- 暂定: a day on the way was decided without a published arrangement
  provisional boolean not null default false,
  -- dropped: a later version, or a closed office, left it out; it stays, and comes back when it is owed again
  state text not null default 'open' check (state in ('open', 'met', 'excused', 'dropped')),
  -- the day on which it was met first
  met_on date,
  -- up to which stage its office was told by mail
  told text not null default '' check (told in ('', 'soon', 'last', 'late')),
  constraint met_has_its_day check ((state = 'met') = (met_on is not null)),
  unique nulls not distinct (obligation_id, office_id, period)
);
create index dues_of on dues (authority_id, due_on, id);
create index dues_open on dues (authority_id, due_on) where state = 'open';
create index dues_provisional on dues (base_on) where state <> 'dropped';

-- What meets a due: proposed by the program, or linked by a person; confirmed or declined by a person.
create table due_documents (
  id bigint generated always as identity primary key,
  due_id bigint not null references dues,
  authority_id bigint not null references authorities,
  obligation_id bigint not null references obligations,
  document_id bigint references documents,
  -- another page of the own site that meets it ('/disclosure/reports/2025'), where there is no document
  page text not null default '',
  page_title text not null default '',
  -- the day on which it was made public first; null: it is still being written
  public_on date,
  -- writing: begun from the due; gone: withdrawn after it was confirmed
  state text not null check (state in ('writing', 'proposed', 'confirmed', 'declined', 'gone')),
  -- why it was proposed
  fits text[] not null default '{}',
  decided_by text not null default '',
  decided_at timestamptz,
  constraint one_or_the_other check ((document_id is null) = (page <> ''))
);
create unique index due_documents_once on due_documents (due_id, document_id) where document_id is not null;
create unique index due_pages_once on due_documents (due_id, page) where document_id is null;
create index due_documents_by_document on due_documents (document_id);
create index due_documents_proposed on due_documents (authority_id, id) where state = 'proposed';
create index due_documents_confirmed on due_documents (obligation_id) where state = 'confirmed';

-- 说明: why a due is not met; another person agrees or does not.
create table due_excuses (
  id bigint generated always as identity primary key,
  due_id bigint not null references dues,
  authority_id bigint not null references authorities,
  reason text not null check (reason in ('notHappened', 'platformDown', 'other')),
  remark text not null default '',
  asked_by bigint not null references staff,
  asked_name text not null,
  asked_at timestamptz not null,
  -- null: it waits
  verdict text check (verdict in ('accepted', 'refused')),
  answer text not null default '',
  decided_by text not null default '',
  decided_at timestamptz
);
create unique index due_excuses_waiting on due_excuses (due_id) where verdict is null;
create index due_excuses_of on due_excuses (due_id, id);
create index due_excuses_to_review on due_excuses (authority_id, id) where verdict is null;

-- 变更对照: each reckoning that changed something, with what stood before and after.
create table due_reckonings (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  at timestamptz not null,
  by_name text not null,
  -- catalogue, offices, calendar, event, day: the day went on
  cause text not null check (cause in ('catalogue', 'offices', 'calendar', 'event', 'day')),
  remark text not null default '',
  made integer not null default 0,
  moved integer not null default 0,
  dropped integer not null default 0,
  restored integer not null default 0
);
create index due_reckonings_of on due_reckonings (authority_id, id);

create table due_changes (
  reckoning_id bigint not null references due_reckonings,
  due_id bigint not null references dues,
  what text not null check (what in ('made', 'moved', 'dropped', 'restored')),
  was_on date,
  is_on date,
  primary key (reckoning_id, due_id)
);
create index due_changes_of on due_changes (due_id);

-- Up to which day the dues of an authority were reckoned, and by what: nothing changed, nothing to do.
create table due_marks (
  authority_id bigint primary key references authorities,
  month text not null,
  mark text not null
);

call tell_changes('obligations', 'tell_lists');
call tell_changes('obligation_versions', 'tell_lists');
call tell_changes('due_documents', 'tell_lists');
