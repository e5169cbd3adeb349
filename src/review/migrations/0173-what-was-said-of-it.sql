-- What somebody said of a passage: that it may stand (acknowledged), that it should be let through (asked), that it is let
-- through (released), that no machine read it and they did (viewed), or that somebody said so before of the same content
-- (carried: counted where it was said).
alter table review_acknowledgements
  add column said text not null default 'acknowledged'
    check (said in ('acknowledged', 'asked', 'released', 'viewed', 'carried')),
  -- passage and reason, where the subject is about persons; the columns in clear are empty then
  add column sealed_words bytea;
update review_acknowledgements a set said = case
    when r.subject_kind = 'release' then case when a.acknowledged_by = r.submitted_by then 'asked' else 'released' end
    when a.acknowledged_by = r.submitted_by then 'acknowledged'
    when a.at > r.submitted_at then 'viewed'
    else 'carried' end
  from review_rounds r where r.id = a.round_id;
alter table review_acknowledgements alter column said drop default;
create index review_acknowledgements_at on review_acknowledgements (at);
