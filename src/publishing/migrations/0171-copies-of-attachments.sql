-- Copies of attachments that may be published in place of the files themselves: cleaned of what a file carries besides its
-- content, personal data hidden. The original stays with the document and is not published. 条例 art. 15
create table attachment_copies (
  id bigint generated always as identity primary key,
  document_id bigint not null references documents on delete cascade,
  original_hash text not null references files,
  original_name text not null,
  copy_hash text not null references files,
  copy_name text not null,
  -- what was taken away, what was hidden, and what is left to be judged, in words
  told jsonb not null,
  made_by bigint not null references staff,
  made_name text not null,
  made_at timestamptz not null
);
create index on attachment_copies (document_id);
create index on attachment_copies (original_hash);
