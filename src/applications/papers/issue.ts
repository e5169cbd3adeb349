import { authorityById } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import { nextNumber } from '../numbers.ts';
import type { PaperKind } from '../words.ts';
import { composeLetter } from './compose.ts';
import { draftOf } from './drafts.ts';
import type { Letter, LetterKind } from './letter.ts';
import type { StepContent } from './values.ts';

/** These carry the application's own number. */
const WITHOUT_NUMBER: readonly PaperKind[] = ['receipt'];

export interface PaperInput {
  applicationId: number;
  kind: LetterKind;
  /** what the paper says beyond what the application itself knows */
  content: Record<string, unknown>;
}

/** A paper and its day, YYYY-MM-DD: that of the step. */
export type IssuedInput = PaperInput & { on: string };

/** A paper of a step, worded, numbered and dated, in the transaction of that step. Words that an officer prepared
 *  beforehand are used. */
export async function issuePaper(
  act: Act,
  { applicationId, kind, content, on }: IssuedInput,
): Promise<{ id: number; number: string | null }> {
  const prepared = await draftOf(act.db, applicationId, kind);
  if (prepared) {
    const whole = { ...prepared.content, ...content };
    const number = await issue(act, { id: prepared.id, applicationId, kind, content: whole }, on);
    return { id: prepared.id, number };
  }
  const given = await numberFor(act, kind, on);
  const { id } = await act.db
    .insertInto('application_papers')
    .values({
      application_id: applicationId,
      authority_id: act.who.authorityId,
      kind,
      state: 'issued',
      content: JSON.stringify({ ...content, letter: await letter(act, { applicationId, kind, content }, on) }),
      dated_on: on,
      ...given,
      updated_at: act.now,
      updated_by: act.who.id,
      updater: act.who.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, number: given?.number ?? null };
}

/** A draft becomes the paper that leaves the house. */
export async function issueDraft(act: Act, paper: { id: number; kind: string }, on: string): Promise<string | null> {
  const { application_id, content } = await act.db
    .selectFrom('application_papers')
    .select(['application_id', 'content'])
    .where('id', '=', paper.id)
    .executeTakeFirstOrThrow();
  return issue(act, { id: paper.id, applicationId: application_id, kind: paper.kind as LetterKind, content }, on);
}

async function issue(act: Act, paper: PaperInput & { id: number }, on: string): Promise<string | null> {
  const given = await numberFor(act, paper.kind, on);
  const content = JSON.stringify({ ...paper.content, letter: await letter(act, paper, on) });
  await act.db
    .updateTable('application_papers')
    .set({ state: 'issued', dated_on: on, content, ...given })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', paper.id)
    .execute();
  return given?.number ?? null;
}

/** The words as they leave the house: kept, whatever becomes of the office's wordings. */
async function letter({ db, who }: Act, { applicationId, kind, content }: PaperInput, on: string): Promise<Letter> {
  const authority = (await authorityById(db, who.authorityId))!;
  return composeLetter(db, authority, { applicationId, kind, content: content as StepContent, on });
}

async function numberFor({ db, who }: Act, kind: PaperKind, on: string) {
  if (WITHOUT_NUMBER.includes(kind)) return undefined;
  const authority = (await authorityById(db, who.authorityId))!;
  return nextNumber(db, authority, 'paper', Number(on.slice(0, 4)));
}
