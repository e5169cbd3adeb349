-- A word with each of its characters left open: 公共服务 → _共服务, 公_服务, 公共_务, 公共服_. What was typed with one wrong
-- character is found by what it has in common with the right word.
create function word_gaps(word text) returns text[] language sql immutable strict parallel safe as $$
  select array(select overlay(word placing '_' from place for 1) from generate_series(1, length(word)) as place)
$$;
create index search_words_gaps on search_words using gin (word_gaps(word))
  where length(word) between 2 and 6 and word !~ '[0-9a-z_.]';
