import { type Calendar, fold, mayTake, type ProcedureState, type Step } from '../../../law/index.ts';
import { authorityById, calendarOf } from '../../../organizations/index.ts';
import type { Act } from '../../../platform/action.ts';
import { nextNumbers } from '../../numbers.ts';
import type { Applicant } from '../../privacy/applicant.ts';
import { clearColumns, type NewApplication, type Request, sealedColumns } from '../../receipt/receive.tsx';
import { apart } from '../../said.ts';
import { stepColumns, stepRow } from './take.ts';
import { issueTakenOver } from './take-over-papers.ts';
import { type PastStep, recordedAt, type TakenOver } from './taken-over.ts';

/** An application with all that became of it; its registration first. */
export interface PastApplication {
  applicant: Applicant;
  request: Request;
  officer: { id: number; officeId: number | null };
  steps: readonly PastStep[];
}

const CHUNK = 500;

/** Takes over what was kept elsewhere, in the order of its days, so that numbers follow one another as they did then.
 *  Every step is judged by the law on its own day. @returns the applications' ids, in the order given
 *  @throws Error at a step that was not lawful on its day: nothing of it can be kept then */
export async function takeOver(act: Act, past: readonly PastApplication[]): Promise<number[]> {
  if (past.length === 0) return [];
  const calendar = await calendarOf(act.db);
  const lives = past.map(({ steps }, at) => judged(steps, at, calendar));
  const taken = lives.flat().sort((a, b) => compare(a.step.on, b.step.on) || a.at - b.at || a.seq - b.seq);
  const ids = await enterAll(act, past, { taken, lives, calendar });
  const authority = (await authorityById(act.db, act.who.authorityId))!;
  const papers = await issueTakenOver(act, { authority, taken, ids, calendar });
  const rows = taken.map((one, n) => {
    const then = { ...act, who: one.past.by, now: recordedAt(one, act.now) };
    return stepColumns(ids[one.at]!, stepRow(then, ids[one.at]!, { ...one, paperId: papers.get(n) ?? null }));
  });
  for (let from = 0; from < rows.length; from += CHUNK)
    await act.db
      .insertInto('application_steps')
      .values(rows.slice(from, from + CHUNK))
      .execute();
  return ids;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function judged(past: readonly PastStep[], at: number, calendar: Calendar): TakenOver[] {
  const names = new Map<string, string>();
  const before: Step[] = [];
  return past.map((one, n) => {
    const { step, said } = apart(one.step, names);
    if ('id' in step && said.whom) names.set(step.id, said.whom);
    const verdict = n === 0 ? { ok: true as const } : mayTake([...before], step, step.on, calendar);
    if (!verdict.ok) throw new Error(`application ${at}, ${step.on} ${step.kind}: ${verdict.why}`);
    const taken = {
      at,
      seq: n + 1,
      step,
      said: one.note ? { ...said, note: one.note } : said,
      past: one,
      before: [...before],
    };
    before.push(step);
    return taken;
  });
}

/** Enters the applications as they stand today, numbered by the days on which they came. @returns their ids */
async function enterAll(
  act: Act,
  past: readonly PastApplication[],
  of: { taken: readonly TakenOver[]; lives: readonly TakenOver[][]; calendar: Calendar },
): Promise<number[]> {
  const authority = (await authorityById(act.db, act.who.authorityId))!;
  const came = of.taken.filter(({ seq }) => seq === 1);
  const years = new Map<number, TakenOver[]>();
  for (const one of came) {
    const year = Number(one.step.on.slice(0, 4));
    years.set(year, [...(years.get(year) ?? []), one]);
  }
  const ids: number[] = [];
  for (const [year, ones] of years) {
    const numbers = await nextNumbers(act.db, authority, 'application', year, ones.length);
    const values = ones.map(({ at }, n) => {
      const steps = of.lives[at]!.map(({ step }) => step);
      const state: ProcedureState = fold(steps);
      const given: NewApplication = { ...past[at]!, files: [], codeHash: null, steps };
      const columns = clearColumns(act, given, { number: numbers[n]!.number, state, calendar: of.calendar });
      return { ...columns, version: steps.length };
    });
    const rows = await act.db.insertInto('applications').values(values).returning('id').execute();
    for (const [n, { at }] of ones.entries()) ids[at] = rows[n]!.id;
  }
  for (const [at, one] of past.entries())
    await act.db
      .updateTable('applications')
      .set(sealedColumns(act, ids[at]!, one))
      .where('id', '=', ids[at]!)
      .execute();
  return ids;
}
