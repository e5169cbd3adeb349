import { publishedReport } from '../annual-report/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import type { Role } from '../platform/roles.ts';
import { decide, insertSubmission } from '../report-submissions/index.ts';

/** The city's office, to which the demonstration authorities report. login, name, roles */
export const cityPeople: [login: string, name: string, roles: Role[]][] = [['city', '演示·市公开办', ['cityOffice']]];

/** Those who work in the city's office. */
export async function addCityPeople(tx: Tx, cityId: number, hashes: ReadonlyMap<string, string>): Promise<void> {
  for (const [login, name, roles] of cityPeople) {
    const { id } = await tx
      .insertInto('staff')
      .values({ authority_id: cityId, login, name, password_hash: hashes.get(login)! })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('staff_roles')
      .values(roles.map((role) => ({ staff_id: id, role })))
      .execute();
  }
}

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
