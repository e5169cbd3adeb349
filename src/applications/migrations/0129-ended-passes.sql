-- A pass opens an applicant's own application for two hours (a sealed cookie). Whoever leaves before gives it back: what
-- somebody copied of it opens nothing any more.
create table ended_passes (
  key text primary key,
  until timestamptz not null               -- when it is over by itself, and forgotten
);
