import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { writtenTo } from '../../../test/support/written-to.ts';
import { temporarySealer } from '../../platform/sealing/sealing.ts';
import { rooms } from '../../rooms.ts';
import { chaseOverdue } from './chase.ts';

const books = await testDatabase(rooms);
const { db } = books;
const sealer = temporarySealer();
let town: TestTown;
let [editor, head]: { id: number }[] = [];

const mails = async () =>
  (await db.selectFrom('mails').select(['staff_id as to', 'body']).orderBy('id').execute()).map(
    ({ to, body }) => `${to === editor!.id ? '编辑' : to === head!.id ? '负责人' : to}：${body.split('\n\n')[0]}`,
  );
const chase = (day: string) => chaseOverdue({ db, now: new Date(`${day}T02:00:00Z`) });
const reachable = (of: { id: number }) => writtenTo({ db, sealer }, of);

beforeAll(async () => {
  town = await testTown(db);
  editor = await town.person('office', 'editor');
  head = await town.person(null, 'disclosureHead');
  const given = { title: '机密一样的标题', at: '2023-06-01T02:00:00Z', channels: ['website', 'wechat'] as const };
  await publicDocument(books, town, given);
  await publicDocument(books, town, { ...given, officeId: town.offices.village });
});

test('what is overdue for five days is told to who handles it, once a week; what nobody of them can be told of, to the head', async () => {
  await reachable(head!);
  await chase('2023-06-06');
  expect(await mails(), 'no mail is set up').toEqual([]);
  const at = { updated_at: new Date(), updated_by: 'x', site_address: 'https://gongkai.example' };
  await db
    .insertInto('mail_settings')
    .values({
      ...at,
      enabled: true,
      host: '127.0.0.1',
      port: 25,
      security: 'none',
      login: '',
      sender: 'a@example.com',
    } as never)
    .execute();
  await chase('2023-06-05');
  expect(await mails(), 'the fourth day').toEqual([]);
  await chase('2023-06-06');
  await chase('2023-06-09');
  expect(await mails()).toEqual(['负责人：下列事项的经办人没有填写邮箱，请您提醒：\n待发布 2 项']);
  await reachable(editor!);
  await chase('2023-06-12'); // a Monday
  expect((await mails()).slice(1)).toEqual([
    '编辑：待发布 1 项',
    '负责人：下列事项的经办人没有填写邮箱，请您提醒：\n待发布 1 项',
  ]);
  expect((await mails()).join()).not.toContain('标题');
  await db.updateTable('deliveries').set({ state: 'confirmed', delivered_on: '2023-06-13' }).execute();
  await chase('2023-06-19');
  expect(await mails()).toHaveLength(3);
});

test('a withdrawal is told at once, also at night, to who takes it down elsewhere, and to nobody where it hangs nowhere', async () => {
  const at = new Date('2023-07-01T18:00:00Z'); // a Sunday, two in the night
  const { id: documentId } = await db
    .selectFrom('documents')
    .select('id')
    .where('office_id', '=', town.offices.office)
    .executeTakeFirstOrThrow();
  const revision = await db
    .selectFrom('publications')
    .select('revision_id as id')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  const withdraw = () =>
    db.transaction().execute((tx) =>
      books.house.tell('document', tx, {
        ...{ kind: 'withdrawn', documentId, authorityId: town.authorityId, revisionId: revision.id, channels: [] },
        ...{ at, was: 'published' },
      } as never),
    );
  const told = () =>
    db
      .selectFrom('mails')
      .select(['staff_id as to', 'ready', 'body'])
      .where('kind', '=', 'withdrawn')
      .orderBy('staff_id')
      .execute();
  await withdraw();
  expect((await told()).map(({ to, ready }) => [to, ready])).toEqual([
    [editor!.id, true],
    [head!.id, true],
  ]);
  expect((await told())[0]!.body).not.toContain('标题');
  await withdraw();
  expect(await told()).toHaveLength(2);
});
