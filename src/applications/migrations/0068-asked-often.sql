-- What becomes of information that several applicants asked for, or that one suggested publishing: taken up as a draft
-- for everybody, or not, and why. 条例 art. 44
create table proactive_decisions (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  kind text not null check (kind in ('drafted', 'declined')),
  subject text not null,                   -- what was asked for, without whom
  reason text not null default '',
  document_id bigint references documents on delete set null, -- null again: the draft was given up before anybody saw it
  decided_at timestamptz not null,
  decided_by bigint references staff,
  decider text not null,
  check (kind = 'drafted' or reason <> '')
);
create index proactive_decisions_newest on proactive_decisions (authority_id, decided_at desc);
create table proactive_decision_applications (
  decision_id bigint not null references proactive_decisions,
  application_id bigint not null references applications,
  primary key (decision_id, application_id)
);
create index proactive_decision_of on proactive_decision_applications (application_id);
