-- One outbox for all rooms, in place of `alerts` and `citizen_mails`.
alter table alert_addresses rename to mail_addresses;

create table mails (
  id bigint generated always as identity primary key,
  authority_id bigint not null references authorities,
  room text not null,                      -- who put it in
  kind text not null,                      -- which of the room's mails
  about text not null,                     -- what it tells of: 'application:12'
  key text not null unique,                -- what is told once has one key
  staff_id bigint references staff,        -- to somebody in the house, at mail_addresses
  recipient_shown text not null,
  subject text not null,                   -- nothing personal
  body text not null,                      -- nothing personal
  attachment_name text not null default '',
  sealed_parts bytea,                      -- recipient and attachment (src/mail/outbox.ts)
  log_action text,                         -- audit-log entry that sending it makes
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts int not null default 0,
  next_at timestamptz not null,
  failure text not null default '',
  message_name text,                       -- of a Message-ID that was given before this table was
  message_id text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz,
  resent_by bigint references staff,
  resent_name text not null default '',
  resent_at timestamptz,
  check ((state = 'sent') = (sent_at is not null)),
  check ((resent_by is null) = (resent_at is null)),
  check (staff_id is null or sealed_parts is null),
  -- to somebody outside it can go only with its parts; without words it waits for them
  check (state in ('sent', 'dropped') or staff_id is not null or (sealed_parts is null) = (body = ''))
);
create index mails_waiting on mails (next_at) where state = 'waiting';
create index mails_failed on mails (id) where state = 'failed';
create index mails_about on mails (about);

-- What was put before: each with its state, tries and Message-ID. Nothing that was sent is sent again.
insert into mails (authority_id, room, kind, about, key, staff_id, recipient_shown, subject, body,
  state, attempts, next_at, failure, message_name, created_at, sent_at)
select a.authority_id, 'alerts', 'limit', a.limit_key || ' ' || a.limit_on,
  'limit:' || a.limit_key || ':' || a.limit_on || ':' || a.stage || ':' || a.staff_id, a.staff_id, s.name,
  a.subject, a.body, a.state, a.attempts, a.next_at, a.failure, 'alert-' || a.id, a.created_at,
  case when a.state = 'sent' then coalesce(a.sent_at, a.created_at) end
from alerts a join staff s on s.id = a.staff_id
order by a.id;

-- Those to applicants had no words, and their address stands sealed with the application: what still waits or failed is
-- worded by its room. Whose personal data is gone gets none.
insert into mails (authority_id, room, kind, about, key, recipient_shown, subject, body, attachment_name, log_action,
  state, attempts, next_at, failure, message_name, message_id, created_at, sent_at, resent_by, resent_name, resent_at)
select a.authority_id, 'applications', m.kind, 'application:' || a.id,
  'application:' || a.id || ':' || m.kind || coalesce(':' || m.paper_id, ''), '申请人',
  '政府信息公开申请（' || a.number || '）：' || case m.kind when 'filed' then '提交成功' when 'receipt' then '登记回执'
    when 'correction' then '补正告知' when 'extension' then '延期告知' else '答复' end,
  '', case when m.attached then '答复书' else '' end, 'applications.mailApplicant',
  case when m.state in ('waiting', 'failed') and a.sealed_applicant is null then 'dropped' else m.state end,
  m.attempts, m.next_at, m.failure, 'application-' || m.id, m.message_id, m.created_at, m.sent_at,
  m.resent_by, m.resent_name, m.resent_at
from citizen_mails m join applications a on a.id = m.application_id
order by m.id;

drop table alerts;
drop table citizen_mails;
