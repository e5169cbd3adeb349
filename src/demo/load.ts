import { keepPublished } from '../annual-report/index.ts';
import { hashPassword, oneTimePassword } from '../organizations/index.ts';
import { append } from '../platform/audit-log/index.ts';
import { type Tx, within } from '../platform/database/index.ts';
import { dayOf, instantOf } from '../platform/dates.ts';
import { conflict, type Outcome, ok } from '../platform/outcome.ts';
import { roles, type Who } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { addStandardCatalogue } from '../publishing/index.ts';
import { rebuildIndex } from '../search/index.ts';
import { accountabilityDeeds } from './accountability.ts';
import { advance } from './advance.ts';
import { draftReplies } from './applications/drafts.ts';
import { addApplications } from './applications/town.ts';
import { assessing } from './assessment.ts';
import { briefingDeeds } from './briefings.ts';
import { townComposer } from './compose.ts';
import { consulting } from './consultations.ts';
import { doInOrder } from './deeds.ts';
import { addFacilities, townFacilities } from './facilities.ts';
import { addFeedback } from './feedback.ts';
import { addFictionalTown } from './fictional/load.ts';
import { toCity } from './fictional/to-city.ts';
import { fictionalPeople } from './fictional/town.ts';
import type { DemoPerson, Filed } from './filed.ts';
import { addGuides } from './guides.ts';
import { addLanguages } from './languages.ts';
import { messageDeeds } from './messages/index.ts';
import { obligationDeeds } from './obligations.ts';
import { addActs } from './onward/acts.ts';
import { afterwards } from './onward/afterwards.ts';
import { type ReportDesks, reportDeeds } from './onward/reports.ts';
import { planOnward } from './onward/town.ts';
import { addOpenWork } from './open-work.ts';
import { addPeople } from './people.ts';
import { addPlaces } from './places.ts';
import { planYear, years } from './plan.ts';
import { describing, relating } from './policies.ts';
import { addPublished } from './published.ts';
import { reassessmentDeeds } from './reassessment.ts';
import { cityPeople, sendUp } from './region.ts';
import { showingTimeliness } from './scoreboard.ts';
import { addSelfInspection } from './self-inspection.ts';
import { sendings } from './sendings.ts';
import { snoozing } from './snoozed.ts';
import { planStanding } from './standing.ts';
import { subscribing } from './subscriptions.ts';
import { overseeing, supervising } from './supervision.ts';
import { type City, suppliedToCity } from './supplied.ts';
import { askingPeople } from './surveys.ts';
import { addTerminals } from './terminals.ts';
import { addMisses, topicDeeds } from './topics.ts';
import { city, cityColumns, columns, guide, offices, people, town } from './town.ts';
import { trainingDeeds } from './training.ts';
import { addWebhooks } from './webhooks.ts';

export interface DemoAccount {
  login: string;
  name: string;
  role: string;
  password: string;
}

/** Loads the demonstration town (演示数据) into empty books, all or nothing, even when the program is killed on the way.
 *  Years and texts are the same every time; passwords are random and told once, by `tell`, before the books are kept:
 *  there is never an account that nobody can enter. A conflict when the books are not empty. */
