-- The document's own numbers in one form: who types one finds that paper first.
alter table search_entries add column numbers text[] not null default '{}';

-- How a word of two to six characters sounds: what was typed in pinyin, or with a wrong character, is asked about.
alter table search_words add column sound text;
create index search_words_sound on search_words (authority_id, sound) where sound is not null;

-- In which way the entries were made: when the program makes them otherwise, they are made anew.
create table search_index (made text not null);

-- Words that an office adds: what its people say, and what its papers call it.
create table search_own_words (
  authority_id bigint not null references authorities,
  said text not null,
  official text not null,
  added_at timestamptz not null,
  added_by bigint not null references staff,
  primary key (authority_id, said, official)
);
call tell_changes('search_own_words', 'tell_lists');

-- What was looked for and not found, by month: words alone, nobody's traces; texts with numbers of persons are not kept.
create table search_misses (
  authority_id bigint not null references authorities,
  month date not null,
  text text not null,
  times int not null,
  last_on date not null,
  primary key (authority_id, month, text)
);
