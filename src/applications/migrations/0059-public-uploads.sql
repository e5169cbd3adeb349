-- Files that were brought to a public form. What no application took up within two days is removed again.
create table public_uploads (
  hash text primary key references files,
  at timestamptz not null
);
create index public_uploads_at on public_uploads (at);
