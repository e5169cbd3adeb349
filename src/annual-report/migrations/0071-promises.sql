-- What became of the improvements that last year's part five promised, answered one by one.
create table promise_answers (
  authority_id bigint not null references authorities,
  year int not null,                        -- of the report that answers
  promise_id text not null,                 -- mark of the sentence
  promise text not null,
  standing text not null check (standing in ('done', 'partly', 'open')),
  answer text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (authority_id, year, promise_id)
);
