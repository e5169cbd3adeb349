import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '../../src/platform/database/index.ts';
import { approvedDocuments } from '../support/approved.ts';
import { Program } from '../support/program.ts';
import { SmallDisk } from '../support/small-disk.ts';
import { testTown } from '../support/town.ts';
import { Visitor } from '../support/visitor.ts';

// A disk that is full to the last byte: everything is read as before, nothing is half written, and with room again it is
// written to without a start.
const SECONDS = Number(process.env.DURABILITY_ROUNDS ?? 1) > 3 ? 180 : 20;
/** A database that was killed on the full disk answers again so soon, ms. */
const BACK_WITHIN = 60_000;
let disk: SmallDisk | undefined;
let program: Program | undefined;
let said = '';
let editor: Visitor;
let ids: number[];

beforeAll(async () => {
  disk = await SmallDisk.of(420);
  if (!disk) return;
  program = await Program.start(join(disk.folder, 'data'));
  program.onSaid = (line) => {
    said += line;
  };
  const { db, close } = connect(program.databaseUrl, 2);
  await prepare(db).finally(close);
});
afterAll(async () => {
  disk?.free();
  await program?.stop();
  await disk?.remove();
});

async function prepare(db: Db): Promise<void> {
  const town = await testTown(db);
  const { id, login } = await town.person('office', 'editor');
  ids = await approvedDocuments(db, town, id, 6, new Date());
  editor = new Visitor(program!.base);
  const fields = { login, password: town.password };
  expect((await editor.post('/console/sign-in', fields, '/console/sign-in')).status).toBe(303);
  for (const one of ids.slice(0, 3)) expect((await publish(one)).status).toBe(303);
}

const publish = (id: number) => editor.post(`/console/documents/${id}/publish`, {}, '/console/account');
const postmaster = () =>
  Number(readFileSync(join(disk!.folder, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function until(holds: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await setTimeout(100)) if (await holds()) return true;
  return false;
}

/** Pages of citizens, each time another search, and of who is signed in. */
const citizens = (n: number) => ['/', `/documents/${ids[0]}`, '/search?q=通知', `/search?q=第${n}号`, '/sitemap.xml'];
const staff = ['/console', '/console/documents', '/console/account'];

async function statuses(n: number): Promise<string[]> {
  const visitor = new Visitor(program!.base);
  const answers: string[] = [];
  for (const path of citizens(n)) answers.push(`${(await visitor.get(path)).status} ${path}`);
  for (const path of staff) answers.push(`${(await editor.get(path)).status} ${path}`);
  return answers.filter((answer) => !answer.startsWith('200 '));
}

test('on a full disk everything is read on; with room again it is written', async ({ skip }) => {
  if (!disk || !program) return skip('needs a file system of its own: root on Linux, with the right to mount');
  const reserve = join(disk.folder, 'data', 'postgres.reserve');
  expect(await until(() => existsSync(reserve), 60_000)).toBe(true);
  expect(await statuses(0)).toEqual([]);

  disk.fill();
  expect(await until(() => said.includes('磁盘空间已满'), 60_000)).toBe(true);
  expect(await (await fetch(`${program.base}/readyz`)).text()).toMatch(/^ok\n磁盘空间已满：.*不能保存/);
  for (let second = 0; second < SECONDS; second++) {
    expect(await statuses(second), `after ${second} s`).toEqual([]);
    if (second % 5 === 0) {
      const { status, text } = await publish(ids[3]!);
      expect(status).toBe(507);
      expect(text).toContain('服务器的磁盘空间已满，这次操作没有保存');
    }
    await setTimeout(1000);
  }
  expect(await (await editor.get('/console')).text()).toContain('平台现在只能查看，不能保存');

  // what makes it hardest: the database must begin anew where it cannot write a byte
  const before = postmaster();
  process.kill(before, 'SIGKILL');
  const known = `/documents/${ids[0]}`;
  for (let tries = 0; tries < 20; tries++) {
    expect((await new Visitor(program.base).get(known)).status).toBe(200);
    await setTimeout(50);
  }
  expect(await until(async () => (await statuses(1000)).length === 0, BACK_WITHIN)).toBe(true);
  expect(postmaster()).not.toBe(before);
  expect(existsSync(reserve)).toBe(false);
  disk.fill(); // also what was held back
  await setTimeout(1500);
  expect((await publish(ids[3]!)).status).toBe(507);
  for (let second = 0; second < 5; second++) {
    expect(await statuses(2000 + second)).toEqual([]);
    await setTimeout(1000);
  }

  disk.free();
  expect(await until(async () => (await publish(ids[3]!)).status === 303, 60_000)).toBe(true);
  expect((await publish(ids[4]!)).status).toBe(303);
  expect((await new Visitor(program.base).get(`/documents/${ids[4]}`)).status).toBe(200);
  expect(await until(() => existsSync(reserve), 60_000)).toBe(true);
  expect(await program.command('audit-log', 'verify')).toMatchObject({ status: 0 });
}, 400_000);

test('a program that starts on a full disk is read, and goes on where it cannot even say so', async ({ skip }) => {
  if (!disk || !program) return skip('needs a file system of its own: root on Linux, with the right to mount');
  disk.fill();
  await program.stop();
  disk.fill();
  program = await Program.start(join(disk.folder, 'data'), { errors: '/dev/full' });
  expect((await new Visitor(program.base).get(`/documents/${ids[4]}`)).status).toBe(200);
  expect((await fetch(`${program.base}/readyz`)).status).toBe(200);
  const refused = await fetch(`${program.base}/console/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ a: '1' }),
  });
  expect([403, 507]).toContain(refused.status);
  process.kill(postmaster(), 'SIGKILL'); // of which it would say something
  await setTimeout(3000);
  expect(program.runs).toBe(true);
  disk.free();
  expect(await until(async () => (await fetch(`${program!.base}/readyz`)).ok, BACK_WITHIN)).toBe(true);
});
