-- Who puts it out in place of the office's own people, who are away.
alter table deliveries add column given_to bigint references staff;
