-- Who takes the office's step of a round in place of the office's head, who is away: a reviewer of another office.
alter table review_rounds add column stand_in_id bigint references staff;
