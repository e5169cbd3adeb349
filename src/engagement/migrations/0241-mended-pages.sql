-- Pages of the site that were mended because a reader reported an error; the site says so on them.
create table mended_pages (
  id bigint generated always as identity primary key,
  message_id bigint not null references messages,
  authority_id bigint not null references authorities,
  page text not null,
  mended_on date not null
);
create index mended_pages_of on mended_pages (authority_id, page);
create index mended_pages_message on mended_pages (message_id);
call tell_changes('mended_pages', 'tell_site');
