-- What was published, sent up or put right stays as it was, whoever asks the database.
create trigger report_versions_append_only before update or delete on report_versions
  for each row execute function forbid_change();
create trigger report_versions_no_truncate before truncate on report_versions
  for each statement execute function forbid_change();
create trigger annual_reports_no_truncate before truncate on annual_reports
  for each statement execute function forbid_change();
create trigger report_submissions_no_truncate before truncate on report_submissions
  for each statement execute function forbid_change();
create trigger region_reports_no_truncate before truncate on region_reports
  for each statement execute function forbid_change();
create trigger figure_corrections_no_truncate before truncate on figure_corrections
  for each statement execute function forbid_change();

-- What the public sees of a report is a version that is kept; its date of signing never moves.
create function keep_published_report() returns trigger language plpgsql as $$
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
        and kept.snapshot::text = new.snapshot::text) then
    raise exception 'a published report changes by a new version only';
  end if;
  return new;
end $$;
create trigger annual_reports_kept before update or delete on annual_reports
  for each row execute function keep_published_report();

-- A submission is decided on, never rewritten.
create function keep_submission() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.report::text is distinct from old.report::text
      or (new.authority_id, new.parent_id, new.year, new.round, new.submitted_by, new.submitted_at)
        is distinct from (old.authority_id, old.parent_id, old.year, old.round, old.submitted_by, old.submitted_at) then
    raise exception 'a submission is kept as it was sent';
  end if;
  return new;
end $$;
create trigger report_submissions_kept before update or delete on report_submissions
  for each row execute function keep_submission();

create function keep_region_report() returns trigger language plpgsql as $$
begin
  if old.published_on is not null then raise exception 'a published report is kept'; end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger region_reports_kept before update or delete on region_reports
  for each row execute function keep_region_report();

-- A correction is lifted once, never rewritten.
create function keep_correction() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.lifted_at is not null
      or (new.authority_id, new.year, new.path, new.counted, new.corrected, new.reason, new.corrected_by, new.corrected_at)
        is distinct from (old.authority_id, old.year, old.path, old.counted, old.corrected, old.reason, old.corrected_by,
          old.corrected_at) then
    raise exception 'a correction is kept with its reason';
  end if;
  return new;
end $$;
create trigger figure_corrections_kept before update or delete on figure_corrections
  for each row execute function keep_correction();
