-- The date that a report's paper bears (落款) is chosen; the day on which it went out is the day it was. Until now the one
-- stood for both, and a report published in November under a date in January was not late.
alter table annual_reports add column signed_on date;
alter table region_reports add column signed_on date;

alter table annual_reports disable trigger annual_reports_kept;
alter table region_reports disable trigger region_reports_kept;
alter table report_versions disable trigger report_versions_append_only;
update report_versions set published_on = (published_at at time zone 'Asia/Shanghai')::date where number = 1;
update annual_reports r set signed_on = r.published_on, published_on = v.published_on from report_versions v
  where v.authority_id = r.authority_id and v.year = r.year and v.scope = 'own' and v.number = 1 and r.published_on is not null;
update region_reports r set signed_on = r.published_on, published_on = v.published_on from report_versions v
  where v.authority_id = r.authority_id and v.year = r.year and v.scope = 'region' and v.number = 1
    and r.published_on is not null;
alter table annual_reports enable trigger annual_reports_kept;
alter table region_reports enable trigger region_reports_kept;
alter table report_versions enable trigger report_versions_append_only;

create or replace function keep_published_report() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.published_on is not null then raise exception 'a published report is kept'; end if;
    return old;
  end if;
  if old.published_on is not null and ((new.published_on, new.signed_on) is distinct from (old.published_on, old.signed_on)
      or (new.authority_id, new.year) is distinct from (old.authority_id, old.year)) then
    raise exception 'a published report keeps its dates';
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
