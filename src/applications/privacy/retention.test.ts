import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { testRoom } from '../../../test/support/room.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import type { Caller } from '../../platform/action.ts';
import { unwrap } from '../../platform/outcome.ts';
import { noteUpload } from '../../platform/public-forms/index.ts';
import type { Who } from '../../platform/roles.ts';
import { publishing } from '../../publishing/room.ts';
import { remedies } from '../../remedies/room.ts';
import * as room from '../index.ts';
import { applications } from '../room.ts';
import { openText } from './sealed-words.ts';

/** applications that another room needs */
const needed = new Set<number>();
const { db, house, files, sealer } = await testDatabase([
  publishing,
  applications,
  remedies,
  testRoom({ on: { personalDataNeeded: async (_, application) => needed.has(application) } }),
]);
const at = (day: string) => new Date(`${day}T02:00:00Z`);
let town: TestTown;
let officer: Who & { id: number };
const citizen = (day: string): Caller => ({ db, house, sealer, who: room.applicantOf(town.authorityId), now: at(day) });

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
});

async function stored(text: string): Promise<string> {
  const { hash, size } = (await files.keep(Readable.from([Buffer.from(text)])))!;
  await db.insertInto('files').values({ hash, size, media_type: 'application/pdf' }).execute();
  return hash;
}

/** Filed on the 4th, withdrawn on the 5th of September 2018. */
async function concluded(file: string) {
  const filed = unwrap(
    await room.fileApplication(citizen('2018-09-04'), {
      applicant: person,
      request: requestFor('本人 000000199001010018 的低保记录，电话 19900000000'),
      files: [{ hash: file, name: '身份证.pdf', kind: 'identity' }],
    }),
  );
  unwrap(await room.sendMessage(citizen('2018-09-04'), { id: filed.id, body: '我住在演示路 1 号' }));
  const by = { db, house, sealer, who: officer, now: at('2018-09-04') };
  unwrap(await room.confirmReceipt(by, { id: filed.id, on: '2018-09-04' }));
  unwrap(await room.withdrawApplication(citizen('2018-09-05'), { id: filed.id, on: '' }));
  return filed;
}

const keepHouse = (day: string, years = room.RETENTION_YEARS) =>
  room.keepHouse({ db, house, files, sealer, now: at(day), years });

test('five years after the end personal data goes, with its files and an audit entry; what was asked and when stays', async () => {
  const [mine, shared] = [await stored('%PDF mine'), await stored('%PDF shared')];
  const first = await concluded(mine);
  const second = await concluded(shared);
  const open = unwrap(
    await room.fileApplication(citizen('2018-09-04'), {
      applicant: person,
      request: requestFor('还在办理的'),
      files: [{ hash: shared, name: '附件.pdf', kind: 'attachment' }],
    }),
  );
  expect((await keepHouse('2023-09-05')).erased).toBe(0);
  expect((await keepHouse('2030-01-02')).erased).toBe(2);
  const row = await db.selectFrom('applications').selectAll().where('id', '=', first.id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ sealed_applicant: null, identity_key: null, query_code_hash: null, phase: 'closed' });
  expect(row).toMatchObject({ number: first.number, closed_on: '2018-09-05', personal_erased_on: '2030-01-02' });
  expect(openText(sealer, first.id, 'description', row.sealed_description)).toBe('本人 ＊＊＊ 的低保记录，电话 ＊＊＊');
  const all = JSON.stringify([
    row,
    await db.selectFrom('application_messages').selectAll().where('application_id', '=', first.id).execute(),
    await db.selectFrom('application_files').selectAll().where('application_id', '=', first.id).execute(),
  ]);
  for (const personal of ['199001010018', '19900000000', '演示路', '身份证.pdf', '张＊'])
    expect(all).not.toContain(personal);
  expect([existsSync(files.path(mine)), existsSync(files.path(shared))]).toEqual([false, true]);
  const entries = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', 'applications.erasePersonalData')
    .execute();
  expect(entries.map(({ subject }) => subject)).toEqual([`application:${first.id}`, `application:${second.id}`]);
  const still = await db.selectFrom('applications').selectAll().where('id', '=', open.id).executeTakeFirstOrThrow();
  expect(still.sealed_applicant).not.toBeNull();
  expect((await keepHouse('2030-01-02')).erased).toBe(0);
});

test('while another room needs it, it stays', async () => {
  const { id } = await concluded(await stored('%PDF held'));
  needed.add(id);
  expect((await keepHouse('2031-01-02')).erased).toBe(0);
});

test('while a case about it is pending, it stays', async () => {
  const { id } = await concluded(await stored('%PDF sued'));
  const suit = { authority_id: town.authorityId, kind: 'directSuit', filed_on: '2018-10-01' } as const;
  await db
    .insertInto('remedy_cases')
    .values({ ...suit, result: null, concluded_on: null, application_id: id })
    .execute();
  expect((await keepHouse('2031-01-02')).erased).toBe(0);
  await db.updateTable('remedy_cases').set({ result: 'upheld', concluded_on: '2030-12-01' }).execute();
  expect((await keepHouse('2031-01-02')).erased).toBe(1);
});

test('files that no application took up go after two days, those in use stay', async () => {
  const [unclaimed, used] = [await stored('%PDF unclaimed'), await stored('%PDF used')];
  await concluded(used);
  for (const hash of [unclaimed, used]) await noteUpload(db, hash, at('2029-01-01'));
  expect((await keepHouse('2029-01-02', 90)).files).toBe(0);
  expect((await keepHouse('2029-01-04', 90)).files).toBe(1);
  expect([existsSync(files.path(unclaimed)), existsSync(files.path(used))]).toEqual([false, true]);
});
