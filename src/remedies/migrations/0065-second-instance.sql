-- 二审: a suit that was appealed stays one case, pending until the second instance ends; what the first said is kept.
alter table remedy_cases
  add column first_outcome text,            -- of the first instance, once appealed
  add column first_on date,
  add column first_received_on date,
  add column appealed_by text check (appealed_by in ('other', 'authority', 'both')),
  add column appealed_on date,
  add column appeal_body text not null default '',
  add column appeal_number text not null default '',
  add column appeal_served_on date,         -- the copy of the appeal was received
  add column appeal_answered_on date,
  add column appeal_outcome text check (appeal_outcome in ('dismissed', 'withdrawn', 'changed', 'remanded')),
  add check ((appealed_on is null) = (first_on is null)),
  add check (appealed_on is null or (kind <> 'reconsideration' and first_outcome is not null and appealed_by is not null)),
  add check (appealed_on is not null or (appeal_served_on is null and appeal_outcome is null)),
  add check ((appeal_outcome is null) or concluded_on is not null);
alter table remedy_events drop constraint remedy_events_kind_check;
alter table remedy_events add constraint remedy_events_kind_check check (kind in ('opened', 'amended', 'answered', 'hearing',
  'concluded', 'redone', 'reopened', 'note', 'appealed', 'appealAmended', 'appealAnswered', 'remanded', 'appealUndone'));
