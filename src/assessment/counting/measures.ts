import { recordsHref } from '../../measures/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Measure, type Measured, measure, measureAcross, valueOfKind } from '../../platform/measures.ts';
import type { House } from '../../platform/room.ts';
import type { Scope } from '../words.ts';
import { appraisal } from './appraisal.ts';
import type { AssessmentMeasure, Counted, CountedFigure } from './counter.ts';

/** All that a scheme may count: what rooms bring as figures of work, and 社会评议. Those of an authority as a whole say
 *  nothing of its offices. */
export function measuresIn(house: House, scope: Scope): AssessmentMeasure[] {
  const brought = house.brought('measures').filter(({ id }) => scope === 'below' || !OF_THE_WHOLE.test(id));
  return [appraisal, ...brought.map(ofWork)];
}
const OF_THE_WHOLE = /^(?:site|orders|reports|training|accountability|remedies)\b/;

function ofWork(one: Measure): AssessmentMeasure {
  return {
    ...{ name: one.id, label: one.label, unit: one.unit, help: one.about },
    async count(db, subjects, { until, asOf }) {
      const counted = new Map<number, CountedFigure>();
      // those who are counted from the same day are counted by one query
      for (const from of new Set(subjects.map((subject) => subject.from))) {
        const same = subjects.filter((subject) => subject.from === from && from <= until);
        if (!same.length) continue;
        const found = await measuredOf(db, one, same, { from, to: until, asOf });
        for (const subject of same)
          counted.set(subject.id, figureOf(one, subject, found(subject), { from, to: until }));
      }
      return counted;
    },
  };
}

async function measuredOf(
  db: Db,
  one: Measure,
  subjects: readonly Counted[],
  of: { from: string; to: string; asOf: string },
): Promise<(subject: Counted) => Measured> {
  const authorities = [...new Set(subjects.map(({ authorityId }) => authorityId))];
  if (subjects.every(({ officeId }) => officeId === null)) {
    const found = await measure(db, one, { authorities, ...of });
    return ({ authorityId }) => found.get(authorityId)!;
  }
  const groups = await measureAcross(db, one, { authorities, ...of }, ['office']);
  const found = new Map(groups.map((group) => [group.key, group]));
  const none = { part: 0, whole: 0, value: valueOfKind(one.kind, { part: 0, whole: 0, sum: null }) };
  return ({ officeId }) => found.get(String(officeId)) ?? none;
}

function figureOf(
  { id, kind, label }: Measure,
  { authorityCode, officeId }: Counted,
  { part, whole, value }: Measured,
  period: { from: string; to: string },
): CountedFigure {
  const office = officeId ?? undefined;
  const href = recordsHref(id, {
    ...period,
    authority: authorityCode,
    counting: kind === 'share' ? 'all' : 'counted',
    office,
  });
  if (value === null) return { value: null, said: `${label}没有可以统计的记录`, href };
  if (kind !== 'share') return { value: round(value), said: label, href };
  // never more than it is: 99.996% is not all
  return { value: Math.floor((part * 10_000) / whole) / 100, said: `${label}，${whole} 条记录中有 ${part} 条`, href };
}
const round = (value: number) => Math.round(value * 100) / 100;
