-- The page on which a kept form was filled in may say in its address what was searched for, which may be a name. Forms that
-- are kept now find their page by where they were sent.
alter table kept_forms add column sealed_page bytea;
alter table kept_forms drop column page;
