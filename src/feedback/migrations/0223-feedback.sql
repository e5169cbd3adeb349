-- What readers say of a page (有用, 没用), each once, with a word that is kept sealed; and how often pages are read, by day:
-- figures alone, nothing of who read.
create table page_ratings (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  -- of the page on the authority's site: '/documents/5'
  path text not null,
  office_id bigint references offices,
  useful boolean not null,
  -- null: nothing was said, or its period is over
  sealed_words bytea,
  -- the slip of the form: sent twice, it counts once
  slip text not null unique,
  rated_on date not null
);
create index page_ratings_of on page_ratings (authority_id, rated_on, path);
create index page_ratings_of_office on page_ratings (office_id);
create index page_ratings_said on page_ratings (rated_on) where sealed_words is not null;

create table page_views (
  authority_id bigint not null references authorities,
  day date not null,
  path text not null,
  times int not null,
  primary key (authority_id, day, path)
);
