-- What is online besides documents is looked into too: annual reports, what an authority says of itself, its offices,
-- columns, the reasons that the site gives. Such a text is named by its sort and its id within it.
alter table inspection_findings
  alter column document_id drop not null,
  alter column revision_id drop not null,
  add column online text,
  add column online_id text,
  add column online_title text,
  add constraint inspection_findings_of check (
    num_nonnulls(document_id, revision_id) = 2 and num_nonnulls(online, online_id, online_title) = 0
    or num_nonnulls(document_id, revision_id) = 0 and num_nonnulls(online, online_id, online_title) = 3);
create unique index inspection_findings_online on inspection_findings (authority_id, online, online_id, key);
-- such texts that were looked into
alter table inspection_runs add column texts int not null default 0;
