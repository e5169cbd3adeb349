-- Whatever has a content hash is reviewed in one way: documents' revisions, annual reports, replies to applications. One
-- pair of tables holds the rounds and the verdicts of all; which subject a round is about stands in subject_kind and
-- subject_id. A kind whose subjects are rows has a generated column with a foreign key; a room that brings another kind
-- adds its own by a migration.
alter table review_rounds
  add column subject_kind text,
  add column subject_id text,               -- within its kind: a document's or an application's id, '<authority>:<year>'
  add column authority_id bigint references authorities,
  add column office_id bigint references offices, -- whose head takes the office's step; null: of the whole authority
  add column version text not null default '',    -- names the content in the room's own books; '': it keeps no versions
  add column authors bigint[],              -- who submitted it, and everybody who wrote any of it
  add column submitted_name text;

update review_rounds r set
  subject_kind = 'document', subject_id = r.document_id::text, version = r.revision_id::text,
  authority_id = d.authority_id, office_id = d.office_id, submitted_name = s.name,
  authors = (
    select array_agg(distinct id) from (
      select d.author_id union all select r.submitted_by
      union all select v.author_id from revisions v where v.document_id = d.id
      union all select v.saved_by from revisions v where v.document_id = d.id) as wrote (id)
    where id is not null)
from documents d, staff s where d.id = r.document_id and s.id = r.submitted_by;

alter table review_rounds drop constraint review_rounds_state_check;
alter table review_rounds
  drop column document_id, drop column revision_id,
  alter column subject_kind set not null, alter column subject_id set not null,
  alter column authority_id set not null, alter column authors set not null, alter column submitted_name set not null,
  add column report_round bigint,           -- only while this migration runs
  -- published: what the round let pass is public
  add constraint review_rounds_state_check
    check (state in ('open', 'passed', 'returned', 'voided', 'recalled', 'published'));
-- a verdict is about its round's content
alter table reviews drop column document_id, drop column revision_id, drop column content_hash;

-- The annual reports. Their office's own step could always be taken by the head of the disclosure office too: the steps
-- say so now.
insert into review_rounds (subject_kind, subject_id, authority_id, office_id, content_hash, steps, step, state, authors,
    submitted_by, submitted_name, submitted_at, closed_at, report_round)
  select 'annualReport', authority_id || ':' || year, authority_id, office_id, content_hash,
    (select jsonb_agg(case when one->>'scope' = 'office' then one || '{"also": ["disclosureHead"]}' else one end order by n)
      from jsonb_array_elements(steps) with ordinality as each (one, n)),
    step, state, authors, submitted_by, submitted_name, submitted_at,
    (select max(at) from report_reviews v where v.round_id = r.id and r.state in ('passed', 'returned', 'published')), id
  from report_rounds r order by id;
insert into reviews (round_id, step, step_label, reviewer_id, reviewer_name, verdict, gates, remark, at)
  select r.id, v.step, v.step_label, v.reviewer_id, v.reviewer_name, v.verdict, v.gates, v.remark, v.at
  from report_reviews v join review_rounds r on r.report_round = v.round_id order by v.id;

alter table accepted_findings drop constraint accepted_findings_round_id_fkey;
alter table accepted_findings disable trigger accepted_findings_append_only;
update accepted_findings f set round_id = r.id from review_rounds r where r.report_round = f.round_id;
alter table accepted_findings enable trigger accepted_findings_append_only;
alter table accepted_findings add foreign key (round_id) references review_rounds;
drop table report_reviews;
drop table report_rounds;
alter table review_rounds drop column report_round;

-- The replies to applications: 法制审核 and 签发 stay steps of the application; as verdicts they stand here too. Each
-- legal review begins a round, and so does a reply that was signed without one. When and by whom the draft was saved
-- stands in the audit log.
create temporary table reply_rounds on commit drop as
  select nextval(pg_get_serial_sequence('review_rounds', 'id')) as id, f.*,
    'replied' = any(f.kinds) as signed,
    f.seq = max(f.seq) over (partition by f.paper_id) as latest
  from (
    select s.application_id, s.paper_id, s.seq, array_agg(v.kind) as kinds, max(v.recorded_at) as closed_at
    from application_steps s
    join application_steps v on v.application_id = s.application_id and v.paper_id = s.paper_id and (v.seq = s.seq
      or v.kind = 'replied' and v.seq > s.seq and s.seq = (
        select max(b.seq) from application_steps b
        where b.application_id = s.application_id and b.paper_id = s.paper_id and b.kind = 'legallyReviewed' and b.seq < v.seq))
    where s.recorded_by is not null and v.recorded_by is not null
      and (s.kind = 'legallyReviewed' or s.kind = 'replied' and not exists (
        select from application_steps b
        where b.application_id = s.application_id and b.paper_id = s.paper_id and b.kind = 'legallyReviewed' and b.seq < s.seq))
    group by s.application_id, s.paper_id, s.seq
    order by s.application_id, s.seq) f;

-- A draft that waits now, to be reviewed or signed.
create temporary table reply_drafts on commit drop as
  select p.id as paper_id, p.state from application_papers p join applications a on a.id = p.application_id
  where p.kind = 'reply' and p.state <> 'issued'
    and a.phase in ('unconfirmed', 'open', 'awaitingCorrection', 'awaitingFee');

