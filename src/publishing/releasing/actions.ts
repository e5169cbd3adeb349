import { type Act, action, type Caller, done } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf, instantOf, minuteOf } from '../../platform/dates.ts';
import { conflict, invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import { nextSerial } from '../../platform/serials.ts';
import { advance, announce, type Document, heldIf, lockDocument, note } from '../document.ts';
import { contentHash, type Revision, revisionById } from '../revisions.ts';
import { keepers, leadsTo, mayCancelSchedule, mayPublish, maySchedule, writers } from '../rules.ts';
import { indexSeries } from './index-number.ts';
import { holdRelations, wouldCircle } from './relating/store.ts';

const releasers = [...writers, ...keepers] as const;
/** Another process was faster: no failure. */
const ELSEWHERE = '已由他处办理';
const YEAR = 366 * 86_400_000;
/** How often what is scheduled is looked for, so that it shows within a second of its time; the rows say what is due, so
 *  nothing is lost between two starts. */
export const DUE_EVERY_MS = 250;

/** 公开: now. @returns the 索引号 */
export const publishNow = action('publishing.publish', releasers, async (act, { id }: { id: number }) => {
  const found = await heldIf(act, id, mayPublish);
  if (!found.ok) return found;
  const published = await publish(act, found.value);
  if (!published.ok) return published;
  const record = { indexNumber: published.value, contentHash: found.value.approvedHash };
  return done(published.value, `document:${id}`, record);
});

/** 定时公开. @param at 'YYYY-MM-DDTHH:MM' on a Chinese clock, later than now, within a year */
export const schedulePublication = action(
  'publishing.schedule',
  releasers,
  async (act, { id, at }: { id: number; at: string }) => {
    const found = await heldIf(act, id, maySchedule);
    if (!found.ok) return found;
    const due = instantOf(at);
    if (due <= act.now) return invalid('公开时间已过', { at: '请填写晚于现在的时间，或直接公开' });
    if (due.getTime() - act.now.getTime() > YEAR) return invalid('公开时间过远', { at: '公开时间应在一年以内' });
    await advance(act.db, found.value, 'schedule', act.now);
    await act.db.updateTable('documents').set({ publish_at: due }).where('id', '=', id).execute();
    await note(act, found.value, 'scheduled', `定于 ${minuteOf(due)}`);
    return done(due, `document:${id}`, { at: due.toISOString() });
  },
);

/** 取消定时: approved as before. */
export const cancelSchedule = action('publishing.cancelSchedule', releasers, async (act, { id }: { id: number }) => {
  const found = await heldIf(act, id, mayCancelSchedule);
  if (!found.ok) return found;
  await advance(act.db, found.value, 'cancelSchedule', act.now);
  await note(act, found.value, 'scheduleCancelled');
  return done(true, `document:${id}`);
});

/** One document whose time has come. A second process that comes at the same time waits for the lock, and then finds
 *  it published. */
const publishScheduled = action('publishing.publishScheduled', ['program'], async (act, { id }: { id: number }) => {
  const document = await lockDocument(act.db, id);
  if (document?.state !== 'scheduled' || !document.publishAt || document.publishAt > act.now)
    return conflict(ELSEWHERE);
  const published = await publish(act, document);
  if (!published.ok) return published;
  const record = { indexNumber: published.value, contentHash: document.approvedHash };
  return done(published.value, `document:${id}`, record);
});

/** What could not be published at its time goes back to 待公开 and says why, instead of being tried for ever. */
const dropSchedule = action(
  'publishing.dropSchedule',
  ['program'],
  async (act, { id, why }: { id: number; why: string }) => {
    const document = await lockDocument(act.db, id);
    if (document?.state !== 'scheduled') return conflict(ELSEWHERE);
    await advance(act.db, document, 'cancelSchedule', act.now);
    await note(act, document, 'scheduleFailed', why);
    return done(true, `document:${id}`, { why });
  },
);

/** Publishes everything whose time has come, each in its own transaction, exactly once however often and by however
 *  many processes it is called. @returns ids published, and those that failed with the reason */
export async function publishDue({
  db,
  house,
  now,
}: Omit<Caller, 'who'>): Promise<{ published: number[]; failed: { id: number; why: string }[] }> {
  const due = await db
    .selectFrom('documents')
    .select(['id', 'authority_id'])
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .orderBy('id')
    .execute();
  const published: number[] = [];
  const failed: { id: number; why: string }[] = [];
  for (const { id, authority_id } of due) {
    const caller = { db, house, who: program(authority_id), now };
    const result = await publishScheduled(caller, { id });
    if (result.ok) published.push(id);
    else if (result.message !== ELSEWHERE && (await dropSchedule(caller, { id, why: result.message })).ok)
      failed.push({ id, why: result.message });
  }
  return { published, failed };
}

/** What was approved, and nothing else, becomes public; the first time it gets its 索引号. The caller holds the document.
 *  @returns the 索引号; conflict when the content is not what was approved (条例 art. 17) */
export async function publish(act: Act, document: Document): Promise<Outcome<string>> {
  const { db, now } = act;
  const revision = (await revisionById(db, document.revisionId))!;
  if (!leadsTo('publish', document.state)) return invalid('审核签发后才能公开');
  if (contentHash(document.id, revision) !== document.approvedHash)
    return conflict('文件内容与审核通过的内容不一致，不能公开，请撤回修改后重新送审');
  const edges = revision.relations.filter(({ kind }) => kind !== 'relates');
  if (edges.length) await holdRelations(db, document.authorityId);
  const added = edges.map(({ documentId: to }) => ({ from: document.id, to }));
  if (await wouldCircle(db, document.authorityId, added))
    return conflict('相关文件成为循环：有一份已经直接或者间接地解读、修改、废止、替代或者依据本文件，请撤回修改后改正');
  if (!revision.columnId) return invalid('文件没有栏目，请撤回修改，选择栏目后重新送审');
  const indexNumber = document.receivedFrom
    ? document.original.indexNumber
    : (document.indexNumber ?? (await assignIndexNumber(db, document, revision.columnId, now)));
  await writePublication(db, document, revision, indexNumber, now);
  await advance(db, document, 'publish', now);
  const kind = document.publication ? 'corrected' : 'published';
  const said = kind === 'corrected' ? revision.correctionNote : indexNumber && `索引号 ${indexNumber}`;
  await note(act, document, kind, said);
  await announce(act, kind, document, revision);
  return ok(indexNumber);
}

async function assignIndexNumber(tx: Tx, document: Document, columnId: number, at: Date): Promise<string> {
  const names = await tx
    .selectFrom('authorities as a')
    .innerJoin('offices as o', 'o.authority_id', 'a.id')
    .innerJoin('columns as c', 'c.authority_id', 'a.id')
    .select(['a.code as authority', 'a.index_scheme as scheme', 'o.code as office', 'c.slug as column'])
    .where('o.id', '=', document.officeId)
    .where('c.id', '=', columnId)
    .executeTakeFirstOrThrow();
  const { series, write } = indexSeries(names.scheme, { ...names, year: dayOf(at).slice(0, 4) });
  const number = write(await nextSerial(tx, `index:${document.authorityId}:${series}`));
  await tx.updateTable('documents').set({ index_number: number }).where('id', '=', document.id).execute();
  return number;
}

/** A correction leaves the validity alone: 失效、废止 is declared by an act of its own. */
async function writePublication(tx: Tx, document: Document, revision: Revision, indexNumber: string, at: Date) {
  const row = {
    revision_id: revision.id,
    column_id: revision.columnId!,
    article_item: revision.articleItem,
    legal_form: revision.legalForm,
    title: revision.title,
    formed_on: revision.formedOn,
    changed_at: at,
    on_site: revision.channels.includes('website'),
    withdrawn_at: null,
    withdrawn_reason: '',
    supplier_address: document.original.address,
  };
  if (document.publication)
    await tx.updateTable('publications').set(row).where('document_id', '=', document.id).execute();
  else
    await tx
      .insertInto('publications')
      .values({
        ...row,
        validity: revision.validity,
        document_id: document.id,
        authority_id: document.authorityId,
        office_id: document.officeId,
        index_number: indexNumber,
        published_at: at,
        is_demo: document.isDemo,
        supplier: document.receivedFrom,
      })
      .execute();
}
