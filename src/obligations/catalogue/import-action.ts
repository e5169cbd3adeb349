import { createHash } from 'node:crypto';
import { action, done } from '../../platform/action.ts';
import { conflict, invalid } from '../../platform/outcome.ts';
import { heads } from '../words.ts';
import { knownOf, reckon } from './actions.ts';
import { type Own, planOf } from './importing.ts';
import type { SheetRow } from './sheet.ts';
import { addVersion, insertObligation, type Obligation, obligationsOf } from './store.ts';

/** What the catalogue was when a sheet was compared with it: another one since, and the comparison is made anew. */
export const markOf = (obligations: readonly Obligation[]): string =>
  createHash('sha256')
    .update(obligations.map(({ id, number }) => `${id}:${number}`).join(' '))
    .digest('hex')
    .slice(0, 16);

export interface ImportInput {
  rows: readonly SheetRow[];
  /** of the catalogue that the person compared with */
  mark: string;
  /** from which day all of it holds */
  from: string;
  authority: Own['authority'];
}

/** 导入目录: what the sheet adds and changes, all of it from one day; rows that could not be read are left out, as it was
 *  said before. @returns how many were added and changed */
export const importCatalogue = action<ImportInput, { added: number; changed: number }>(
  'obligations.import',
  heads,
  async (act, { rows, mark, from, authority }) => {
    const { db, who, now } = act;
    await db.selectFrom('obligations').select('id').where('authority_id', '=', who.authorityId).forUpdate().execute();
    const obligations = await obligationsOf(db, who.authorityId);
    if (markOf(obligations) !== mark) return conflict('目录在您核对期间有修改，请再核对一次后导入');
    const plan = planOf(rows, { ...(await knownOf(db, who.authorityId)), authority, obligations });
    const version = { from, remark: '导入', by: who.name, at: now };
    let added = 0;
    let changed = 0;
    for (const { does, obligation, content } of plan) {
      if (does === 'add') {
        await insertObligation(db, who.authorityId, { ...version, content: content! });
        added += 1;
      } else if (does === 'change') {
        await addVersion(db, who.authorityId, obligation!.id, { ...version, content: content! });
        changed += 1;
      }
    }
    if (!added && !changed) return invalid('表中没有可以导入的改动');
    const counts = await reckon(act, `导入新增 ${added} 项，修改 ${changed} 项`);
    return done({ added, changed }, `authority:${who.authorityId}`, { added, changed, from, ...counts });
  },
);
