-- The words of a file that was looked into before review, a line for each paragraph or row: who reviews its successor compares
-- them. They go with the file. 条例 art. 17
create table file_words (
  file_hash text not null references files on delete cascade,
  -- of the name: it decides between kinds of texts
  ending text not null,
  words text not null,
  read_at timestamptz not null,
  primary key (file_hash, ending)
);
