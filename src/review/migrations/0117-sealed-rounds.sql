-- What a round showed of something about persons (a reply to an application) is sealed; the words of before wait in
-- `unsealed` until the program has sealed them. What a reviewer said of a reply stands, sealed, in the application's step.
alter table review_rounds add column sealed_shown bytea;
insert into unsealed (target, key, into_column, purpose, value)
  select 'review_rounds', jsonb_build_object('id', id), 'sealed_shown', 'round:reply:' || subject_id, to_jsonb(shown)
  from review_rounds where subject_kind = 'reply' and shown is not null;
update review_rounds set shown = null where subject_kind = 'reply';
update reviews v set remark = '' from review_rounds r where r.id = v.round_id and r.subject_kind = 'reply';
