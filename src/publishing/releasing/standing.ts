import { type Act, action, done } from '../../platform/action.ts';
import { invalid } from '../../platform/outcome.ts';
import { advance, announce, type Change, type Document, heldIf, note, validityNow } from '../document.ts';
import { revisionById } from '../revisions.ts';
import { keepers, mayChangeValidity, mayWithdraw, writers } from '../rules.ts';
import type { Validity } from '../tables.ts';
import { validityNames } from '../words.ts';

const releasers = [...writers, ...keepers] as const;

/** 撤下: the public no longer sees it; page, search and channels follow. A correction on its way stays a draft. */
export const withdraw = action(
  'publishing.withdraw',
  releasers,
  async (act, { id, reason }: { id: number; reason: string }) => {
    const found = await heldIf(act, id, mayWithdraw);
    if (!found.ok) return found;
    await act.db
      .updateTable('publications')
      .set({ withdrawn_at: act.now, withdrawn_reason: reason, changed_at: act.now })
      .where('document_id', '=', id)
      .execute();
    await advance(act.db, found.value, 'withdraw', act.now);
    await note(act, { id, revisionId: found.value.publicRevisionId! }, 'withdrawn', reason);
    await announcePublic(act, found.value, 'withdrawn');
    return done(true, `document:${id}`, { reason });
  },
);

interface ChangeValidity {
  id: number;
  validity: Validity;
  /** 'YYYY-MM-DD': from when */
  on: string;
  reason: string;
}

/** 失效、废止, or valid again: shown at once on the page, with date and reason. */
export const changeValidity = action(
  'publishing.changeValidity',
  releasers,
  async (act, { id, validity, on, reason }: ChangeValidity) => {
    const found = await heldIf(act, id, mayChangeValidity);
    if (!found.ok) return found;
    if (on > act.today) return invalid('日期不能晚于今天', { on: '请在效力变更之日或以后登记' });
    const formed = await formedOnOf(act.db, id);
    if (formed && on < formed)
      return invalid('日期不能早于成文日期', { on: `文件成文于 ${formed}，效力变更不能早于这一天` });
    if ((await validityNow(act.db, id)) === validity)
      return invalid('效力没有变化', { validity: `文件现在就是“${validityNames[validity]}”` });
    await applyValidity(act, found.value, { id, validity, on, reason });
    return done(true, `document:${id}`, { validity, on, reason });
  },
);

/** Shows it, and tells of it. The caller holds the document and has asked whether it may be. */
export async function applyValidity(
  act: Act,
  document: Document,
  { id, validity, on, reason }: ChangeValidity,
): Promise<void> {
  await act.db
    .updateTable('publications')
    .set({ validity, validity_changed_on: on, validity_reason: reason, changed_at: act.now })
    .where('document_id', '=', id)
    .execute();
  const said = `${validityNames[validity]}（自 ${on}）：${reason}`;
  await note(act, { id, revisionId: document.publicRevisionId! }, 'validityChanged', said);
  await announcePublic(act, document, 'validityChanged');
}

/** The day on which what the public sees was formed. */
export async function formedOnOf(db: Act['db'], id: number): Promise<string | null> {
  const row = await db.selectFrom('publications').select('formed_on').where('document_id', '=', id).executeTakeFirst();
  return row?.formed_on ?? null;
}

/** Of the revision that the public sees or saw. */
async function announcePublic(act: Act, document: Document, kind: Change['kind']) {
  await announce(act, kind, document, (await revisionById(act.db, document.publicRevisionId!))!);
}
