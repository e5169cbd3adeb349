import { type Act, action, type Caller, done } from '../../../platform/action.ts';
import { conflict, type Failure, invalid, notFound } from '../../../platform/outcome.ts';
import { program } from '../../../platform/roles.ts';
import { type Document, heldIf, lockDocument, note, validityNow } from '../../document.ts';
import { keepers, mayChangeValidity, mayRelate, writers } from '../../rules.ts';
import type { InterpretationForm, RelationKind } from '../../tables.ts';
import { relationNames } from '../../words.ts';
import { applyValidity, formedOnOf } from '../standing.ts';
import { holdRelations, publicNamed, repealsDue, wouldCircle } from './store.ts';

const relaters = [...writers, ...keepers] as const;

export interface Given {
  kind: RelationKind;
  /** 索引号, 发文字号 or title of one of ours */
  ours: string;
  /** somebody else's */
  title: string;
  number: string;
  link: string;
  /** of 废止 and 替代: since when */
  on: string | null;
  form: InterpretationForm | '';
}

const ends = (kind: RelationKind): boolean => kind === 'repeals' || kind === 'replaces';

/** 登记文件关系 of what is public. What it repeals or replaces is declared 废止 on the day, now if it has come. */
export const relate = action('publishing.relate', relaters, async (act, { id, ...given }: Given & { id: number }) => {
  const { db, who, now } = act;
  const to = given.ours ? await publicNamed(db, who.authorityId, given.ours, id) : undefined;
  if (given.ours && !to)
    return invalid('没有找到这份文件', { ours: `没有找到索引号、文号或标题为“${given.ours}”的已公开文件` });
  // in one order, whoever comes from which end
  for (const each of [id, ...(to ? [to.id] : [])].sort((a, b) => a - b)) await lockDocument(db, each);
  const found = await heldIf(act, id, mayRelate);
  if (!found.ok) return found;
  const faults = to ? await faultsOf(act, to.id, given) : undefined;
  if (faults && !faults.ok) return faults;
  await holdRelations(db, who.authorityId);
  if (to && given.kind !== 'relates' && (await wouldCircle(db, who.authorityId, [{ from: id, to: to.id }])))
    return invalid('这样登记会成为循环', {
      ours: `《${to.title}》已经直接或者间接地${relationNames[given.kind]}或者依据本文件`,
    });
  const row = await db
    .insertInto('document_relations')
    .values({
      ...{ authority_id: who.authorityId, from_document_id: id, kind: given.kind, to_document_id: to?.id ?? null },
      ...(to ? {} : { to_title: given.title, to_number: given.number, to_address: given.link }),
      ...{ on_day: to && ends(given.kind) ? given.on : null, form: given.kind === 'interprets' ? given.form : '' },
      ...{ set_by: who.name, set_at: now },
    })
    .onConflict((conflicting) => conflicting.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return invalid('这个关系已经登记', { [to ? 'ours' : 'title']: '这个关系已经登记' });
  const name = to?.title ?? given.title;
  await note(act, found.value, 'related', `${relationNames[given.kind]}《${name}》`);
  if (to && ends(given.kind) && given.on! <= act.today) await endBy(act, to.id, id, given.kind, given.on!);
  return done(row.id, `document:${id}`, { kind: given.kind, to: to ? `document:${to.id}` : name, on: given.on });
});

/** What speaks against ending the other document so. */
async function faultsOf(act: Act, to: number, { kind, on }: Given): Promise<Failure | { ok: true; value: unknown }> {
  if (!ends(kind)) return { ok: true, value: undefined };
  const other = await heldIf(act, to, mayChangeValidity);
  if (!other.ok) return other;
  if (!on) return invalid('请填写日期', { on: '请填写自哪一天起不再执行' });
  const formed = await formedOnOf(act.db, to);
  if (formed && on < formed) return invalid('日期过早', { on: `那份文件成文于 ${formed}，不能早于这一天` });
  return other;
}

/** Declares a document 废止 as its office would, naming what ends it. One that holds no more stays as it is. */
async function endBy(act: Act, id: number, by: number, kind: RelationKind, on: string): Promise<void> {
  const document = (await lockDocument(act.db, id)) as Document;
  if ((await validityNow(act.db, id)) !== 'valid') return;
  const { title } = await act.db
    .selectFrom('publications')
    .select('title')
    .where('document_id', '=', by)
    .executeTakeFirstOrThrow();
  const reason = kind === 'replaces' ? `由《${title}》替代。` : `由《${title}》废止。`;
  await applyValidity(act, document, { id, validity: 'repealed', on, reason });
}

/** 解除文件关系. What it had ended stays ended until that is changed by itself. */
export const unrelate = action(
  'publishing.unrelate',
  relaters,
  async (act, { id, relation }: { id: number; relation: number }) => {
    const found = await heldIf(act, id, mayRelate);
    if (!found.ok) return found;
    const row = await act.db
      .deleteFrom('document_relations')
      .where('id', '=', relation)
      .where('from_document_id', '=', id)
      .returning(['kind', 'to_document_id', 'to_title'])
      .executeTakeFirst();
    if (!row) return notFound('这个关系已经解除');
    await note(act, found.value, 'unrelated', relationNames[row.kind]);
    const to = row.to_document_id ? `document:${row.to_document_id}` : row.to_title;
    return done(true, `document:${id}`, { kind: row.kind, to });
  },
);

/** One that ends by another on a day that has come. */
const repealOne = action('publishing.repealDue', ['program'], async (act, { id }: { id: number }) => {
  const row = await act.db
    .selectFrom('document_relations')
    .select(['from_document_id as from', 'to_document_id as to', 'kind', 'on_day as on'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.to) await lockDocument(act.db, row.to);
  const still = (await repealsDue(act.db, act.today)).some((due) => due.id === id);
  if (!row?.to || !still) return conflict('已由他处办理');
  await endBy(act, row.to, row.from, row.kind, row.on!);
  return done(true, `document:${row.to}`, { by: `document:${row.from}`, on: row.on });
});

/** How often what ends today is looked for. */
export const REPEALS_EVERY_MS = 60_000;

/** Declares 废止 what another document ends by today, each in its own transaction, once. @returns their ids */
export async function repealDue({ db, house, now }: Omit<Caller, 'who'>, today: string): Promise<number[]> {
  const ended: number[] = [];
  for (const { id, documentId, authorityId } of await repealsDue(db, today))
    if ((await repealOne({ db, house, who: program(authorityId), now }, { id })).ok) ended.push(documentId);
  return ended;
}
