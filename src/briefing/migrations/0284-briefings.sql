-- 政府信息公开工作月报: one of an authority for each month; what was signed stays as it was read. 条例 arts. 4, 46
create table briefings (
  id integer generated always as identity primary key,
  authority_id integer not null references authorities (id),
  -- its first day
  month date not null check (extract(day from month) = 1),
  state text not null check (state in ('drafting', 'handed', 'signed')),
  -- counts up with each change: two at once do not overwrite each other
  version integer not null default 1,
  -- a person's wording by part, figures live in double braces; what is missing is the template's
  texts jsonb not null default '{}',
  begun_name text not null,
  begun_at timestamptz not null,
  edited_name text not null default '',
  edited_at timestamptz,
  handed_by integer references staff (id),
  handed_name text not null default '',
  handed_at timestamptz,
  -- why it was given back last; '': it was not, or was handed on again
  returned_reason text not null default '',
  returned_name text not null default '',
  signed_name text not null default '',
  signed_at timestamptz,
  -- as it was signed: texts with what their figures said, and the figures
  content jsonb,
  figures jsonb,
  -- to the authority above
  sent_at timestamptz,
  unique (authority_id, month),
  constraint signed_whole check ((state = 'signed') = (signed_at is not null and content is not null and figures is not null)),
  constraint sent_once_signed check (sent_at is null or state = 'signed')
);
create index briefings_sent on briefings (authority_id, month) where sent_at is not null;
