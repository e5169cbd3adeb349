import { saveMailSettings } from '../../../src/mail/actions.ts';
import { setAddress } from '../../../src/mail/index.ts';
import { registerAuthority, setUp } from '../../../src/organizations/authorities/actions.ts';
import { setPublicFace } from '../../../src/organizations/index.ts';
import { addOffice } from '../../../src/organizations/offices/actions.ts';
import { addStaff, grantRoles } from '../../../src/organizations/staff/actions.ts';
import { unwrap } from '../../../src/platform/outcome.ts';
import { withoutAccount } from '../../../src/platform/roles.ts';
import { addColumn } from '../../../src/publishing/columns/actions.ts';
import { configureChain } from '../../../src/review/chain/actions.ts';
import { smallTownChain } from '../../../src/review/chain/rules.ts';
import { house } from '../../../src/rooms.ts';
import { CITY, CITY_ADMINS, CITY_PEOPLE, OFFICES, TOWN, TOWN_ADMINS, TOWN_PEOPLE } from './people.ts';
import type { Sink } from './sink.ts';
import type { Year } from './year.ts';

const admins = (all: typeof CITY_ADMINS) => all.map(([role, login]) => ({ role, login, name: `演示·${login}` }));
const authority = ({ code, name, shortName }: { code: string; name: string; shortName: string }) => ({
  ...{ code, name, shortName, paperPrefix: shortName, siteIdCode: '', officeName: '党政综合办公室' },
});

/** The first day: the city is set up, the town registered, offices, columns, people and the chain of a small town, each by
 *  the action of who does it. Straight into the books go only what those confirm at home (addresses) and the public
 *  face, whose review is not what this year is about. */
export async function setUpYear(year: Year, now: Date, sink: Pick<Sink, 'settings'>): Promise<void> {
  const { db, sealer } = year.books;
  const nobody = { db, house, sealer, now, who: withoutAccount(0, '初始设置') };
  unwrap(await setUp(nobody, { ...authority(CITY), admins: admins(CITY_ADMINS), host: 'city.example' }));
  await keepIds(year, CITY.code);
  const operator = await year.as('c-sys', now);
  const below = { ...authority(TOWN), admins: admins(TOWN_ADMINS), host: null, parentId: year.cityId };
  unwrap(await registerAuthority(operator, below));
  await keepIds(year, CITY.code);
  unwrap(await saveMailSettings(operator, { ...sink.settings, login: '', password: '' }));
  for (const [code, name, kind] of OFFICES)
    unwrap(await addOffice(await year.as('t-sys', now), { code, name, kind, duties: '', position: null }));
  await keepIds(year, CITY.code);
  for (const [prefix, people] of [
    ['c', CITY_PEOPLE],
    ['t', TOWN_PEOPLE],
  ] as const)
    for (const [login, name, office, roles] of people) {
      const officeId = office && year.id(prefix === 'c' ? 'city-office' : `office:${office}`);
      const given = { login, name, officeId, telephone: '' };
      const { id } = unwrap(await addStaff(await year.as(`${prefix}-sys`, now), given));
      year.ids.set(`staff:${login}`, id);
      unwrap(await grantRoles(await year.as(`${prefix}-sec`, now), { id, roles: [...roles] }));
      await db.transaction().execute((tx) => setAddress({ db: tx, sealer, now }, id, `${login}@example.com`));
    }
  const head = await year.as('head', now);
  unwrap(await configureChain(head, { columnId: null, officeId: null, steps: [...smallTownChain] }));
  const column = {
    slug: 'cunwu',
    name: '村务公开',
    kind: 'other',
    description: '',
    position: null,
    parentId: null,
  } as const;
  unwrap(await addColumn(head, column));
  const contact = {
    ...{ address: '青禾镇示例路 1 号', postcode: '000000', telephone: '0000-0000000', email: 'qhz@example.com' },
    hours: '工作日 8:30 至 17:00',
  };
  await db
    .transaction()
    .execute((tx) => setPublicFace(tx, year.authorityId, { siteIdCode: '', contact, guide: {} }, now));
  await keepIds(year, CITY.code);
}

async function keepIds(year: Year, cityCode: string): Promise<void> {
  const { db } = year.books;
  for (const { id, code } of await db.selectFrom('authorities').select(['id', 'code']).execute())
    if (code === cityCode) year.cityId = id;
    else year.authorityId = id;
  for (const row of await db.selectFrom('offices').select(['id', 'code', 'authority_id as of']).execute())
    year.ids.set(row.of === year.cityId ? 'city-office' : `office:${row.code}`, row.id);
  for (const row of await db.selectFrom('staff').select(['id', 'login']).execute())
    year.ids.set(`staff:${row.login}`, row.id);
  for (const row of await db
    .selectFrom('columns')
    .select(['id', 'slug'])
    .where('authority_id', '=', year.authorityId)
    .execute())
    year.ids.set(`column:${row.slug}`, row.id);
}
