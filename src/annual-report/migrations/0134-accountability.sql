-- Who was held to account for not disclosing: entered as it happens, so that a year without an entry can be said to have had
-- none. 条例 arts. 51–53
alter table declared_acts drop constraint declared_acts_kind_check;
alter table declared_acts add constraint declared_acts_kind_check check (kind in (
  'licence', 'penalty', 'coercion', 'fee',
  'documentOpening', 'documentIssued', 'documentRepealed',
  'otherChannel',
  'accountability'));
