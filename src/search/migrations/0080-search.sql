-- Narrow on purpose: the newest matches of a common word are found by walking the date index.
create table search_entries (
  document_id bigint primary key references documents,
  authority_id bigint not null,
  published_at timestamptz not null,
  column_id bigint not null,
  office_id bigint not null,
  words tsvector not null
);
create index search_entries_words on search_entries using gin (words) with (fastupdate = off);
create index search_entries_newest on search_entries (authority_id, published_at desc, document_id desc);

-- In how many documents a word stands: chooses the plan of a query.
create table search_words (
  authority_id bigint not null,
  word text not null,
  documents int not null,
  primary key (authority_id, word)
);
