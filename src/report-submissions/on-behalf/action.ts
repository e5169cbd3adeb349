import { lockReport } from '../../annual-report/index.ts';
import { type Authority, authoritiesBelow, authorityById, holdersOf } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, notFound } from '../../platform/outcome.ts';
import { filableOf } from '../../report-audit/index.ts';
import { cityOffice, senders, submitFault } from '../rules.ts';
import { insertSubmission, submissionsOf } from '../store.ts';
import { fileFault, reportOf } from './rules.ts';
import { keepOriginal } from './store.ts';

/** The authorities of a region in which nobody can send a report up: what the city's office may do for them. */
export async function withoutAccount(db: Db, parentId: number): Promise<Authority[]> {
  const below = await authoritiesBelow(db, parentId);
  const holders = await Promise.all(below.map(({ id }) => holdersOf(db, id)));
  return below.filter(
    ({ closedAt }, n) => closedAt === null && !holders[n]!.some(({ role }) => senders.includes(role)),
  );
}

const WHOSE = '请选择没有账号的机关；有账号的由其自行报送';

/** 代为报送: the city's office sends up a report that it read from a file, for an authority in which nobody can. The file
 *  is kept with it. 条例 art. 49 @returns where it stands now */
export const fileOnBehalf = action<{ id: string; number: number; code: string }, { year: number; code: string }>(
  'region.fileOnBehalf',
  cityOffice,
  async ({ db, who, now, today, sealer }, { id, number, code }) => {
    const audited = await filableOf(db, sealer, who, { id, number });
    if (!audited) return notFound();
    const fault = fileFault(audited);
    if (fault) return fault;
    const authority = (await withoutAccount(db, who.authorityId)).find((one) => one.code === code);
    const city = await authorityById(db, who.authorityId);
    if (!authority || !city) return invalid(WHOSE, { code: WHOSE });
    const report = reportOf(audited, authority, city.name);
    const { year } = report;
    await lockReport(db, authority.id, year, { name: who.name, now }); // two at once: one waits here
    const [last] = await submissionsOf(db, authority.id, year);
    const hindrance = submitFault(last, { year, today, parentId: who.authorityId });
    if (hindrance) return hindrance;
    const of = { authorityId: authority.id, parentId: who.authorityId, year, round: (last?.round ?? 0) + 1 };
    const submission = await insertSubmission(db, { ...of, by: who.name, at: now }, report);
    const name = audited.file.split('/').at(-1)!;
    await keepOriginal(db, sealer, submission, { name, content: audited.original! });
    return done({ year, code }, `report-submission:${submission}`, { year, authority: authority.name, file: name });
  },
);
