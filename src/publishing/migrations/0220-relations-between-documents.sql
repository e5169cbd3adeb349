-- How documents stand to each other, said once they are public (while drafting: revision_relations, reviewed with the text).
-- The other end is a document of ours, or somebody else's by title, number and link.
alter table revision_relations drop constraint revision_relations_kind_check;
alter table revision_relations add constraint revision_relations_kind_check
  check (kind in ('interprets', 'amends', 'repeals', 'replaces', 'basis', 'relates'));

create table document_relations (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  from_document_id bigint not null references documents,
  kind text not null check (kind in ('interprets', 'amends', 'repeals', 'replaces', 'basis', 'relates')),
  to_document_id bigint references documents,
  to_title text not null default '',
  to_number text not null default '',
  to_address text not null default '',
  -- of 废止 and 替代: the first day on which the other holds no more
  on_day date,
  -- of 解读: how it explains
  form text not null default '' check (form in ('', 'text', 'picture', 'questions', 'speech')),
  set_by text not null,
  set_at timestamptz not null,
  check ((to_document_id is null) = (to_title <> '')),
  check (to_document_id <> from_document_id),
  check ((on_day is not null) = (kind in ('repeals', 'replaces') and to_document_id is not null)),
  unique nulls not distinct (from_document_id, kind, to_document_id, to_title)
);
create index document_relations_to on document_relations (to_document_id);
create index document_relations_authority on document_relations (authority_id);
create index document_relations_due on document_relations (on_day) where on_day is not null;

-- Both ends show it, and the lists that say what holds.
create function tell_relations() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', tag) from (
    select 'document ' || from_document_id as tag from changed
    union select 'document ' || to_document_id from changed where to_document_id is not null
    union select 'lists ' || authority_id from changed
  ) as told;
  return null;
end $$;
call tell_changes('document_relations', 'tell_relations');
