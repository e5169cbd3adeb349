-- Lists of a hundred thousand messages: in the order of the desk, by the day of the answer, by words.
create index messages_by_due on messages (authority_id, due_on asc nulls last, received_on desc, id desc);
create index messages_answered on messages (authority_id, answered_on) where answered_on is not null;
create index public_answers_theme on public_answers (authority_id, theme, answered_on desc, id desc) where withdrawn_at is null;

-- Every character of a text and every two beside each other: what holds a word holds all of the word's. Chinese has no
-- spaces between words, and most have two characters.
create function text_pairs(said text) returns text[] language sql immutable strict parallel safe cost 1000 as $$
  select coalesce(array_agg(distinct one), '{}') from (
    select unnest(array[c, c || lead(c) over (order by n)]) as one
    from unnest(string_to_array(lower(said), null)) with ordinality as letters(c, n)
  ) pairs where one is not null
$$;
create index messages_words on messages using gin (text_pairs(subject || ' ' || number)) with (fastupdate = off);
create index public_answers_words on public_answers
  using gin (text_pairs(title || ' ' || question || ' ' || answer)) with (fastupdate = off) where withdrawn_at is null;
