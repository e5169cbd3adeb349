import type { Db } from '../../platform/database/index.ts';
import type { Scheme } from '../scheme/store.ts';
import { judgeFault } from './review-actions.ts';
import { isReady, type Result, resultOf, standingOf } from './standing.ts';
import { appealsOf, bySubject, type Subject, scoresOf, subjectsOf } from './store.ts';

/** What a round's page counts and lists. */
export const WAITS = {
  open: '没有定结果',
  late: '逾期没有自评',
  judge: '待评分',
  second: '待复核',
  ready: '待通知初评结果',
  appealed: '待处理申诉',
  ending: '待确定最终结果',
  final: '结果已定',
} as const;
export type Wait = keyof typeof WAITS;

/** One of a round, with what waits there. */
export interface Row {
  subject: Subject;
  waits: readonly Wait[];
  /** what is next, in words; undefined: nothing */
  todo: string | undefined;
  result: Pick<Result, 'total' | 'grade'> | undefined;
}

/** All of a round: two questions to the books, however many they are. */
export async function roundRows(db: Db, scheme: Scheme, today: string): Promise<Row[]> {
  const subjects = await subjectsOf(db, scheme.id);
  const ids = subjects.map(({ id }) => id);
  const [scores, appeals] = [bySubject(await scoresOf(db, ids)), bySubject(await appealsOf(db, ids))];
  return subjects.map((subject) => {
    const standing = standingOf(scheme.content!, scores.get(subject.id) ?? [], appeals.get(subject.id) ?? []);
    const waits = waitsOf(subject, scheme, standing, today);
    const told = subject.total === null ? undefined : { total: subject.total, grade: subject.grade! };
    const todo = waits.filter((wait) => wait !== 'open' && wait !== 'final').map((wait) => WAITS[wait]);
    return {
      ...{ subject, waits, result: told ?? (scheme.frozenAt ? resultOf(scheme.content!, standing) : undefined) },
      todo: todo.length ? todo.join('、') : undefined,
    };
  });
}

function waitsOf(subject: Subject, scheme: Scheme, standing: ReturnType<typeof standingOf>, today: string): Wait[] {
  const { state, selfOn, selfBy, appealBy } = subject;
  if (state === 'left') return [];
  if (state === 'final') return ['final'];
  const waits: Wait[] = ['open'];
  if (state === 'told') {
    const open = standing.some(({ appeal }) => appeal && !appeal.verdict);
    if (open) waits.push('appealed');
    else if (appealBy! < today) waits.push('ending');
    return waits;
  }
  if (!selfOn && selfBy < today) waits.push('late');
  if (judgeFault(subject, scheme.frozenAt !== null, today)) return waits;
  if (standing.some((one) => one.waits === 'judge')) waits.push('judge');
  if (standing.some((one) => one.waits === 'second')) waits.push('second');
  if (isReady(standing)) waits.push('ready');
  return waits;
}

/** How many of each. */
export const countWaits = (rows: readonly Row[]): Record<Wait, number> =>
  Object.fromEntries(
    (Object.keys(WAITS) as Wait[]).map((wait) => [wait, rows.filter(({ waits }) => waits.includes(wait)).length]),
  ) as Record<Wait, number>;
