-- What was found in an uploaded file besides its faults: sheets read and not read, rows that are no records, cells filled
-- from merged ones, the first records as they will be booked.
alter table import_jobs add column found jsonb not null default '{}';
