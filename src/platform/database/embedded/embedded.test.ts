import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { attachOrStart, type Embedded, startEmbedded } from './index.ts';
import { isAlive, waitForEnd } from './process.ts';

const folders: string[] = [];
let running: Embedded[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'gongkai-life-'));
  chmodSync(made, 0o755);
  folders.push(made);
  return made;
}

async function start(data: string): Promise<Embedded> {
  const server = await startEmbedded(data);
  running.push(server);
  return server;
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

test('what was written is there after a stop and a start', async () => {
  const data = folder();
  const first = await startEmbedded(data);
  await ask(first.url, 'create table kept (n int)');
  await first.stop();
  const again = await start(data);
  expect(await ask(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  expect(await ask(again.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
});

test('a second start on the same folder is refused and says who holds it; other commands attach', async () => {
  const data = folder();
  const first = await start(data);
  await expect(startEmbedded(data)).rejects.toThrow(`进程号 ${process.pid}`);
  expect((await attachOrStart(data)).url).toBe(first.url);
});

test('of two starts at the same instant one wins', async () => {
  const data = folder();
  const both = await Promise.allSettled([startEmbedded(data), startEmbedded(data)]);
  const won = both.filter((one) => one.status === 'fulfilled');
  running.push(...won.map((one) => one.value));
  expect(won).toHaveLength(1);
});

test.each([
  ['of a dead process', { pid: 2 ** 22 - 3, started: '1' }],
  ['whose number another process has now', { pid: process.ppid, started: '1' }],
  ['cut off in the middle of writing', 'half'],
])('a lock %s is taken over', async (_what, left) => {
  const data = folder();
  writeFileSync(join(data, 'gongkai.lock'), typeof left === 'string' ? left : JSON.stringify(left));
  await expect(start(data)).resolves.toHaveProperty('url');
});

test('a first start that was cut off begins anew', async () => {
  const data = folder();
  mkdirSync(join(data, 'postgres.new.1'));
  writeFileSync(join(data, 'postgres.new.1', 'PG_VERSION'), '17');
  await start(data);
  expect(existsSync(join(data, 'postgres.new.1'))).toBe(false);
});

test('a stale postmaster.pid with a number in use by another process is no hindrance', async () => {
  const data = folder();
  await (await startEmbedded(data)).stop();
  writeFileSync(join(data, 'postgres', 'postmaster.pid'), `${process.ppid}\n${join(data, 'postgres')}\n`);
  await expect(start(data)).resolves.toHaveProperty('url');
});

test('after kill -9 of the program the server it left is taken over and nothing acknowledged is lost', async () => {
  const data = folder();
  await build({
    stdin: {
      contents: `import { startEmbedded } from './start.ts'; const s = await startEmbedded(${JSON.stringify(data)}); console.log(s.url); setInterval(() => {}, 1000);`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile: join(process.cwd(), 'node_modules', '.cache', `holder-${process.pid}.mjs`),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const child = spawn(process.execPath, [join(process.cwd(), 'node_modules', '.cache', `holder-${process.pid}.mjs`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  await ask(url, 'create table acknowledged (n int)');
  await ask(url, 'insert into acknowledged select generate_series(1, 100)');
  const left = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  child.kill('SIGKILL');
  await waitForEnd(child.pid!, 5000);
  expect(isAlive(left)).toBe(true);
  const again = await start(data);
  expect(isAlive(left)).toBe(false);
  expect(await ask(again.url, 'select count(*)::int as n from acknowledged')).toEqual([{ n: 100 }]);
});
