import { sql } from 'kysely';
import { type Measure, type MeasuredRow, ofAuthorities } from '../platform/measures.ts';
import { has } from '../platform/roles.ts';
import { caseHref, keepers } from './words.ts';

/** Who was held to account. 条例 arts. 51–53 */
export const accountabilityMeasures: readonly Measure[] = [
  {
    ...{ id: 'accountability', label: '责任追究', unit: '起', kind: 'sum', better: 'less' },
    about: '这段时间内因不履行政府信息公开义务被追究责任的起数（条例第五十一条至第五十三条）。',
    rows: (_, of) => sql<MeasuredRow>`select c.authority_id as "authorityId", c.id, c.number as title,
      c.counted || ' 起' as note, null::bigint as "officeId", c.counted_on::text as "on", true as counts,
      c.counted::float8 as value from accountability_cases c
      where ${ofAuthorities('c.authority_id', of)} and c.counted_on between ${of.from} and ${of.to}`,
    href: ({ id }, who) => (has(who, ...keepers) ? caseHref(id) : undefined),
  },
];
