import { officesOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { listMeasured, type Measure, type MeasuredRow, measureAcross } from '../platform/measures.ts';
import { type BoardWish, daysOf, type Standing } from './rules.ts';

/** One line of the board. */
export interface Line {
  /** null: the authority itself; undefined: all together */
  officeId: number | null | undefined;
  name: string;
  counts: Record<Standing, number>;
  all: number;
}

export interface Board {
  /** all together first, then by office */
  lines: Line[];
  from: string;
  to: string;
}

interface BoardOf {
  authority: { id: number; name: string };
  wish: BoardWish;
  /** YYYY-MM-DD */
  today: string;
}

/** Of obligations whose day lies in a period and is over: how many were met in time, by who owed them.
 *  @param one the measure of obligations, grouped by how they stand */
export async function boardOf(db: Db, one: Measure, { authority, wish, today }: BoardOf): Promise<Board> {
  const days = daysOf(wish, today);
  const of = { authorities: [authority.id], ...days, asOf: today };
  const [rows, offices] = await Promise.all([
    measureAcross(db, one, of, ['office', standingOf(one)]),
    officesOf(db, authority.id),
  ]);
  const line = (officeId: Line['officeId'], name: string): Line => {
    const own = rows.filter(({ key }) => officeId === undefined || key === String(officeId ?? ''));
    const n = (standing: Standing) =>
      own.filter(({ second }) => second === standing).reduce((sum, { whole }) => sum + whole, 0);
    const counts = { timely: n('timely'), late: n('late'), open: n('open') };
    return { officeId, name, counts, all: counts.timely + counts.late + counts.open };
  };
  const lines = [
    line(undefined, '合计'),
    ...offices.map(({ id, name }) => line(Number(id), name)),
    line(null, authority.name),
  ];
  return { lines: lines.filter(({ all, officeId }) => all > 0 || officeId === undefined), ...days };
}

const standingOf = ({ groupings = [] }: Measure) => groupings.find(({ id }) => id === 'standing')!;

/** The obligations behind a number of the board. */
export function recordsOf(
  db: Db,
  one: Measure,
  { authority, wish, today }: BoardOf,
  { officeId, standing }: { officeId: Line['officeId']; standing: Standing | undefined },
  slice: { offset: number; limit: number },
): Promise<MeasuredRow[]> {
  const of = { authorities: [authority.id], ...daysOf(wish, today), asOf: today };
  const group = standing && { grouping: standingOf(one), key: standing };
  return listMeasured(db, one, of, { counting: 'all', officeId, group }, slice);
}
