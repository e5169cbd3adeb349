import type { Calendar } from '../../../law/index.ts';
import type { Authority } from '../../../organizations/index.ts';
import type { Act } from '../../../platform/action.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { nextNumbers } from '../../numbers.ts';
import { organsOn } from '../../organs/organs.tsx';
import { finishedFrom, type PaperBooks, type Wordings } from '../../papers/compose.ts';
import { sealContent } from '../../papers/content.ts';
import { PAPERS, type PaperKind } from '../../papers/kinds.ts';
import { wordsInUse } from '../../papers/wording/store.ts';
import { recordedAt, type TakenOver } from './taken-over.ts';

interface Issuing {
  authority: Authority;
  /** in the order of their days: papers are numbered in it */
  taken: readonly TakenOver[];
  ids: readonly number[];
  calendar: Calendar;
}

/** The papers that steps left, worded and numbered as they were then.
 *  @returns their ids, by the place of their step in `taken` */
export async function issueTakenOver(
  act: Act,
  { authority, taken, ids, calendar }: Issuing,
): Promise<Map<number, number>> {
  const withPaper = taken.flatMap((one, n) => (one.past.paper ? [{ ...one, n, paper: one.past.paper }] : []));
  if (withPaper.length === 0) return new Map();
  const numbers = await numbered(act, authority, withPaper);
  const applications = await rowsOf(act, ids);
  const words = keptWords(act, authority.id);
  const values = [];
  for (const [at, { n: _, ...one }] of withPaper.entries()) {
    const { kind, content } = one.paper;
    const id = ids[one.at]!;
    const on = one.step.on;
    const organs = await organsOn(act.db, authority.id, on);
    const books: PaperBooks = { authority, row: applications.get(id)!, steps: one.before, calendar, organs };
    const letter = unwrap(await finishedFrom(words, books, { kind, content, on }));
    values.push({
      application_id: id,
      authority_id: authority.id,
      kind,
      state: 'issued' as const,
      sealed_content: sealContent(act.sealer, id, { ...content, letter }),
      dated_on: on,
      ...numbers[at],
      updated_at: recordedAt(one, act.now),
      updated_by: one.past.by.id,
      updater: one.past.by.name,
    });
  }
  const rows = await act.db.insertInto('application_papers').values(values).returning('id').execute();
  return new Map(withPaper.map(({ n }, at) => [n, rows[at]!.id]));
}

/** 文号, in the order of the days; a paper that carries the application's own number has none. */
async function numbered(
  act: Act,
  authority: Authority,
  papers: readonly { step: { on: string }; paper: { kind: PaperKind } }[],
) {
  const own = papers.map(({ paper }) => PAPERS[paper.kind].number !== 'application');
  const yearOf = (at: number) => Number(papers[at]!.step.on.slice(0, 4));
  const given = new Map<number, Awaited<ReturnType<typeof nextNumbers>>>();
  for (const year of new Set(papers.map((_, at) => yearOf(at)))) {
    const count = papers.filter((_, at) => own[at] && yearOf(at) === year).length;
    if (count) given.set(year, await nextNumbers(act.db, authority, 'paper', year, count));
  }
  return papers.map((_, at) => (own[at] ? given.get(yearOf(at))!.shift()! : undefined));
}

async function rowsOf({ db }: Act, ids: readonly number[]): Promise<Map<number, PaperBooks['row']>> {
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'number', 'applicant_kind', 'arrived_on', 'received_on', 'subject'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The office's wordings, each asked for once. */
function keptWords({ db }: Act, authorityId: number): Wordings {
  const kept = new Map<string, Promise<string>>();
  return (key) => {
    const known = kept.get(key) ?? wordsInUse(db, authorityId, key);
    kept.set(key, known);
    return known;
  };
}
