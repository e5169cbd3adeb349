-- What came of a form that was sent: the same form sent again gets the same answer instead of a second record.
create table form_answers (
  key text primary key,              -- of the form as it was shown, where it went and what it said, hashed
  at timestamptz not null,
  answer text,                       -- address to which its sender was led; null while it is worked on
  sealed_cookies bytea               -- given with the answer; for a minute
);
create index form_answers_at on form_answers (at);
