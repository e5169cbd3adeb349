import { CHECKS, type CheckId } from '../law/index.ts';
import { action, done } from '../platform/action.ts';
import { conflict, invalid, notFound } from '../platform/outcome.ts';
import { judges, SHORTEST_REASON } from './rules.ts';

/** 核对无误: what the inspection found may stand, for a reason; for exactly this passage of this revision. */
export const judgeFinding = action<{ id: number; reason: string }, void>(
  'inspection.judge',
  judges,
  async ({ db, who, now }, { id, reason }) => {
    const found = await db
      .selectFrom('inspection_findings')
      .select(['document_id', 'online_title', 'check_id', 'place', 'judged_name', 'judged_at'])
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .forUpdate()
      .executeTakeFirst();
    if (!found) return notFound();
    if (found.judged_at) return conflict(`${found.judged_name}已核对过这一处`);
    if ([...reason.trim()].length < SHORTEST_REASON) return invalid('请写明为什么可以照此公开');
    await db
      .updateTable('inspection_findings')
      .set({ judged_by: who.id, judged_name: who.name, judged_at: now, reason: reason.trim() })
      .where('id', '=', id)
      .execute();
    const record = { check: CHECKS[found.check_id as CheckId].name, place: found.place, reason: reason.trim() };
    if (found.document_id !== null) return done(undefined, `document:${found.document_id}`, record);
    return done(undefined, `authority:${who.authorityId}`, { ...record, title: found.online_title });
  },
);
