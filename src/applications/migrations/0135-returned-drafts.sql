-- A draft reply that legal review or signature sent back waits for who wrote it.
alter table application_papers add column returned boolean not null default false;
