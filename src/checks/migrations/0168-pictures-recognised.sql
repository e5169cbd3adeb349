-- What was recognised in the pictures of files that are to be published, by content: each picture is read once, whatever
-- becomes of the checks. It goes with the file. 条例 art. 17
create table file_pictures (
  file_hash text not null references files on delete cascade,
  -- of the name: it decides between kinds of texts
  ending text not null,
  -- where the picture stands in the file
  place text not null,
  -- lines and cells with their places and how certain they are, and why a person must look all the same
  seen jsonb not null,
  primary key (file_hash, ending, place)
);
-- Files whose pictures are to be read, one after the other.
create table file_recognitions (
  file_hash text not null references files on delete cascade,
  ending text not null,
  pictures int not null,
  done int not null default 0,
  -- nobody waits for it today
  later boolean not null,
  asked_at timestamptz not null default now(),
  -- when the process that reads was heard of last
  told_at timestamptz,
  held_until timestamptz not null default '-infinity',
  primary key (file_hash, ending)
);
create index on file_recognitions (later, asked_at);
create index on file_recognitions (told_at);
