-- Narrow on purpose: the newest matches of a common word are found by walking the date index.
create table search_entries (
  document_id bigint primary key references documents on delete cascade,
  authority_id bigint not null,
  published_at timestamptz not null,
  column_id bigint not null,
  office_id bigint not null,
  title text not null,                      -- folded, for titles that hold the very words typed
  heads tsvector not null,                  -- A: words of the title, B: keywords and numbers, C: what the text repeats
  words tsvector not null                   -- every word and character of the document, without places
);
create index search_entries_words on search_entries using gin (words) with (fastupdate = off);
create index search_entries_newest on search_entries (authority_id, published_at desc, document_id desc);
create index search_entries_column on search_entries (column_id, published_at desc, document_id desc);
create index search_entries_office on search_entries (office_id, published_at desc, document_id desc);

-- The folded text, apart from the entries because only quoted phrases are looked up in it.
create table search_texts (
  document_id bigint primary key references search_entries on delete cascade,
  folded text not null
);

-- In how many documents a word stands: chooses the plan of a query. The word '' counts all documents.
create table search_words (
  authority_id bigint not null,
  word text not null,
  documents int not null,
  primary key (authority_id, word)
);
