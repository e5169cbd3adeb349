import { sql } from 'kysely';
import { forgetMails } from '../../mail/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { rewordRounds } from '../../review/index.ts';
import { aboutOf } from '../mail/words.ts';
import { replies } from '../reply/subject.ts';
import type { ApplicationRow } from '../store.ts';
import { CLEARED, type Clear, clearDeep, fileGoes, withoutNumbers } from './erasure.ts';

/** Free words of an application, in every table, without what is personal. What the applicant wrote in messages goes
 *  whole. @returns hashes of files that are no longer named */
export async function clearTexts(
  { db: tx, house }: Pick<Act, 'db' | 'house'>,
  { id, extension_request }: ApplicationRow,
  clear: Clear,
): Promise<string[]> {
  const both: Clear = (text) => withoutNumbers(clear(text));
  await sql`select set_config('gongkai.erasing', 'on', true)`.execute(tx);
  await clearSteps(tx, id, both);
  await sql`select set_config('gongkai.erasing', 'off', true)`.execute(tx);
  await clearPapers(tx, id, clear);
  await clearConversation(tx, id, both);
  await clearDecisions(tx, id, both);
  await rewordRounds(tx, replies.name, String(id), both);
  if (extension_request)
    await tx
      .updateTable('applications')
      .set({ extension_request: JSON.stringify(clearDeep(extension_request, both)) })
      .where('id', '=', id)
      .execute();
  await forgetMails(tx, aboutOf(id));
  const hashes = await clearFiles(tx, id, clear);
  const others = await house.tell('personalDataGoes', tx, { applicationId: id, clear: both });
  return [...new Set([...hashes, ...others.flat()])];
}

async function clearSteps(tx: Tx, id: number, clear: Clear): Promise<void> {
  const steps = await tx
    .selectFrom('application_steps')
    .select(['seq', 'step', 'note'])
    .where('application_id', '=', id)
    .execute();
  for (const { seq, step, note } of steps) {
    const said = clearDeep(pickSaid(step), clear);
    await sql`update application_steps set note = ${clear(note)}, step = step || ${JSON.stringify(said)}::jsonb
      where application_id = ${id} and seq = ${seq}`.execute(tx);
  }
}

/** What a step says in free words. */
function pickSaid(step: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(step).filter(([name]) => name === 'proof' || name === 'id'));
}

/** The words of papers stay readable; files drawn from them go and are drawn anew, without a name, when asked for. The
 *  office's own figures (telephone, e-mail of the authority) stay in them. */
async function clearPapers(tx: Tx, id: number, clear: Clear): Promise<void> {
  const papers = await tx
    .selectFrom('application_papers')
    .select(['id', 'content'])
    .where('application_id', '=', id)
    .execute();
  for (const paper of papers)
    await tx
      .updateTable('application_papers')
      .set({ content: JSON.stringify(clearDeep(paper.content, clear)) })
      .where('id', '=', paper.id)
      .execute();
}

async function clearConversation(tx: Tx, id: number, clear: Clear): Promise<void> {
  for (const table of ['application_messages', 'application_notes'] as const) {
    const rows = await tx.selectFrom(table).select(['id', 'body']).where('application_id', '=', id).execute();
    for (const row of rows)
      await tx
        .updateTable(table)
        .set({ body: clear(row.body) })
        .where('id', '=', row.id)
        .execute();
  }
  await tx
    .updateTable('application_messages')
    .set({ body: CLEARED })
    .where('application_id', '=', id)
    .where('direction', '=', 'fromApplicant')
    .execute();
}

/** What was decided about publishing what several asked for. */
async function clearDecisions(tx: Tx, id: number, clear: Clear): Promise<void> {
  const decisions = await tx
    .selectFrom('proactive_decisions as d')
    .innerJoin('proactive_decision_applications as l', 'l.decision_id', 'd.id')
    .select(['d.id', 'subject', 'reason'])
    .where('l.application_id', '=', id)
    .execute();
  for (const { id: decision, subject, reason } of decisions)
    await tx
      .updateTable('proactive_decisions')
      .set({ subject: clear(subject), reason: clear(reason) })
      .where('id', '=', decision)
      .execute();
}

async function clearFiles(tx: Tx, id: number, clear: Clear): Promise<string[]> {
  const files = await tx
    .selectFrom('application_files')
    .select(['id', 'kind', 'name', 'file_hash', 'by_applicant as byApplicant'])
    .where('application_id', '=', id)
    .execute();
  const gone: string[] = [];
  for (const file of files)
    if (fileGoes(file)) {
      await tx.deleteFrom('application_files').where('id', '=', file.id).execute();
      gone.push(file.file_hash);
    } else
      await tx
        .updateTable('application_files')
        .set({ name: clear(file.name) })
        .where('id', '=', file.id)
        .execute();
  const papers = await tx
    .selectFrom('application_papers')
    .select(['docx_hash', 'pdf_hash'])
    .where('application_id', '=', id)
    .execute();
  await tx
    .updateTable('application_papers')
    .set({ docx_hash: null, pdf_hash: null })
    .where('application_id', '=', id)
    .execute();
  for (const { docx_hash, pdf_hash } of papers) gone.push(...[docx_hash, pdf_hash].filter((hash) => hash !== null));
  return gone;
}
