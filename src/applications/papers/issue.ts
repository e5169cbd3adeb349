import { authorityById } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import { type Outcome, ok } from '../../platform/outcome.ts';
import { nextNumber } from '../numbers.ts';
import { finishedLetter } from './compose.ts';
import { contentOf, sealContent } from './content.ts';
import { draftOf, type PaperInput } from './drafts.ts';
import { PAPERS, type PaperKind } from './kinds.ts';

/** A paper and its day, YYYY-MM-DD: that of the step. */
export type IssuedInput = PaperInput & { on: string };

export interface IssuedPaper {
  id: number;
  number: string | null;
}

/** A paper of a step, worded, numbered and dated, in the transaction of that step. Words that an officer prepared
 *  beforehand are used; with anything left to write in them it is refused. */
export async function issuePaper(
  act: Act,
  { applicationId, kind, content, on }: IssuedInput,
): Promise<Outcome<IssuedPaper>> {
  const prepared = await draftOf(act.db, act.sealer, applicationId, kind);
  if (prepared) {
    const whole = { ...prepared.content, ...content };
    return issue(act, { id: prepared.id, applicationId, kind, content: whole }, on);
  }
  const words = await letter(act, { applicationId, kind, content }, on);
  if (!words.ok) return words;
  const given = await numberFor(act, kind, on);
  const { id } = await act.db
    .insertInto('application_papers')
    .values({
      application_id: applicationId,
      authority_id: act.who.authorityId,
      kind,
      state: 'issued',
      sealed_content: sealContent(act.sealer, applicationId, { ...content, letter: words.value }),
      dated_on: on,
      ...given,
      updated_at: act.now,
      updated_by: act.who.id,
      updater: act.who.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return ok({ id, number: given?.number ?? null });
}

/** A draft becomes the paper that leaves the house. */
export async function issueDraft(
  act: Act,
  paper: { id: number; kind: PaperKind },
  on: string,
): Promise<Outcome<IssuedPaper>> {
  const { application_id: applicationId, sealed_content } = await act.db
    .selectFrom('application_papers')
    .select(['application_id', 'sealed_content'])
    .where('id', '=', paper.id)
    .executeTakeFirstOrThrow();
  const content = contentOf(act.sealer, applicationId, sealed_content);
  return issue(act, { id: paper.id, applicationId, kind: paper.kind, content }, on);
}

async function issue(act: Act, paper: PaperInput & { id: number }, on: string): Promise<Outcome<IssuedPaper>> {
  const words = await letter(act, paper, on);
  if (!words.ok) return words;
  const given = await numberFor(act, paper.kind, on);
  const sealed = sealContent(act.sealer, paper.applicationId, { ...paper.content, letter: words.value });
  await act.db
    .updateTable('application_papers')
    .set({ state: 'issued', dated_on: on, sealed_content: sealed, ...given })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', paper.id)
    .execute();
  return ok({ id: paper.id, number: given?.number ?? null });
}

/** The words as they leave the house: kept, whatever becomes of the office's wordings. */
async function letter({ db, who }: Act, { applicationId, kind, content }: PaperInput, on: string) {
  const authority = (await authorityById(db, who.authorityId))!;
  return finishedLetter(db, authority, { applicationId, kind, content, on });
}

async function numberFor({ db, who }: Act, kind: PaperKind, on: string) {
  if (PAPERS[kind].number === 'application') return undefined;
  const authority = (await authorityById(db, who.authorityId))!;
  return nextNumber(db, authority, 'paper', Number(on.slice(0, 4)));
}
