-- Mails to applicants who want them: one for each paper that is theirs, and one when they filed online. The address is
-- not here: it is opened when the mail goes out.
alter table applications add column mail_notices boolean not null default false; -- chosen by the applicant
create table citizen_mails (
  id bigint generated always as identity primary key,
  application_id bigint not null references applications,
  kind text not null check (kind in ('filed', 'receipt', 'correction', 'extension', 'reply')),
  paper_id bigint references application_papers, -- null: filed
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts int not null default 0,
  next_at timestamptz not null,
  failure text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz,
  message_id text not null default '',     -- as the mail carries it
  attached boolean not null default false, -- the paper went with it
  check ((kind = 'filed') = (paper_id is null)),
  check ((state = 'sent') = (sent_at is not null)),
  unique nulls not distinct (application_id, kind, paper_id)
);
create index citizen_mails_waiting on citizen_mails (next_at) where state = 'waiting';
create index application_papers_issued on application_papers (dated_on) where state = 'issued';
