import { sql } from 'kysely';
import { type Measure, type MeasuredRow, ofAuthorities } from '../platform/measures.ts';
import { has } from '../platform/roles.ts';
import { readers } from './rules.ts';

/** How reconsiderations and suits ended. 条例 art. 51 */
export const remedyMeasures: readonly Measure[] = [
  {
    ...{ id: 'remedies.corrected', label: '复议、诉讼纠错率', unit: '%', kind: 'share', better: 'less' },
    about: '这段时间内审结的行政复议、行政诉讼案件中，结果为纠正的占多少。',
    rows: (_, of) => sql<MeasuredRow>`select r.authority_id as "authorityId", r.id,
      case r.kind when 'reconsideration' then '行政复议' when 'directSuit' then '直接起诉' else '复议后起诉' end
        || ' ' || r.case_number as title, '' as note, null::bigint as "officeId", r.concluded_on::text as "on",
      r.result = 'corrected' as counts, null::float8 as value
      from remedy_cases r where ${ofAuthorities('r.authority_id', of)}
        and r.concluded_on between ${of.from} and ${of.to}`,
    href: ({ id }, who) => (has(who, ...readers) ? `/console/remedies/${id}` : undefined),
  },
];
