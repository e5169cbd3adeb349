-- What the public sees of documents changed: the lists of their authority, the page of each, and the pages that show it
-- or will: what it is related to, either way, and its neighbours in the column. 'ends': a page that has no neighbour on
-- one side.
create function tell_publications() returns trigger language plpgsql as $$
begin
  perform pg_notify('books', tag) from (
    select 'lists ' || authority_id as tag from changed
    union select 'ends ' || column_id from changed
    union select 'document ' || document_id from changed
    union select 'document ' || l.to_document_id
      from changed c join revision_relations l on l.revision_id = c.revision_id
    union select 'document ' || p.document_id
      from changed c
      join revision_relations l on l.to_document_id = c.document_id
      join revisions r on r.id = l.revision_id
      join publications p on p.document_id = r.document_id and p.revision_id = r.id
    union select 'document ' || b.document_id from changed c, lateral (
      select p.document_id from publications p
      where p.column_id = c.column_id and p.withdrawn_at is null and p.on_site
        and (p.published_at, p.document_id) < (c.published_at, c.document_id)
      order by p.published_at desc, p.document_id desc limit 1) b
    union select 'document ' || a.document_id from changed c, lateral (
      select p.document_id from publications p
      where p.column_id = c.column_id and p.withdrawn_at is null and p.on_site
        and (p.published_at, p.document_id) > (c.published_at, c.document_id)
      order by p.published_at, p.document_id limit 1) a
  ) as told;
  return null;
end $$;
call tell_changes('publications', 'tell_publications');
call tell_changes('columns', 'tell_site');
