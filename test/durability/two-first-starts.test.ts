import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { Program } from '../support/program.ts';

// Two processes that start for the first time at once on one outside database.
let folder: string;
let server: Embedded;
let programs: Program[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-first-'));
  await chmod(folder, 0o755);
  server = await startEmbedded(join(folder, 'outside'));
});
afterEach(async () => {
  for (const program of programs) await program.stop();
  programs = [];
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function freshDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${name}`).finally(() => client.end());
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function both(databaseUrl: string, folders: [string, string], empty: boolean): Promise<string[]> {
  const starts = folders.map((one) => Program.start(join(folder, one), { databaseUrl, empty }));
  const ended = await Promise.allSettled(starts);
  programs = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []));
}

test.each([
  ['empty', true],
  ['with the invented town', false],
])(
  'with one data folder both come up, and read and write the same: %s',
  async (_what, empty) => {
    const name = empty ? 'one_folder' : 'one_town';
    expect(await both(await freshDatabase(name), [name, name], empty)).toEqual([]);
    const answers = await Promise.all(
      programs.map(({ base }) => fetch(`${base}/readyz`).then((reply) => reply.text())),
    );
    expect(answers).toEqual(['ok\n', 'ok\n']);
    expect(await programs[0]!.command('audit-log', 'verify')).toMatchObject({ status: 0 });
    if (empty) {
      const keys = programs.map(({ greeting }) => /设置口令\s+(\w{32})/.exec(greeting)?.[1]);
      expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
      expect(keys[1]).toBe(keys[0]);
      return;
    }
    const homes = await Promise.all(programs.map(({ base }) => fetch(base).then((reply) => reply.text())));
    const titles = homes.map((text) => /<title>(.*?)<\/title>/.exec(text)?.[1]);
    expect(titles[0]).toBe(titles[1]);
  },
  300_000,
);

test('with a data folder each, so with a key each, one comes up and the other says the truth', async () => {
  const failed = await both(await freshDatabase('two_folders'), ['left', 'right'], true);
  expect(programs).toHaveLength(1);
  expect(failed).toHaveLength(1);
  expect(failed[0]).toMatch(
    /^ended with 1:\n这个数据库正由另一个公开平台进程使用，它的加密密钥不是 \S+sealing\.keys。/,
  );
  expect(failed[0]).not.toMatch(/\n\s+at /);
});
