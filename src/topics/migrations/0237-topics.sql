-- 热点: what several people asked for within weeks, called by the words that they have in common; what became of each. Who
-- asked stands in the rooms where they asked, and nowhere here.
create table found_topics (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  words text[] not null,
  found_on date not null,
  -- open: waits for the head; taken: something was begun; dismissed: nothing is to be done, and why
  state text not null default 'open' check (state in ('open', 'taken', 'dismissed')),
  -- the day on which the heads were told that it grows; null: not yet, since it came (back)
  told_on date,
  dealt_on date,
  dealt_by text not null default '',
  -- how many asked in the week up to that day: more must ask anew before it comes back
  dealt_week integer not null default 0,
  reason text not null default '',
  -- what was begun: 'answer', 'document', 'interpretation', 'display', 'topic'; and where it stands in the console
  way text not null default '',
  begun text not null default ''
);
create index found_topics_of on found_topics (authority_id, id);

-- 热点回应: what an authority says of a matter in the course of time, reviewed before it shows; each version stays.
create table topics (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  -- null: nothing was written since the last version was signed
  draft jsonb,
  -- everybody who wrote any of the draft
  authors bigint[] not null default '{}',
  saved_by text not null,
  saved_at timestamptz not null,
  -- the day on which it was closed with a conclusion that everybody reads; null: it goes on
  closed_on date,
  withdrawn_at timestamptz,
  withdrawn_by text not null default '',
  withdrawn_reason text not null default ''
);
create index topics_of on topics (authority_id, id);
create index topics_of_office on topics (office_id);

create table topic_versions (
  id bigint generated always as identity primary key,
  topic_id bigint not null references topics,
  authority_id bigint not null references authorities,
  content jsonb not null,
  submitted_by text not null,
  signed_by text not null,
  published_at timestamptz not null,
  -- until when the public saw it; null: it is the one on the site
  until timestamptz
);
create unique index topic_versions_shown on topic_versions (topic_id) where until is null;
create index topic_versions_of on topic_versions (authority_id, topic_id, id);

call tell_changes('topics', 'tell_lists');
call tell_changes('topic_versions', 'tell_lists');
