import { sql } from 'kysely';
import { dayOf } from '../../platform/dates.ts';

/** What is counted, in the order in which a text meets it. */
export const WHATS = {
  drafted: '起草时按提示改正',
  found: '送审前自动检查发现',
  stopped: '其中拦下的',
  mended: '发现后修改',
  acknowledged: '逐处核对确认',
  released: '保密审查员放行',
  viewed: '机器未识别，人工查看',
  masked: '附件遮盖个人信息',
  cleaned: '附件清理附带信息',
  forms: '其他公开文字核对确认',
  formsBefore: '其他公开文字核对确认（未分检查项，次）',
  nightFound: '每日巡检发现',
  nightJudged: '巡检发现后核对无误',
  nightGone: '巡检发现后消除',
} as const;
export type What = keyof typeof WHATS;

/** The migration by which the book of each began. */
export const BEGAN: Record<What, string> = {
  drafted: '0195-mended-while-drafting.sql',
  found: '0174-found-before-review.sql',
  stopped: '0174-found-before-review.sql',
  mended: '0174-found-before-review.sql',
  acknowledged: '0163-acknowledged.sql',
  released: '0163-acknowledged.sql',
  viewed: '0163-acknowledged.sql',
  masked: '0171-copies-of-attachments.sql',
  cleaned: '0171-copies-of-attachments.sql',
  forms: '0195-mended-while-drafting.sql',
  formsBefore: '0174-found-before-review.sql',
  nightFound: '0172-daily-inspection.sql',
  nightJudged: '0172-daily-inspection.sql',
  nightGone: '0172-daily-inspection.sql',
};

/** Whose, and of which time. */
export interface Within {
  authorityId: number;
  /** of texts of this office; null: of all */
  officeId: number | null;
  /** midnights in China; the second is not in it */
  from: Date;
  to: Date;
}

const inChina = (day: ReturnType<typeof sql.ref>) => sql`(${day}::timestamp at time zone 'Asia/Shanghai')`;

/** Everything that was found, said and done, a row each, as figures and their records both count it: at, what, check_id (its
 *  id, or in words), n, kind and id of the subject, place, excerpt, person, reason, office. */
export function marks({ authorityId, officeId, from, to }: Within) {
  const during = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`;
  const night = (column: string) =>
    sql`${sql.ref(column)} >= ${dayOf(from)}::date and ${sql.ref(column)} < ${dayOf(to)}::date`;
  const finding = (what: string, at: string) => sql`
    select ${sql.ref(at)} as at, ${what} as what, f.check_id, 1 as n, f.subject_kind as kind, f.subject_id as id, f.place,
      '' as excerpt, '' as person, '' as reason, f.office_id as office
    from review_findings f where f.authority_id = ${authorityId} and ${during(at)}`;
  const inspected = (what: string, at: ReturnType<typeof sql>, when: ReturnType<typeof sql>) => sql`
    select ${at}, ${what}, f.check_id, 1, case when f.online is null then 'document' else 'online' end,
      coalesce(f.document_id::text, f.online_title), f.place, f.excerpt,
      coalesce(f.judged_name, ''), coalesce(f.reason, ''), d.office_id
    from inspection_findings f left join documents d on d.id = f.document_id
    where f.authority_id = ${authorityId} and ${when}`;
  const copied = (what: string, check: ReturnType<typeof sql>, many: ReturnType<typeof sql>, list: string) => sql`
    select c.made_at, ${what}, ${check}, ${many}, 'document', c.document_id::text, '附件“' || c.original_name || '”', '',
      c.made_name, '', d.office_id
    from attachment_copies c join documents d on d.id = c.document_id,
      jsonb_array_elements_text(c.told -> ${list}) as one (words)
    where d.authority_id = ${authorityId} and ${during('c.made_at')}`;
  // what was confirmed in forms stands with the action that it was confirmed for; of a reply, in its round
  const confirmed = (what: string, check: ReturnType<typeof sql>, n: ReturnType<typeof sql>) => sql`
    select l.at, ${what}, ${check}, ${n}, 'log', l.action, '', '', l.actor, (l.detail -> 'confirmed')::text, null::bigint
    from audit_log l`;
  const inForms = sql`l.authority_id = ${authorityId} and jsonb_typeof(l.detail -> 'confirmed') = 'object'
    and l.action <> 'applications.confirmReply' and ${during('l.at')}`;
  const counted = sql`coalesce(jsonb_typeof(l.detail -> 'confirmed' -> 'counts') = 'object', false)`;
  return sql`select * from (
    select m.at, 'drafted' as what, m.check_id, m.n, 'document' as kind, m.document_id::text as id, '' as place,
      '' as excerpt, m.staff_name as person, '' as reason, m.office_id as office
      from draft_mends m where m.authority_id = ${authorityId} and not m.found_before and ${during('m.at')}
    union all ${finding('found', 'f.first_at')}
    union all ${finding('stopped', 'f.first_at')} and f.severity = 'block'
    union all ${finding('mended', 'f.gone_at')}
    union all select a.at, a.said, a.check_id, 1, r.subject_kind, r.subject_id, a.place, a.excerpt, a.acknowledged_name,
        a.reason, r.office_id
      from review_acknowledgements a join review_rounds r on r.id = a.round_id
      where r.authority_id = ${authorityId} and a.said in ('acknowledged', 'released', 'viewed') and ${during('a.at')}
    union all ${copied('masked', sql`substring(one.words from '^(.*) \\d+ 处$')`, sql`substring(one.words from ' (\\d+) 处$')::int`, 'hidden')}
    union all ${copied('cleaned', sql`one.words`, sql`1`, 'removed')}
    union all ${confirmed('forms', sql`one.key`, sql`one.value::int`)}
      cross join lateral jsonb_each_text(case when ${counted} then l.detail -> 'confirmed' -> 'counts' end) as one
      where ${inForms}
    union all ${confirmed('formsBefore', sql`''`, sql`1`)} where ${inForms} and not ${counted}
    union all ${inspected('nightFound', inChina(sql.ref('f.first_day')), night('f.first_day'))}
    union all ${inspected('nightJudged', sql`f.judged_at`, during('f.judged_at'))}
    union all ${inspected('nightGone', inChina(sql.ref('f.gone_day')), night('f.gone_day'))}
  ) as every where ${officeId}::bigint is null or office = ${officeId}`;
}
