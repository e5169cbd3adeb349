import { sql } from 'kysely';
import { ASSESSMENT_RESULTS, assessmentResults, discloses } from '../law/index.ts';
import { type Measure, type MeasuredRow, type MeasureOf, ofAuthorities } from '../platform/measures.ts';

/** Assessments that were reviewed in a period, with what came out; of what was assessed the number alone. */
const rows = (of: MeasureOf, results: readonly string[]) => sql<MeasuredRow>`
  select r.authority_id as "authorityId", r.id, r.name as title,
    ${sql.join([sql`case r.result`, ...assessmentResults.map((one) => sql`when ${one} then ${ASSESSMENT_RESULTS[one].label}`), sql`end`], sql` `)} as note,
    r.of_office_id as "officeId", r.reviewed_on::text as "on", true as counts, null::float8 as value
  from reassessments r where ${ofAuthorities('r.authority_id', of)} and r.state = 'confirmed'
    and r.result = any(${results}) and r.reviewed_on between ${of.from} and ${of.to}`;

/** What is not disclosed and was assessed again. 条例 art. 18 */
export const reassessmentMeasures: readonly Measure[] = [
  {
    ...{ id: 'reassessment.assessed', label: '评估没有公开的信息', unit: '次', kind: 'count', better: 'more' },
    about: '这段时间内经复核生效的评估（条例第十八条）。',
    rows: (_, of) => rows(of, assessmentResults),
  },
  {
    ...{ id: 'reassessment.opened', label: '评估为可以公开', unit: '次', kind: 'count' },
    about: '这段时间内评估为可以公开或者部分公开的（条例第十八条）。',
    rows: (_, of) => rows(of, assessmentResults.filter(discloses)),
  },
];
