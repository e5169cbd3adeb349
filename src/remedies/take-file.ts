import { action, done } from '../platform/action.ts';
import type { KeptFile } from '../platform/http/sealed-reply.ts';
import { notFound } from '../platform/outcome.ts';
import { readers } from './rules.ts';
import { caseById, filesOf } from './store.ts';

/** Somebody who handles cases takes a file of one; it names people, so it is recorded. 个人信息保护法 art. 51 */
export const takeFile = action<{ id: number; fileId: number }, KeptFile>(
  'remedies.takeFile',
  readers,
  async ({ db, who, sealer }, { id, fileId }) => {
    const of = await caseById(db, who.authorityId, id);
    const file = of && (await filesOf(db, sealer, of.id)).find((each) => each.id === fileId);
    return file ? done(file, `remedy:${id}`, { file: fileId }) : notFound();
  },
);
