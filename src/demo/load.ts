import { keepPublished } from '../annual-report/index.ts';
import { hashPassword, oneTimePassword } from '../organizations/index.ts';
import { append } from '../platform/audit/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import { conflict, type Outcome, ok } from '../platform/outcome.ts';
import { roles } from '../platform/roles.ts';
import type { Sealer } from '../platform/sealing.ts';
import { addStandardCatalogue } from '../publishing/index.ts';
import { rebuildIndex } from '../search/index.ts';
import { advance } from './advance.ts';
import { addFictionalTown } from './fictional/load.ts';
import { fictionalPeople } from './fictional/town.ts';
import { addOpenWork } from './open-work.ts';
import { planYear, years } from './plan.ts';
import { addPublished } from './published.ts';
import { addCityPeople, cityPeople, sendUp } from './region.ts';
import { city, columns, guide, offices, people, town } from './town.ts';

export interface DemoAccount {
  login: string;
  name: string;
  role: string;
  password: string;
}

export interface Filed {
  cityId: number;
  authorityId: number;
  offices: Map<string, number>;
  columns: Map<string, number>;
  /** '社会救助/临时救助' → id */
  catalogue: Map<string, number>;
  staff: Map<string, { id: number; name: string }>;
}

/** Loads the demonstration town (演示数据) into empty books, all or nothing. Years and texts are the same every time;
 *  passwords are random and shown once. @returns the accounts, or a conflict when the books are not empty */
export async function loadDemo(db: Db, sealer: Sealer, now: Date): Promise<Outcome<DemoAccount[]>> {
  const everybody = [
    ...people.map(([login, name, , given]) => [login, name, given] as const),
    ...cityPeople,
    ...fictionalPeople.map(([login, name, , given]) => [login, name, given] as const),
  ];
  const secrets = await Promise.all(
    everybody.map(async ([login]) => {
      const password = oneTimePassword();
      return { login, password, hash: await hashPassword(password) };
    }),
  );
  const loaded = await db.transaction().execute(async (tx) => {
    if (await tx.selectFrom('authorities').select('id').executeTakeFirst()) return undefined;
    const hashes = new Map(secrets.map(({ login, hash }) => [login, hash]));
    const filed = await addTown(tx, hashes);
    for (const year of years) await addPublished(tx, filed, planYear(year));
    const begun = await addOpenWork(tx, filed, now);
    for (const [year, day] of [
      [2022, '2023-01-13'],
      [2023, '2024-01-12'],
    ] as const)
      await keepPublished(tx, { id: filed.authorityId, code: town.code, name: town.name }, year, {
        name: '演示数据',
        now: instantOf(`${day}T16:00`),
        date: day,
      });
    const up = { authorityId: filed.authorityId, cityId: filed.cityId, by: filed.staff.get('head')!.name };
    await sendUp(tx, up, { year: 2022, day: '2023-01-16', accepted: '2023-02-03' });
    await sendUp(tx, up, { year: 2023, day: '2024-01-15' });
    await addFictionalTown(tx, { cityId: filed.cityId, hashes, sealer, now });
    await append(tx, {
      at: now,
      who: { id: null, name: '演示数据', authorityId: filed.authorityId },
      action: 'demo.load',
      subject: `authority:${filed.authorityId}`,
    });
    return { filed, begun };
  });
  if (!loaded) return conflict('数据库中已有数据，不能再载入演示数据');
  await advance(db, loaded.filed, loaded.begun, now);
  await rebuildIndex(db);
  return ok(
    everybody.map(([login, name, given]) => ({
      login,
      name,
      role: given.map((role) => roles[role]).join('、'),
      password: secrets.find((one) => one.login === login)!.password,
    })),
  );
}

async function addTown(tx: Tx, hashes: Map<string, string>): Promise<Filed> {
  const shared = { paper_prefix: town.shortName, is_demo: true };
  const { id: cityId } = await tx
    .insertInto('authorities')
    .values({
      ...shared,
      code: city.code,
      host: city.host,
      name: city.name,
      short_name: city.shortName,
      paper_prefix: city.shortName,
      contact: '{}',
      guide: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: authorityId } = await tx
    .insertInto('authorities')
    .values({
      ...shared,
      code: town.code,
      name: town.name,
      short_name: town.shortName,
      site_id_code: '0000000000',
      parent_id: cityId,
      is_primary: true,
      contact: JSON.stringify(town.contact),
      guide: JSON.stringify(guide),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const officeRows = await tx
    .insertInto('offices')
    .values(
      offices.map(([code, name, kind, duties], position) => ({
        authority_id: authorityId,
        code,
        name,
        kind,
        duties,
        position,
      })),
    )
    .returning(['id', 'code'])
    .execute();
  const columnRows = await tx
    .insertInto('columns')
    .values(
      columns.map(([slug, name, kind, description], position) => ({
        authority_id: authorityId,
        slug,
        name,
        kind,
        description,
        keywords: name,
        position,
      })),
    )
    .returning(['id', 'slug'])
    .execute();
  const officeIds = new Map(officeRows.map((row) => [row.code, row.id]));
  const staffRows = await tx
    .insertInto('staff')
    .values(
      people.map(([login, name, office]) => ({
        authority_id: authorityId,
        office_id: office ? officeIds.get(office)! : null,
        login,
        name,
        password_hash: hashes.get(login)!,
      })),
    )
    .returning(['id', 'login', 'name'])
    .execute();
  const staff = new Map(staffRows.map((row) => [row.login, { id: row.id, name: row.name }]));
  await tx
    .insertInto('staff_roles')
    .values(people.flatMap(([login, , , given]) => given.map((role) => ({ staff_id: staff.get(login)!.id, role }))))
    .execute();
  await addCityPeople(tx, cityId, hashes);
  return {
    cityId,
    authorityId,
    offices: officeIds,
    columns: new Map(columnRows.map((row) => [row.slug, row.id])),
    catalogue: await addStandardCatalogue(tx, authorityId),
    staff,
  };
}
