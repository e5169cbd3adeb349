-- Fingerprints under the key of an applicant's name, number and telephone (and an agent's), by which an application is found
-- by who knows them whole. null: not reckoned yet, which the program does when it has the key.
alter table applications add column find_keys bytea[];
create index applications_find on applications using gin (find_keys);
