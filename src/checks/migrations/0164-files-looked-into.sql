-- What the checks found in files that are to be published, by content: looked into once by each version of the checks. It
-- goes with the file. 条例 art. 17
create table file_checks (
  file_hash text not null references files on delete cascade,
  -- of the name: it decides between kinds of texts
  ending text not null,
  -- names the checks that looked
  engine text not null,
  findings jsonb not null,
  looked_at timestamptz not null,
  primary key (file_hash, ending, engine)
);
