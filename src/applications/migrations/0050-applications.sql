-- 依申请公开台账. Each application counts once in table three: by the kind of its outcome.
create table applications (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  number text not null,
  received_on date not null,
  applicant_kind text not null check (applicant_kind in ('person', 'business', 'research', 'charity', 'legalService', 'otherOrganisation')),
  subject text not null,
  outcome text check (outcome in (          -- a row of table three: src/law
    'granted', 'partial', 'refused.stateSecret', 'refused.forbiddenByLaw', 'refused.safetyAndStability',
    'refused.thirdPartyRights', 'refused.internalAffairs', 'refused.process', 'refused.enforcementFile',
    'refused.administrativeInquiry', 'unable.notHeld', 'unable.toBeCreated', 'unable.stillUnclear',
    'notProcessed.petition', 'notProcessed.repeated', 'notProcessed.publication', 'notProcessed.excessive',
    'notProcessed.reissue', 'other.correctionOverdue', 'other.feeOverdue', 'other.other')),
  closed_on date,
  fee_fen bigint not null default 0 check (fee_fen >= 0), -- 信息处理费 that was paid
  fee_paid_on date,
  is_demo boolean not null default false,
  check ((outcome is null) = (closed_on is null)),
  check (closed_on >= received_on),
  check (fee_fen = 0 or fee_paid_on is not null),
  unique (authority_id, number)
);
create index applications_received on applications (authority_id, received_on);
create index applications_closed on applications (authority_id, closed_on);
