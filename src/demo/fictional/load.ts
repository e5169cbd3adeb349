import { keepPublished } from '../../annual-report/index.ts';
import { takeOver } from '../../applications/index.ts';
import { createCalendar } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf, instantOf } from '../../platform/dates.ts';
import type { Who } from '../../platform/roles.ts';
import type { House } from '../../platform/room.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { answeredSince } from '../applications/onward.ts';
import { addLively, addSince } from '../applications/remedies.ts';
import { addFacilities, fictionalFacilities } from '../facilities.ts';
import type { Filed } from '../filed.ts';
import type { ReportDesks } from '../onward/reports.ts';
import { addPeople } from '../people.ts';
import { planYear } from '../plan.ts';
import { addPublished } from '../published.ts';
import { Random } from '../random.ts';
import { sendUp } from '../region.ts';
import { applicationsFor } from './applications.ts';
import { fictionalColumns, fictionalComposer, fictionalOnward, publishedYears } from './publications.ts';
import { planToCity } from './to-city.ts';
import { fictional, fictionalGuide, fictionalOffices, fictionalPeople, villages } from './town.ts';

const LIVELY = 2023;
/** Applications in each year after it. */
const A_YEAR = 28;
const organs = { reconsideration: '示范县人民政府（虚构）', court: '示范县人民法院（虚构）' };

/** A second, openly invented authority with a lively year of applications and some that are open now. */
export async function addFictionalTown(
  tx: Tx,
  of: { cityId: number; hashes: ReadonlyMap<string, string>; house: House; sealer: Sealer; now: Date },
): Promise<{ desks: ReportDesks; filed: Filed }> {
  const { filed, staff } = await addTown(tx, of.cityId, of.hashes);
  const { authorityId } = filed;
  for (const year of publishedYears) await addPublished(tx, filed, planYear(year, fictionalComposer));
  await addPublished(tx, filed, fictionalOnward(dayOf(of.now)));
  await addPublished(tx, filed, planToCity(dayOf(of.now)));
  await addFacilities(tx, filed, fictionalFacilities, 'sfz-head');
  const hands = ['sfz-officer1', 'sfz-officer2'].map((login) => ({
    officer: staff.get(login)!,
    head: staff.get('sfz-head')!,
    signer: staff.get('sfz-signer')!,
    coAuthority: '示范县自然资源局（虚构）',
  }));
  const act: Act = {
    db: tx,
    house: of.house,
    who: staff.get('sfz-officer1')!,
    now: of.now,
    today: dayOf(of.now),
    sealer: of.sealer,
  };
  const maker = { random: new Random(LIVELY), hands, calendar: createCalendar(), places: villages, today: act.today };
  const since = answeredSince({ ...maker, random: new Random(LIVELY + 1) }, A_YEAR);
  await takeOver(act, [...applicationsFor(maker, LIVELY), ...since]);
  await addLively(act, organs, LIVELY);
  await addSince(act, organs);
  for (const [year, day, accepted] of [
    [2022, '2023-01-18', '2023-02-06'],
    [2023, '2024-01-22', '2024-02-02'],
  ] as const) {
    const by = { name: staff.get('sfz-signer')!.name, now: instantOf(`${day}T16:00`), date: day };
    await keepPublished(tx, { id: authorityId, code: fictional.code, name: fictional.name, isDemo: true }, year, by);
    await sendUp(tx, { authorityId, cityId: of.cityId, by: staff.get('sfz-head')!.name }, { year, day, accepted });
  }
  const [writer, office, secrecy, signer, head] = ['editor', 'reviewer', 'secrecy', 'signer', 'head'].map((desk) =>
    staff.get(`sfz-${desk}`),
  ) as Who[] as [Who, Who, Who, Who, Who];
  return { desks: { authorityId, from: '01-10', writer, reviewers: [office, secrecy, signer], head }, filed };
}

async function addTown(tx: Tx, cityId: number, hashes: ReadonlyMap<string, string>) {
  const { id: authorityId } = await tx
    .insertInto('authorities')
    .values({
      code: fictional.code,
      name: fictional.name,
      short_name: fictional.shortName,
      paper_prefix: fictional.shortName,
      host: fictional.host,
      parent_id: cityId,
      is_demo: true,
      contact: JSON.stringify(fictional.contact),
      guide: JSON.stringify(fictionalGuide),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const offices = new Map<string, number>();
  for (const [position, [code, name, duties]] of fictionalOffices.entries()) {
    const values = { authority_id: authorityId, code, name, duties, kind: 'office' as const, position };
    const { id } = await tx.insertInto('offices').values(values).returning('id').executeTakeFirstOrThrow();
    offices.set(code, id);
  }
  const columns = await tx
    .insertInto('columns')
    .values(
      fictionalColumns.map(([slug, name, kind], position) => ({
        authority_id: authorityId,
        slug,
        name,
        kind,
        position,
      })),
    )
    .returning(['slug', 'id'])
    .execute();
  const staff = await addPeople(tx, authorityId, fictionalPeople, offices, hashes);
  const filed: Filed = {
    authorityId,
    code: fictional.code,
    people: fictionalPeople,
    offices,
    officeNames: new Map(fictionalOffices.map(([code, name]) => [code, name])),
    columns: new Map(columns.map(({ slug, id }) => [slug, id])),
    catalogue: new Map(),
    staff,
  };
  return { filed, staff };
}
