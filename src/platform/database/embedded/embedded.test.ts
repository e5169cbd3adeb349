import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { attachOrStart, DataFolderInUse, type Embedded, startEmbedded } from './index.ts';
import { isAlive, isServerOf, sleep, waitForEnd } from './process.ts';

const folders: string[] = [];
const program = join(process.cwd(), 'node_modules', '.cache', `holder-${process.pid}.mjs`);
/** One cluster for all the tests that need no first start; each leaves it stopped and sound. */
let made: string;
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

/** The platform as a process of its own, with nothing but its database. */
function another(data: string): ChildProcess & { stdout: NodeJS.ReadableStream } {
  return spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'ignore'], detached: true }) as never;
}

async function killed(process_: ChildProcess): Promise<void> {
  process.kill(-process_.pid!, 'SIGKILL'); // the whole process group
  await waitForEnd(process_.pid!, 5000);
}

const postmaster = (data: string) =>
  Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

beforeAll(() =>
  build({
    stdin: {
      contents: `import { startEmbedded } from './start.ts';
        const server = await startEmbedded(process.argv[2]);
        console.log(server.url);
        setInterval(() => {}, 1000);`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  }),
);

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
});

afterAll(() => {
  for (const path of [...folders, program]) rmSync(path, { recursive: true, force: true });
});

test('what was written is there after a stop and a start; nothing runs after a stop', async () => {
  const data = folder();
  made = data;
  const first = await startEmbedded(data);
  await ask(first.url, 'create table kept (n int)');
  const pid = postmaster(data);
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  const again = await start(data);
  await first.stop(); // a second time: it must not touch what runs now
  expect(await ask(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  const durable = `select string_agg(setting, ' ') as s from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes')`;
  expect(await ask(again.url, durable)).toEqual([{ s: 'on on on' }]);
  expect(statSync(join(data, 'postgres.key')).mode & 0o777).toBe(0o600);
  const open = new URL(again.url);
  open.password = 'wrong';
  await expect(ask(open.href, 'select 1')).rejects.toThrow('password authentication failed');

  const refused = startEmbedded(data);
  await expect(refused).rejects.toThrow(DataFolderInUse);
  expect((await attachOrStart(data)).url).toBe(again.url);
});

test('a server that ends by itself is started again where it was, with all that was acknowledged', async () => {
  const data = made;
  const server = await start(data);
  await ask(server.url, 'create table kept_on as select generate_series(1, 100) as n');
  const pid = postmaster(data);
  process.kill(pid, 'SIGKILL');
  expect(await waitForEnd(pid, 5000)).toBe(true);
  const count = () => ask(server.url, 'select count(*)::int as n from kept_on').catch(() => undefined);
  let rows = await count();
  for (const until = Date.now() + 20_000; !rows && Date.now() < until; rows = await count()) await sleep(200);
  expect(rows).toEqual([{ n: 100 }]);
  const second = postmaster(data);
  expect(second).not.toBe(pid);
  await server.stop();
  expect(isAlive(second)).toBe(false);
});

test('asked over a socket of the file system, which a killed server leaves and the next start removes; over the network where its path is too long', async () => {
  const over = async (url: string) =>
    (await ask<{ net: boolean }>(url, 'select inet_server_addr() is not null as net'))[0];
  const sockets = (cluster: string) => readdirSync(cluster).filter((name) => /^\.s\.PGSQL\.\d+$/.test(name));
  writeFileSync(join(made, 'postgres', '.s.PGSQL.1'), '');
  const server = await start(made);
  expect(await over(server.url)).toEqual({ net: false });
  expect(sockets(server.cluster)).toHaveLength(1);
  await server.stop();
  const deep = join(folder(), '数'.repeat(30));
  mkdirSync(deep);
  expect(await over((await start(deep)).url)).toEqual({ net: true });
});

test('a lost password is made anew; a wrong one is said', async () => {
  const data = made;
  writeFileSync(join(data, 'postgres.key'), 'wrong');
  await expect(startEmbedded(data)).rejects.toThrow('postgres.key 不符');
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  rmSync(join(data, 'postgres.key'));
  expect(await ask((await start(data)).url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('two processes at the same instant: one wins, the other says who', async () => {
  const data = folder();
  const both = [another(data), another(data)];
  const codes = await Promise.race(both.map(async (one) => once(one, 'exit')));
  expect(codes[0]).toBe(1);
  const winner = both.find((one) => one.exitCode === null)!;
  const [line] = (await once(winner.stdout, 'data')) as [Buffer];
  expect(await ask(line.toString().trim(), 'select 1 as n')).toEqual([{ n: 1 }]);
  await expect(startEmbedded(data)).rejects.toThrow(`进程号 ${winner.pid}`);
  await killed(winner);
  await start(data);
});

test('after kill -9 of the process group the server it left is taken over and nothing acknowledged is lost', async () => {
  const data = folder();
  const holder = another(data);
  const [line] = (await once(holder.stdout, 'data')) as [Buffer];
  await ask(line.toString().trim(), 'create table acknowledged as select generate_series(1, 100) as n');
  const left = postmaster(data);
  await killed(holder);
  expect(isAlive(left)).toBe(true);
  const again = await start(data);
  expect(isAlive(left)).toBe(false);
  expect(await ask(again.url, 'select count(*)::int as n from acknowledged')).toEqual([{ n: 100 }]);
});

test('a first start killed in the middle of making the cluster begins anew', async () => {
  const data = folder();
  const holder = another(data);
  const making = () => readdirSync(data).some((name) => name.startsWith('postgres.new.'));
  for (const until = Date.now() + 10_000; !making() && Date.now() < until; ) await sleep(5);
  await sleep(50);
  await killed(holder);
  expect(existsSync(join(data, 'postgres'))).toBe(false);
  expect(making()).toBe(true);
  await start(data);
  expect(making()).toBe(false);
});

test('a stale postmaster.pid whose number is now another server’s leaves that one alone', async () => {
  const [mine, others] = [made, folder()];
  const other = await start(others);
  const file = join(mine, 'postgres', 'postmaster.pid');
  writeFileSync(file, `${postmaster(others)}\n${join(mine, 'postgres')}\n`);
  expect(isServerOf(postmaster(others), join(mine, 'postgres'))).toBe(false);
  await start(mine);
  expect(await ask(other.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a data folder that cannot be used is said in one sentence', async () => {
  const data = folder();
  writeFileSync(join(data, 'file'), '');
  await expect(startEmbedded(join(data, 'file'))).rejects.toThrow('其实是一个文件');
  mkdirSync(join(data, 'postgres'));
  writeFileSync(join(data, 'postgres', 'something'), '');
  await expect(startEmbedded(data)).rejects.toThrow('不是本程序的数据库');
  expect(readdirSync(data)).not.toContain('gongkai.lock');
});

test('a server of another great version is not started on the cluster', async () => {
  writeFileSync(join(made, 'postgres', 'PG_VERSION'), '12\n');
  await expect(startEmbedded(made)).rejects.toThrow('另一个大版本');
});

test.runIf(process.getuid?.() === 0)('a folder that root copied without its owners says how to copy it', async () => {
  const data = folder();
  mkdirSync(join(data, 'postgres'));
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '17\n');
  await expect(startEmbedded(data)).rejects.toThrow(/归 root 所有.*cp -a 或 rsync -a/);
});