create function pg_temp.reply_hash(application bigint, content jsonb) returns text language sql as $$
  select encode(sha256(convert_to(concat_ws(E'\n', 'gongkai reply 1', application, content->>'reply',
    coalesce(content->>'publicInterest', 'false'), content->>'body'), 'UTF8')), 'hex') $$;
create function pg_temp.reply_steps(content jsonb) returns jsonb language sql as $$
  select jsonb_build_array(
    '{"label": "法制审核", "role": "disclosureHead", "also": ["signer", "officeReviewer"], "scope": "authority", "checks": "opinion"}'::jsonb
      || case when content->>'reply' in ('alreadyPublic', 'granted', 'otherwise') then '{"optional": true}'::jsonb else '{}' end,
    '{"label": "签发答复", "role": "signer", "also": ["disclosureHead"], "scope": "authority", "checks": "opinion", "again": true}'::jsonb) $$;

insert into review_rounds (id, subject_kind, subject_id, authority_id, office_id, version, content_hash, steps, step,
    state, authors, submitted_by, submitted_name, submitted_at, closed_at) overriding system value
  select f.id, 'reply', f.application_id::text, p.authority_id, a.office_id, p.id::text,
    -- what was changed after its review cannot be told any more
    case when f.latest then pg_temp.reply_hash(p.application_id, p.content) else '' end,
    pg_temp.reply_steps(p.content), case when f.signed then 2 else 1 end, state.now,
    coalesce(saved.authors, array_remove(array[p.updated_by], null)),
    coalesce(saved.by, p.updated_by, first.recorded_by), coalesce(saved.name, p.updater),
    coalesce(saved.at, first.recorded_at), case when state.now <> 'open' then f.closed_at end
  from reply_rounds f
  join application_papers p on p.id = f.paper_id
  join applications a on a.id = f.application_id
  join application_steps first on first.application_id = f.application_id and first.seq = f.seq
  left join reply_drafts d on d.paper_id = f.paper_id and d.state = 'approved'
  cross join lateral (select case when f.signed then 'passed' when f.latest and d.paper_id is not null then 'open'
    else 'voided' end as now) state
  left join lateral (
    select (array_agg(l.actor_id order by l.seq desc))[1] as by, (array_agg(l.actor order by l.seq desc))[1] as name,
      max(l.at) as at, array_agg(distinct l.actor_id) as authors
    from audit_log l join staff s on s.id = l.actor_id
    where l.subject = 'application:' || f.application_id and l.action = 'applications.draftReply'
      and l.at <= first.recorded_at
    having count(*) > 0) saved on true
  order by f.id;
insert into reviews (round_id, step, step_label, reviewer_id, reviewer_name, verdict, remark, at)
  select f.id, case s.kind when 'legallyReviewed' then 0 else 1 end,
    case s.kind when 'legallyReviewed' then '法制审核' else '签发答复' end, s.recorded_by, s.recorder, 'passed',
    case s.kind when 'legallyReviewed' then s.note else '' end, s.recorded_at
  from reply_rounds f
  join application_steps s on s.application_id = f.application_id and s.paper_id = f.paper_id
    and (s.seq = f.seq or s.kind = 'replied' and f.signed and s.seq > f.seq)
  order by f.id, s.seq;

insert into review_rounds (subject_kind, subject_id, authority_id, office_id, version, content_hash, steps, step, state,
    authors, submitted_by, submitted_name, submitted_at)
  select 'reply', p.application_id::text, p.authority_id, a.office_id, p.id::text,
    pg_temp.reply_hash(p.application_id, p.content), pg_temp.reply_steps(p.content),
    case when d.state = 'approved' then 1 else 0 end, 'open',
    (select array_agg(distinct id) from (
      select p.updated_by union all
      select l.actor_id from audit_log l join staff s on s.id = l.actor_id
      where l.subject = 'application:' || p.application_id and l.action = 'applications.draftReply') as wrote (id)),
    p.updated_by, p.updater, p.updated_at
  from reply_drafts d join application_papers p on p.id = d.paper_id join applications a on a.id = p.application_id
  where p.updated_by is not null and not exists (
    select from review_rounds r where r.subject_kind = 'reply' and r.version = p.id::text and r.state = 'open')
  order by p.id;
-- whether a draft was approved is said by its round
update application_papers set state = 'draft' where state = 'approved';
alter table application_papers drop constraint application_papers_state_check;
alter table application_papers add constraint application_papers_state_check check (state in ('draft', 'issued'));

-- a newer round voids what was under way
update review_rounds r set state = 'voided' where state in ('open', 'passed') and exists (
  select from review_rounds n where n.subject_kind = r.subject_kind and n.subject_id = r.subject_id and n.id > r.id);

alter table review_rounds
  add column document_id bigint references documents
    generated always as (case when subject_kind = 'document' then subject_id::bigint end) stored,
  add column revision_id bigint references revisions
    generated always as (case when subject_kind = 'document' then version::bigint end) stored,
  add column application_id bigint references applications
    generated always as (case when subject_kind = 'reply' then subject_id::bigint end) stored;
create unique index review_rounds_one_under_way on review_rounds (subject_kind, subject_id)
  where state in ('open', 'passed');
create index review_rounds_subject on review_rounds (subject_kind, subject_id, id);
create index review_rounds_open on review_rounds (authority_id, submitted_at) where state = 'open';
create index review_rounds_document on review_rounds (document_id, id) where document_id is not null;
