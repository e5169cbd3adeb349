-- The grounds are those of src/law/reassessment; no other word stands for one.
alter table reassessment_entries add constraint reassessment_entries_ground_check check (ground in (
  'stateSecret', 'forbiddenByLaw', 'safetyAndStability', 'thirdPartyRights', 'internalAffairs', 'process', 'enforcementFile'));
alter table reassessments add constraint reassessments_ground_check check (ground in (
  'stateSecret', 'forbiddenByLaw', 'safetyAndStability', 'thirdPartyRights', 'internalAffairs', 'process', 'enforcementFile'));
