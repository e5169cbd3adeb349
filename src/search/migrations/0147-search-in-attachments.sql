-- Of a document with attachments: the words of its own title, text and numbers, so that what only an attachment says comes
-- after what the document says itself. Null: it has none, all its words are its own.
alter table search_entries add column own tsvector;

-- What is found only in attachments, apart from the document's own text.
alter table search_texts add column inside text not null default '';

-- Attachments of what the site shows, and how far their text can be searched. A row goes with the last document of the
-- authority that shows the file; of a draft there is none.
create table search_files (
  authority_id bigint not null references authorities,
  file_hash text not null references files,
  -- null: not read yet
  outcome text check (outcome in ('read', 'part', 'unread')),
  -- why it cannot be read, in a few words
  why text not null default '',
  characters int not null default 0,
  -- the documents that show it are found by it
  done boolean not null default false,
  primary key (authority_id, file_hash)
);
create index search_files_waiting on search_files (authority_id, file_hash) where not done;
create index search_files_unread on search_files (authority_id) where outcome is distinct from 'read';

-- Their text in pieces, for the excerpt that is shown of it.
create table search_passages (
  authority_id bigint not null,
  file_hash text not null,
  place int not null,
  text text not null,
  folded text not null,
  primary key (authority_id, file_hash, place),
  foreign key (authority_id, file_hash) references search_files on delete cascade
);

-- 'search 2': results of searches of authority 2, where no document changed.
create function tell_search() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', 'search ' || authority_id) from (select distinct authority_id from changed) as told;
  return null;
end $$;
call tell_changes('search_files', 'tell_search');
