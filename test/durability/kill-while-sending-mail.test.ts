import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '../../src/platform/database/index.ts';
import { openSealer } from '../../src/platform/sealing/sealing.ts';
import { MailServer } from '../support/mail-server.ts';
import { Program } from '../support/program.ts';
import { testTown } from '../support/town.ts';
import { writtenTo } from '../support/written-to.ts';

// kill -9 between a mail's arrival and the server's word: that one comes twice, under one Message-ID; no other does.
const MAILS = 12;
const KILLED_AT = 5;
const SENT_WITHIN = 100_000;
let data: string;
let program: Program;
const server = new MailServer();

beforeAll(async () => {
  await server.listen();
  data = await mkdtemp(join(tmpdir(), 'gongkai-durability-'));
  await chmod(data, 0o755);
  program = await Program.start(data);
});
afterAll(async () => {
  await program?.stop();
  await server.close();
  await rm(data, { recursive: true, force: true });
});

async function withBooks<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connect(program.databaseUrl, 2);
  return work(db).finally(close);
}

/** Mails to one member of staff that wait, and settings that let them go out. */
async function fill(db: Db): Promise<void> {
  const town = await testTown(db);
  const { id } = await town.person('office', 'caseOfficer');
  await writtenTo({ db, sealer: await openSealer(db, join(data, 'sealing.keys')) }, { id }, 'officer@example.com');
  const at = new Date();
  const mail = (n: number) => ({
    ...{ authority_id: town.authorityId, room: 'tests', kind: 'note', about: 'note', key: `note:${n}`, staff_id: id },
    ...{ recipient_shown: '经办', subject: `第 ${n} 号`, body: '请登录办理', next_at: at, created_at: at },
  });
  await db
    .insertInto('mails')
    .values(Array.from({ length: MAILS }, (_, n) => mail(n)))
    .execute();
  const { siteAddress, password: _, ...settings } = server.settings;
  await db
    .insertInto('mail_settings')
    .values({ ...settings, site_address: siteAddress, updated_at: at, updated_by: 'x' })
    .execute();
}

const unsent = () =>
  withBooks((db) => db.selectFrom('mails').select(['key', 'attempts']).where('state', '<>', 'sent').execute());

test('killed while a mail is handed over: it comes again under the same Message-ID, the others come once', async () => {
  const killed = new Promise<void>((resolve) => {
    server.arriving = async () => {
      if (server.mails.length !== KILLED_AT) return;
      await program.kill(true);
      resolve();
    };
  });
  await withBooks(fill);
  await killed;
  expect(server.mails).toHaveLength(KILLED_AT);
  program = await Program.start(data);
  const until = Date.now() + SENT_WITHIN;
  while ((await unsent()).length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await unsent()).toEqual([]);
  const ids = server.mails.map(({ messageId }) => messageId);
  expect(ids).toHaveLength(MAILS + 1);
  expect(new Set(ids).size).toBe(MAILS);
  expect(ids[KILLED_AT]).toBe(ids[KILLED_AT - 1]);
});
