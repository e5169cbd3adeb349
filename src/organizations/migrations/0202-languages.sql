-- In which languages besides Chinese an authority's public site and kiosks are: 'en', 'ru'; none unless it wants them.
alter table authorities add column languages text[] not null default '{}'
  check (languages <@ array['en', 'ru']);
