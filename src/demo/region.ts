import { publishedReport } from '../annual-report/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import { decide, insertSubmission } from '../report-submissions/index.ts';
import type { DemoPerson } from './filed.ts';

/** The city's office, to which the demonstration authorities report. */
export const cityPeople: readonly DemoPerson[] = [
  ['city', '演示·市公开办', null, ['cityOffice']],
  ['city-ed', '演示·市网站编辑', 'gkb', ['editor', 'disclosureHead']],
  ['city-sys', '演示·市系统管理员', null, ['systemAdmin']],
  ['city-sec', '演示·市安全管理员', null, ['securityAdmin']],
  ['city-aud', '演示·市审计管理员', null, ['auditAdmin']],
];

/** Sends an authority's published report up to the city, where it is accepted or waits. */
export async function sendUp(
  tx: Tx,
  of: { authorityId: number; cityId: number; by: string },
  { year, day, accepted }: { year: number; day: string; accepted?: string },
): Promise<void> {
  const report = (await publishedReport(tx, of.authorityId, year))!;
  const id = await insertSubmission(
    tx,
    { authorityId: of.authorityId, parentId: of.cityId, year, round: 1, by: of.by, at: instantOf(`${day}T09:30`) },
    report,
  );
  if (accepted)
    await decide(tx, id, { state: 'accepted', remark: '', by: cityPeople[0]![1], at: instantOf(`${accepted}T15:00`) });
}
