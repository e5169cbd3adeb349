import { authorityById } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import { nextNumber } from '../numbers.ts';
import type { PaperKind } from '../words.ts';

/** These carry the application's own number. */
const WITHOUT_NUMBER: readonly PaperKind[] = ['receipt', 'deliveryReceipt'];

export interface PaperInput {
  applicationId: number;
  kind: PaperKind;
  /** what the paper says beyond what the application itself knows */
  content: Record<string, unknown>;
}

/** A paper and its day, YYYY-MM-DD: that of the step. */
export type IssuedInput = PaperInput & { on: string };

/** A paper of a step, numbered and dated, in the transaction of that step. */
export async function issuePaper(
  act: Act,
  { applicationId, kind, content, on }: IssuedInput,
): Promise<{ id: number; number: string | null }> {
  const given = await numberFor(act, kind, on);
  const { id } = await act.db
    .insertInto('application_papers')
    .values({
      application_id: applicationId,
      authority_id: act.who.authorityId,
      kind,
      state: 'issued',
      content: JSON.stringify(content),
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
  const given = await numberFor(act, paper.kind as PaperKind, on);
  await act.db
    .updateTable('application_papers')
    .set({ state: 'issued', dated_on: on, ...given })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', paper.id)
    .execute();
  return given?.number ?? null;
}

async function numberFor({ db, who }: Act, kind: PaperKind, on: string) {
  if (WITHOUT_NUMBER.includes(kind)) return undefined;
  const authority = (await authorityById(db, who.authorityId))!;
  return nextNumber(db, authority, 'paper', Number(on.slice(0, 4)));
}
