-- Photographs and papers that came with a message; their names are sealed, as is what is in them.
create table message_files (
  id bigint generated always as identity primary key,
  message_id bigint not null references messages,
  file_hash text not null references files,
  sealed_name bytea not null,
  added_at timestamptz not null
);
create index message_files_of on message_files (message_id);
create index message_files_hash on message_files (file_hash);
