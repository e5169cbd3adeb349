-- 动态调整 (条例 art. 18): what is not disclosed is assessed again at its date. What the books know of themselves (replies,
-- withdrawn publications, texts that secrecy review sent back) is read from them; only what is entered stands here.
create table reassessment_entries (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  title text not null,
  number text not null default '',
  ground text not null,
  withheld_on date not null,
  -- of a state secret: the last day of its period, if known
  secret_until date,
  remark text not null default '',
  came text not null check (came in ('hand', 'sheet')),
  entered_by text not null,
  entered_on date not null,
  -- entered by mistake: it counts no more from this day on
  removed_on date,
  removed_by text not null default '',
  removed_reason text not null default '',
  version integer not null default 1
);
create index reassessment_entries_of on reassessment_entries (authority_id);

create table reassessments (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  -- what was assessed: reply (applications), withdrawn and secrecy (documents), entry (reassessment_entries)
  source text not null check (source in ('reply', 'withdrawn', 'secrecy', 'entry')),
  source_id bigint not null,
  -- what it was when it was assessed: once it is disclosed its own book does not list it any more
  name text not null,
  title text,
  withheld_on date not null,
  of_office_id bigint references offices,
  ground text not null,
  result text not null check (result in ('kept', 'partly', 'open', 'moot')),
  -- without anybody's personal data: looked into before it is kept
  reason text not null,
  next_on date,
  -- where something may be disclosed: who drafts it, and as what
  office_id bigint references offices,
  draft_title text not null default '',
  state text not null check (state in ('submitted', 'confirmed', 'returned')),
  assessed_on date not null,
  assessed_by bigint not null references staff,
  assessor text not null,
  reviewed_on date,
  reviewed_by bigint references staff,
  reviewer text not null default '',
  review_note text not null default '',
  -- the draft; null again: it was given up before anybody saw it
  document_id bigint references documents on delete set null,
  -- the officer of the application was told and said what became of it
  told_on date,
  told_by text not null default '',
  told_note text not null default '',
  check ((state = 'submitted') = (reviewed_on is null))
);
create unique index reassessments_waiting on reassessments (authority_id, source, source_id) where state = 'submitted';
create index reassessments_of on reassessments (authority_id, source, source_id, id);
create index reassessments_document on reassessments (document_id) where document_id is not null;

-- What the other books withheld is looked up for every authority, every day.
create index applications_withheld on applications (authority_id)
  where outcome = 'partial' or outcome like 'refused.%' or reopened_on is not null;
create index publications_withdrawn on publications (authority_id) where withdrawn_at is not null;
create index review_rounds_returned on review_rounds (authority_id, subject_kind) where state = 'returned';
