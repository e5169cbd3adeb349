import { compileReport, lockReport, saveReport } from '../../src/annual-report/index.ts';
import { authorityById } from '../../src/organizations/index.ts';
import type { Db } from '../../src/platform/database/index.ts';

/** A report of which each part was worded by somebody, as the template would word it; who words a part of it later sends
 *  the mark of the text that stood there. @returns the texts by part, with their braces */
export async function wordReport(db: Db, authorityId: number, year: number): Promise<Record<string, string>> {
  const { sources } = await compileReport(db, (await authorityById(db, authorityId))!, year);
  await db.transaction().execute(async (tx) => {
    await lockReport(tx, authorityId, year, { name: '测试', now: new Date() });
    await saveReport(tx, authorityId, year, { texts: JSON.stringify(sources) });
  });
  return sources;
}
