-- What the rules ran on: the report as it was read, last year's, and the figures that people typed in from the original,
-- so that the rules can run again. Results of before have none.
alter table report_audit_results add column sealed_basis bytea;
-- The file itself, where its office chose to keep it in order to send the report up for its authority.
alter table report_audit_results add column sealed_original bytea;
