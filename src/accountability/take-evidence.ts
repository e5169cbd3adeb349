import { action, done } from '../platform/action.ts';
import type { KeptFile } from '../platform/http/sealed-reply.ts';
import { notFound } from '../platform/outcome.ts';
import { evidenceOf, isForBoth } from './evidence.ts';
import { caseById } from './store.ts';
import { keepers } from './words.ts';

/** 取得材料: whoever keeps the case takes any, whom it is about what is for both. It may name people, so it is recorded.
 *  个人信息保护法 art. 51 */
export const takeEvidence = action<{ id: number; fileId: number }, KeptFile>(
  'accountability.takeFile',
  keepers,
  async ({ db, who, sealer }, { id, fileId }) => {
    const row = await caseById(db, who.authorityId, id);
    const file = row && (await evidenceOf(db, sealer, id)).find((one) => one.id === fileId);
    if (!file) return notFound();
    if (row.keeper_id !== who.authorityId) {
      const { step } = await db
        .selectFrom('accountability_steps')
        .select('step')
        .where('case_id', '=', id)
        .where('seq', '=', file.seq)
        .executeTakeFirstOrThrow();
      if (!isForBoth(step.kind)) return notFound();
    }
    return done(file, `accountability:${id}`, { file: fileId });
  },
);
