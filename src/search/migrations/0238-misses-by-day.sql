-- What was looked for and not found, by day: in which week people look for something tells what they ask for now. What was
-- counted by month stands at the last day of it.
alter table search_misses rename column month to day;
update search_misses set day = last_on;
alter table search_misses drop column last_on;
