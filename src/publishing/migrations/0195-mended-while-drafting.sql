-- What a person mended by a click while a document was written, as the editor told it with a save: how many of which check.
-- What was found before review has a book of its own (review_findings); the words stand in neither. Since the same version the
-- audit log tells of which check was confirmed in other forms, too.
create table draft_mends (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  office_id bigint not null references offices,
  -- kept when the draft is deleted: it was mended all the same
  document_id bigint not null,
  -- the opened page that told it; it tells sums since it was opened, so that what is told twice is kept once
  page text not null,
  check_id text not null,
  n integer not null check (n > 0),
  -- what a look at submission had found of that check was still open: counted there once it is gone
  found_before boolean not null,
  staff_id bigint not null references staff,
  staff_name text not null,
  at timestamptz not null
);
create index on draft_mends (document_id, page);
create index on draft_mends (authority_id, at) where not found_before;
