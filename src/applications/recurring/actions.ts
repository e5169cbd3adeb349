import { type Act, action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid } from '../../platform/outcome.ts';
import { beginDraft } from '../../publishing/index.ts';
import { openApplicant } from '../privacy/applicant.ts';
import { type Clear, clearOf, personalValues, withoutNumbers } from '../privacy/erasure.ts';
import { handlers } from '../rules.ts';
import { filesGiven, reasonsOf } from './store.ts';
import type { DecisionKind } from './tables.ts';

/** Applications that one decision takes up. */
const MOST = 200;

export interface DraftInput {
  /** the applications that ask for it */
  ids: readonly number[];
  /** who writes it */
  officeId: number;
  title: string;
  /** plain text, paragraphs on lines of their own */
  text: string;
  /** ids of files that were given out and shall be attached */
  files: readonly number[];
}

/** 拟稿公开: what several asked for becomes a draft of an office, to be reviewed like any other; nothing of the
 *  applicants goes with it. @returns the document's id. 条例 art. 44 */
export const draftForEverybody = action<DraftInput, { documentId: number }>(
  'applications.draftForEverybody',
  handlers,
  async (act, { ids, officeId, title, text, files }) => {
    const held = await holdUndecided(act, ids);
    if (!held.ok) return held;
    const office = await act.db
      .selectFrom('offices')
      .select('name')
      .where('id', '=', officeId)
      .where('authority_id', '=', act.who.authorityId)
      .executeTakeFirst();
    if (!office) return invalid('请选择拟稿科室', { officeId: '请选择由哪个科室拟稿' });
    if (!title.trim()) return invalid('请填写标题', { title: '请填写标题' });
    const named = { title: held.clear(title), text: held.clear(text) };
    if (named.title !== title || named.text !== text)
      return invalid('含有申请人的个人信息', {
        [named.title === title ? 'text' : 'title']: '含有申请人的姓名、号码、地址等信息，请删去后再拟稿',
      });
    const given = await filesGiven(act.db, act.sealer, act.who.authorityId, ids);
    const documentId = await beginDraft(act, {
      officeId,
      officeName: office.name,
      title: title.trim(),
      text,
      files: given.filter(({ id }) => files.includes(id)).map(({ hash, name }) => ({ hash, name: held.clear(name) })),
      remark: `由依申请公开转来，${ids.length} 件申请涉及`,
    });
    await decide(act, 'drafted', { ids, subject: title.trim(), documentId });
    return done({ documentId }, `document:${documentId}`, { applications: ids, office: office.name });
  },
);

/** 不予转为主动公开, and why. 条例 art. 44 */
export const declineForEverybody = action<{ ids: readonly number[]; reason: string }, void>(
  'applications.declineForEverybody',
  handlers,
  async (act, { ids, reason }) => {
    const held = await holdUndecided(act, ids);
    if (!held.ok) return held;
    if (!reason.trim()) return invalid('请写明理由', { reason: '请写明不予转为主动公开的理由' });
    const bare = (text: string) => withoutNumbers(held.clear(text.trim()));
    const [subject, said] = [bare(held.subject), bare(reason)];
    const id = await decide(act, 'declined', { ids, subject, reason: said, documentId: null });
    return done(undefined, `proactiveDecision:${id}`, { applications: ids });
  },
);

type Held = { ok: true; subject: string; clear: Clear };

/** Holds the applications: all of this authority, none decided meanwhile by somebody else. */
async function holdUndecided({ db, who, sealer }: Act, ids: readonly number[]): Promise<Held | Failure> {
  if (ids.length === 0 || ids.length > MOST) return invalid(`请选择 1 至 ${MOST} 件申请`);
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'subject', 'sealed_applicant'])
    .where('id', 'in', ids)
    .where('authority_id', '=', who.authorityId)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length !== new Set(ids).size) return invalid('没有找到这些申请，请刷新后再办理');
  const decided = await db
    .selectFrom('proactive_decision_applications as l')
    .innerJoin('proactive_decisions as d', 'd.id', 'l.decision_id')
    .select('d.decider')
    .where('application_id', 'in', ids)
    .executeTakeFirst();
  if (decided) return conflict(`${decided.decider} 刚对其中的申请作了决定，请刷新后查看`);
  return { ok: true, subject: rows.at(-1)!.subject, clear: clearOfAll(sealer, rows) };
}

/** What clears a text of all these applicants. */
export function clearOfAll(
  sealer: Act['sealer'],
  rows: readonly { id: number; sealed_applicant: Buffer | null }[],
): Clear {
  const values = rows.flatMap(({ id, sealed_applicant }) =>
    sealed_applicant ? personalValues(openApplicant(sealer, id, sealed_applicant)) : [],
  );
  return clearOf([...new Set(values)].sort((a, b) => b.length - a.length));
}

async function decide(
  { db, who, now, sealer }: Act,
  kind: DecisionKind,
  of: { ids: readonly number[]; subject: string; reason?: string; documentId: number | null },
): Promise<number> {
  const { id } = await db
    .insertInto('proactive_decisions')
    .values({
      authority_id: who.authorityId,
      kind,
      subject: of.subject,
      sealed_reason: of.reason ? sealer.seal(of.reason, reasonsOf(who.authorityId)) : null,
      document_id: of.documentId,
      decided_at: now,
      decided_by: who.id,
      decider: who.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('proactive_decision_applications')
    .values(of.ids.map((application_id) => ({ decision_id: id, application_id })))
    .execute();
  return id;
}
