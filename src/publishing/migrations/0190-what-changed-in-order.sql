-- What changed before the public, in the order of time: for programs that keep a copy.
create index publications_changed on publications (authority_id, changed_at, document_id);
