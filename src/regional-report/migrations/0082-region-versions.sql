-- A region's published report may be corrected as an authority's may: both keep every version in one book.
alter table report_versions add column scope text not null default 'own' check (scope in ('own', 'region'));
alter table report_versions add column breakdown json;  -- of a region's: the accepted reports it was summed from
alter table report_versions drop constraint report_versions_pkey;
alter table report_versions add primary key (authority_id, scope, year, number);
insert into report_versions
    (authority_id, scope, year, number, snapshot, texts, breakdown, published_on, published_at, published_by)
  select authority_id, 'region', year, 1, snapshot, texts, breakdown, published_on, updated_at, updated_by
  from region_reports where published_on is not null;

drop trigger region_reports_kept on region_reports;
drop function keep_region_report();
alter table region_reports drop column breakdown;
alter table region_reports add column state text not null default 'draft'
  check (state in ('draft', 'published', 'correcting'));
alter table region_reports add column correction_reason text not null default '';
update region_reports set state = 'published' where published_on is not null;

create or replace function keep_published_report() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.published_on is not null then raise exception 'a published report is kept'; end if;
    return old;
  end if;
  if old.published_on is not null and (new.published_on is distinct from old.published_on
      or (new.authority_id, new.year) is distinct from (old.authority_id, old.year)) then
    raise exception 'a published report keeps its date';
  end if;
  if new.snapshot::text is distinct from old.snapshot::text and not exists (
      select from report_versions kept
      where kept.authority_id = new.authority_id and kept.year = new.year
        and kept.scope = case tg_table_name when 'region_reports' then 'region' else 'own' end
        and kept.snapshot::text = new.snapshot::text) then
    raise exception 'a published report changes by a new version only';
  end if;
  return new;
end $$;
create trigger region_reports_kept before update or delete on region_reports
  for each row execute function keep_published_report();
