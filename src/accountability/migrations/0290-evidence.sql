-- Evidence of a complaint and of what was done about it. It may name who complained: the file is sealed, its name too, and
-- both go when the rest of what they said goes.
create table accountability_evidence (
  id bigint generated always as identity primary key,
  case_id bigint not null,
  -- of the step; 1: of the complaint itself
  seq integer not null,
  sealed_name bytea not null,
  file_hash text not null references files,
  foreign key (case_id, seq) references accountability_steps
);
create index accountability_evidence_of on accountability_evidence (case_id, seq);