export async function loadDemo(
  { db, files, house, sealer, now }: Pick<JobContext, 'db' | 'files' | 'house' | 'sealer' | 'now'>,
  tell: (accounts: DemoAccount[]) => void = () => undefined,
): Promise<Outcome<void>> {
  const everybody: DemoPerson[] = [...people, ...cityPeople, ...fictionalPeople];
  const secrets = await Promise.all(
    everybody.map(async ([login]) => {
      const password = oneTimePassword();
      return { login, password, hash: await hashPassword(password) };
    }),
  );
  const loaded = await db.transaction().execute(async (tx) => {
    if (await tx.selectFrom('authorities').select('id').executeTakeFirst()) return false;
    const hashes = new Map(secrets.map(({ login, hash }) => [login, hash]));
    const city = await addCity(tx, hashes);
    const cityId = city.authorityId;
    const filed = await addTown(tx, cityId, hashes);
    const today = dayOf(now);
    for (const year of years) await addPublished(tx, filed, planYear(year, townComposer));
    await addPublished(tx, filed, planOnward(today));
    await addPublished(tx, filed, planStanding(today));
    await addActs(tx, filed, today);
    await addFacilities(tx, filed, townFacilities, 'head');
    await addGuides(tx, files, filed, today);
    await addLanguages(tx, filed, now);
    await addTerminals(tx, filed, now);
    await addPlaces(tx, filed, now);
    await addWebhooks(tx, sealer, filed, now);
    await addFeedback(tx, sealer, filed.authorityId, now);
    await addMisses(tx, filed.authorityId, now);
    await addSelfInspection(tx, filed, now);
    const under = await addApplications({ db: tx, house, sealer, now }, filed);
    const begun = await addOpenWork(tx, filed, now);
    for (const [year, day] of [
      [2022, '2023-01-13'],
      [2023, '2024-01-12'],
    ] as const)
      await keepPublished(tx, { id: filed.authorityId, code: town.code, name: town.name, isDemo: true }, year, {
        name: '演示数据',
        now: instantOf(`${day}T16:00`),
        date: day,
      });
    const up = { authorityId: filed.authorityId, cityId, by: filed.staff.get('head')!.name };
    await sendUp(tx, up, { year: 2022, day: '2023-01-16', accepted: '2023-02-03' });
    await sendUp(tx, up, { year: 2023, day: '2024-01-15' });
    const fictional = await addFictionalTown(tx, { cityId, hashes, house, sealer, now });
    const books = { db: within(tx), house, sealer, now };
    const account = await sendings(tx, books, filed);
    const deeds = [
      ...reportDeeds(books, [reportDesks(filed), fictional.desks], city.office),
      ...suppliedToCity(tx, books, city),
      ...supervising(books, city.office, {
        town: { filed, head: filed.staff.get('head')! },
        fictional: { filed: fictional.filed, head: fictional.desks.head },
      }),
      ...assessing(books, {
        ...{ city: city.office, second: city.editor },
        heads: [filed.staff.get('head')!, fictional.desks.head],
      }),
      ...overseeing(books, city.office, [filed, fictional.filed]),
      ...account.deeds,
      ...(await toCity(tx, books, fictional.filed)),
      ...(await describing(books, filed)),
      ...(await relating(books, filed)),
      ...(await topicDeeds(books, filed)),
      ...obligationDeeds(books, filed),
      ...briefingDeeds(books, filed),
      ...showingTimeliness(books, filed),
      ...askingPeople(books, filed),
      ...consulting(books, filed),
      ...afterwards(books, filed),
      ...subscribing(books, filed),
      ...messageDeeds(books, filed),
      ...trainingDeeds(books, filed, city.office),
      ...accountabilityDeeds(books, filed, city.office),
      ...reassessmentDeeds(books, filed),
      ...draftReplies(books, filed, under),
      ...advance(books, filed, begun),
      ...snoozing(books, filed),
    ];
    await doInOrder(deeds, now);
    await account.shut();
    await tx.updateTable('messages').set({ is_demo: true }).where('authority_id', '=', filed.authorityId).execute();
    await append(tx, {
      at: now,
      who: { id: null, name: '演示数据', authorityId: filed.authorityId },
      action: 'demo.load',
      subject: `authority:${filed.authorityId}`,
    });
    await rebuildIndex(within(tx));
    tell(
      everybody.map(([login, name, , given]) => ({
        login,
        name,
        role: given.map((role) => roles[role]).join('、'),
        password: secrets.find((one) => one.login === login)!.password,
      })),
    );
    return true;
  });
  return loaded ? ok(undefined) : conflict('数据库中已有数据，不能再载入演示数据');
}

/** @returns what is supplied to, with who does the work of its office */
async function addCity(tx: Tx, hashes: ReadonlyMap<string, string>): Promise<City & { office: Who }> {
  const { id } = await tx
    .insertInto('authorities')
    .values({
      code: city.code,
      host: city.host,
      name: city.name,
      short_name: city.shortName,
      paper_prefix: city.shortName,
      is_demo: true,
      contact: '{}',
      guide: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const office = await tx
    .insertInto('offices')
    .values({ authority_id: id, code: 'gkb', name: '政务公开办公室', kind: 'office', duties: '政务公开、市政府网站' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const columnRows = await tx
    .insertInto('columns')
    .values(
      cityColumns.map(([slug, name, kind], position) => ({
        authority_id: id,
        slug,
        name,
        kind,
        keywords: name,
        position,
      })),
    )
    .returning(['id', 'slug'])
    .execute();
  const column = (slug: string) => columnRows.find((row) => row.slug === slug)!.id;
  const staff = await addPeople(tx, id, cityPeople, new Map([['gkb', office.id]]), hashes);
  return {
    ...{ authorityId: id, officeId: office.id, office: staff.get('city')! },
    columns: { usual: column('gonggao'), placed: column('zhengce') },
    ...{ administrator: staff.get('city-sys')!, editor: staff.get('city-ed')! },
  };
}

function reportDesks({ authorityId, staff }: Filed): ReportDesks {
  const [writer, office, secrecy, signer, head] = ['editor1', 'reviewer1', 'secrecy', 'signer', 'head'].map((login) =>
    staff.get(login),
  ) as Who[] as [Who, Who, Who, Who, Who];
  return { authorityId, from: '01-06', writer, reviewers: [office, secrecy, signer], head };
}

async function addTown(tx: Tx, cityId: number, hashes: ReadonlyMap<string, string>): Promise<Filed> {
  const { id: authorityId } = await tx
    .insertInto('authorities')
    .values({
      code: town.code,
      name: town.name,
      short_name: town.shortName,
      paper_prefix: town.shortName,
      is_demo: true,
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
  const staff = await addPeople(tx, authorityId, people, officeIds, hashes);
  return {
    authorityId,
    code: town.code,
    people,
    offices: officeIds,
    officeNames: new Map(offices.map(([code, name]) => [code, name])),
    columns: new Map(columnRows.map((row) => [row.slug, row.id])),
    catalogue: await addStandardCatalogue(tx, authorityId),
    staff,
  };
}
