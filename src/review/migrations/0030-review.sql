create table review_chains (
  authority_id bigint primary key references authorities,
  steps jsonb not null
);

-- The document that waits: at which step, for which sealed content.
create table review_rounds (
  id bigint generated always as identity primary key,
  document_id bigint not null references documents,
  revision_id bigint not null references revisions,
  content_hash text not null,
  steps jsonb not null,                     -- the chain as it was at submission
  step int not null default 0,              -- index into steps; = length: passed the whole chain
  state text not null check (state in ('open', 'passed', 'returned', 'voided', 'recalled')),
  submitted_by bigint not null references staff,
  submitted_at timestamptz not null,
  closed_at timestamptz
);
create unique index review_rounds_one_open on review_rounds (document_id) where state = 'open';
create index review_rounds_document on review_rounds (document_id, id);

create table reviews (
  id bigint generated always as identity primary key,
  round_id bigint not null references review_rounds,
  document_id bigint not null references documents,
  revision_id bigint not null references revisions,
  content_hash text not null,
  step int not null,
  step_label text not null,
  reviewer_id bigint not null references staff,
  reviewer_name text not null,
  verdict text not null check (verdict in ('passed', 'returned')),
  gates text[] not null default '{}',
  remark text not null default '',
  at timestamptz not null
);
create index reviews_document on reviews (document_id, id);
create index reviews_reviewer on reviews (reviewer_id, document_id);
