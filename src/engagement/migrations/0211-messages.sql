-- 留言: what people write to an authority, what became of each, its answers, and what of it everybody may read.
create table messages (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  number text not null,
  sort text not null check (sort in ('consultation', 'suggestion', 'complaint', 'report', 'help', 'correction')),
  channel text not null check (channel in ('site', 'kiosk', 'window', 'telephone', 'group', 'account', 'letter')),
  received_on date not null,
  arrived_at timestamptz not null,
  -- a line for lists: no numbers of anybody, who wrote it as 张＊＊
  subject text not null,
  -- text, page and words that an error is about
  sealed_message bytea,
  -- name, telephone, mail address; null: none was given, or their period is over
  sealed_sender bytea,
  sender_shown text not null default '',
  -- fingerprints under the key: of who wrote it (name with telephone, or mail address), of its text, of its words
  sender_key bytea,
  text_key bytea not null,
  word_keys integer[] not null default '{}',
  query_code_hash bytea,
  -- the asker agrees that question and answer are shown to everybody
  wants_public boolean not null default false,
  by_telephone boolean not null default false,
  language text not null default 'zh',
  -- of the site, that an error is reported on: '/documents/12'
  page text not null default '',
  phase text not null default 'received',
  office_id bigint references offices,
  due_on date,
  due_provisional boolean not null default false,
  -- of the first answer: when, whether inside its limit, after how many working days
  answered_on date,
  in_time boolean,
  days_taken integer,
  -- the last answer
  last_answered_on date,
  rating text,
  extended boolean not null default false,
  transfers integer not null default 0,
  merged_into bigint references messages,
  led_to text,
  application_id bigint references applications,
  -- who entered it on behalf; '' where it was sent by who wrote it
  entered_by text not null default '',
  -- names one sending: sent twice, it counts once
  sending text unique,
  personal_erased_on date,
  is_demo boolean not null default false,
  version integer not null default 1,
  unique (authority_id, number)
);
create index messages_open on messages (authority_id, due_on) where due_on is not null;
create index messages_newest on messages (authority_id, received_on desc, id desc);
create index messages_of_office on messages (office_id, phase);
create index messages_texts on messages (authority_id, text_key);
create index messages_senders on messages (authority_id, sender_key);
create index messages_merged on messages (merged_into);
create index messages_application on messages (application_id);

create table message_steps (
  message_id bigint not null references messages,
  seq integer not null,
  step jsonb not null,
  -- reasons, second questions, words of a rating
  sealed_said bytea,
  recorder text not null,
  recorded_at timestamptz not null,
  primary key (message_id, seq)
);

create table message_answers (
  id bigint generated always as identity primary key,
  message_id bigint not null references messages,
  sealed_answer bytea not null,
  content_hash text not null,
  authors bigint[] not null,
  saved_by text not null,
  saved_at timestamptz not null,
  -- why a reviewer sent it back
  sealed_returned bytea,
  sent_at timestamptz,
  signed_by text not null default ''
);
create unique index message_answers_draft on message_answers (message_id) where sent_at is null;
create index message_answers_of on message_answers (message_id, id);

-- Question and answer in the words that everybody may read.
create table public_answers (
  id bigint generated always as identity primary key,
  message_id bigint not null unique references messages,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  theme text not null,
  title text not null,
  question text not null,
  answer text not null,
  answered_on date not null,
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text not null default '',
  withdrawn_reason text not null default ''
);
create index public_answers_newest on public_answers (authority_id, answered_on desc, id desc) where withdrawn_at is null;
create index public_answers_office on public_answers (office_id);

call tell_changes('public_answers', 'tell_lists');
