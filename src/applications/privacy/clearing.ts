import { sql } from 'kysely';
import { forgetMails } from '../../mail/index.ts';
import type { Act } from '../../platform/action.ts';
import { rewordRounds } from '../../review/index.ts';
import { extensionRequested } from '../handling/extension-requested.ts';
import { aboutOf } from '../mail/words.ts';
import { contentOf, type KeptContent, sealContent } from '../papers/content.ts';
import { reasonsOf } from '../recurring/store.ts';
import { replyReleases } from '../reply/checked/release.tsx';
import { replies } from '../reply/subject.ts';
import { saidIn } from '../said.ts';
import type { ApplicationRow } from '../store.ts';
import { CLEARED, type Clear, clearDeep, fileGoes, withoutNumbers } from './erasure.ts';
import { openText, sealText, sealWords } from './sealed-words.ts';

/** Free words of an application, in every table, without what is personal. What the applicant wrote in messages goes
 *  whole. @returns hashes of files that are no longer named */
export async function clearTexts(act: Act, row: ApplicationRow, clear: Clear): Promise<string[]> {
  const { db: tx, house, sealer } = act;
  const { id } = row;
  const both: Clear = (text) => withoutNumbers(clear(text));
  await sql`select set_config('gongkai.erasing', 'on', true)`.execute(tx);
  await clearSteps(act, id, both);
  await clearAmendments(act, id, both);
  await sql`select set_config('gongkai.erasing', 'off', true)`.execute(tx);
  await clearPapers(act, id, clear);
  await clearConversation(act, id, both);
  await clearDecisions(act, id, both);
  for (const kind of [replies, replyReleases]) await rewordRounds(act, kind, String(id), both);
  const requested = extensionRequested(sealer, row);
  if (requested)
    await tx
      .updateTable('applications')
      .set({ sealed_extension_request: sealWords(sealer, id, 'extension', clearDeep(requested, both)) })
      .where('id', '=', id)
      .execute();
  await forgetMails(tx, aboutOf(id));
  const hashes = await clearFiles(act, id, clear);
  const others = await house.tell('personalDataGoes', tx, { applicationId: id, clear: both, sealer });
  return [...new Set([...hashes, ...others.flat()])];
}

async function clearSteps({ db: tx, sealer }: Act, id: number, clear: Clear): Promise<void> {
  const steps = await tx
    .selectFrom('application_steps')
    .select(['seq', 'sealed_said'])
    .where('application_id', '=', id)
    .where('sealed_said', 'is not', null)
    .execute();
  for (const { seq, sealed_said } of steps)
    await tx
      .updateTable('application_steps')
      .set({ sealed_said: sealWords(sealer, id, 'step', clearDeep(saidIn(sealer, id, sealed_said), clear)) })
      .where('application_id', '=', id)
      .where('seq', '=', seq)
      .execute();
}

async function clearAmendments({ db: tx, sealer }: Act, id: number, clear: Clear): Promise<void> {
  const amendments = await tx
    .selectFrom('application_amendments')
    .select(['id', 'sealed_said', 'sealed_reason'])
    .where('application_id', '=', id)
    .execute();
  for (const one of amendments)
    await tx
      .updateTable('application_amendments')
      .set({
        sealed_said:
          one.sealed_said && sealWords(sealer, id, 'step', clearDeep(saidIn(sealer, id, one.sealed_said), clear)),
        sealed_reason: sealText(sealer, id, 'amendment', clear(openText(sealer, id, 'amendment', one.sealed_reason))),
      })
      .where('id', '=', one.id)
      .execute();
}

/** The words of papers stay readable; files drawn from them go and are drawn anew, without a name, when asked for. The
 *  office's own figures (telephone, e-mail of the authority) stay in them. */
async function clearPapers({ db: tx, sealer }: Act, id: number, clear: Clear): Promise<void> {
  const papers = await tx
    .selectFrom('application_papers')
    .select(['id', 'sealed_content'])
    .where('application_id', '=', id)
    .execute();
  for (const paper of papers)
    await tx
      .updateTable('application_papers')
      .set({
        reply_hash: null,
        sealed_content: sealContent(
          sealer,
          id,
          clearDeep(contentOf(sealer, id, paper.sealed_content), clear) as KeptContent,
        ),
      })
      .where('id', '=', paper.id)
      .execute();
}

async function clearConversation({ db: tx, sealer }: Act, id: number, clear: Clear): Promise<void> {
  for (const [table, place] of [
    ['application_messages', 'message'],
    ['application_notes', 'note'],
  ] as const) {
    const rows = await tx.selectFrom(table).select(['id', 'sealed_body']).where('application_id', '=', id).execute();
    for (const row of rows)
      await tx
        .updateTable(table)
        .set({ sealed_body: sealText(sealer, id, place, clear(openText(sealer, id, place, row.sealed_body))) })
        .where('id', '=', row.id)
        .execute();
  }
  await tx
    .updateTable('application_messages')
    .set({ sealed_body: sealText(sealer, id, 'message', CLEARED) })
    .where('application_id', '=', id)
    .where('direction', '=', 'fromApplicant')
    .execute();
}

/** What was decided about publishing what several asked for. */
async function clearDecisions({ db: tx, who, sealer }: Act, id: number, clear: Clear): Promise<void> {
  const decisions = await tx
    .selectFrom('proactive_decisions as d')
    .innerJoin('proactive_decision_applications as l', 'l.decision_id', 'd.id')
    .select(['d.id', 'subject', 'sealed_reason'])
    .where('l.application_id', '=', id)
    .execute();
  const purpose = reasonsOf(who.authorityId);
  const cleared = (sealed: Buffer) => sealer.seal(clear(sealer.open<string>(sealed, purpose)), purpose);
  for (const { id: decision, subject, sealed_reason } of decisions)
    await tx
      .updateTable('proactive_decisions')
      .set({ subject: clear(subject), sealed_reason: sealed_reason && cleared(sealed_reason) })
      .where('id', '=', decision)
      .execute();
}

async function clearFiles({ db: tx, sealer }: Act, id: number, clear: Clear): Promise<string[]> {
  const files = await tx
    .selectFrom('application_files')
    .select(['id', 'kind', 'sealed_name', 'file_hash', 'by_applicant as byApplicant'])
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
        .set({
          sealed_name: sealText(sealer, id, 'fileName', clear(openText(sealer, id, 'fileName', file.sealed_name))),
        })
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
