-- What an authority's own names (its own, of columns, offices, windows) are called in other languages, by the Chinese: who
-- changes a name has none until somebody translates the new one.
create table name_translations (
  authority_id bigint not null references authorities,
  name text not null,
  language text not null check (language in ('en', 'ru')),
  said text not null,
  said_by text not null,
  said_at timestamptz not null,
  primary key (authority_id, name, language)
);
call tell_changes('name_translations', 'tell_site');
