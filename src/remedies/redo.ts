import { type CaseAbout, reopenApplication } from '../applications/index.ts';
import { REMEDY_RESULTS, remedyOutcome } from '../law/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../platform/outcome.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { remember, step } from './actions.ts';
import { type Course, stageNames, stageOf } from './rules.ts';
import { casesAboutApplication, type RemedyCase, recordEvent } from './store.ts';
import { caseName } from './words.ts';

/** Whether a case has its application answered anew: it ended by an order to act again, which was not followed yet. */
export function mayReopenReply(of: Course & Pick<RemedyCase, 'applicationId'>): Outcome<number> {
  if (!of.concludedOn || !of.outcome) return invalid('案件审结以后，才能按决定、判决重新办理');
  if (!remedyOutcome(of.outcome).redo) return invalid('这一结果不要求本机关重新答复');
  if (of.redoneOn) return invalid(`已于 ${of.redoneOn} 履行`);
  return of.applicationId === null ? invalid('这一案件没有登记所涉申请，请先更正登记') : ok(of.applicationId);
}

/** 重新办理所涉申请: it is open again, with the term of the decision. 行政复议法 art. 64; 行政诉讼法 art. 70 */
export const reopenReply = step<{ id: number }>('remedies.reopenReply', async (act, found) => {
  const may = mayReopenReply(found);
  if (!may.ok) return may;
  const on = found.decisionReceivedOn ?? found.concludedOn!;
  const organ = found.appealOutcome ? [found.appealBody, found.appealNumber] : [found.body, found.caseNumber];
  const what = found.kind === 'reconsideration' ? '行政复议决定' : '裁判';
  const order = `${organ.filter(Boolean).join('')}${what}`;
  const opened = await reopenApplication(act, { id: may.value, on, by: found.redoBy, order });
  if (!opened.ok) return opened;
  await remember(act, found.id, 'reopenedReply', act.today, opened.value);
  return { ok: true, value: { application: opened.value, by: found.redoBy } };
});

/** An application was answered anew: what its case ordered is done. */
export async function followReply(
  db: Tx,
  told: { applicationId: number; on: string; number: string | null; by: string; at: Date; sealer: Sealer },
): Promise<void> {
  for (const of of await casesAboutApplication(db, told.applicationId)) {
    if (!mayReopenReply(of).ok || told.on < of.concludedOn!) continue;
    await db.updateTable('remedy_cases').set({ redone_on: told.on }).where('id', '=', of.id).execute();
    const note = `已重新答复${told.number ? `，文号 ${told.number}` : ''}`;
    const event = { caseId: of.id, kind: 'redone', on: told.on, note, author: told.by, at: told.at } as const;
    await recordEvent({ db, sealer: told.sealer }, event);
  }
}

/** The cases about an application, as its officer sees them. */
export async function casesAbout(
  db: Db,
  { authorityId, applicationId }: { authorityId: number; applicationId: number },
): Promise<CaseAbout[]> {
  const cases = await casesAboutApplication(db, applicationId);
  return cases
    .filter((of) => of.authorityId === authorityId)
    .map((of) => ({
      title: caseName(of),
      href: `/console/remedies/${of.id}`,
      note: [of.body, of.result ? REMEDY_RESULTS[of.result] : stageNames[stageOf(of)]].filter(Boolean).join('　'),
    }));
}
