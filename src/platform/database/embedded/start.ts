import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '../../outcome.ts';
import { endLeftOver, initialise, passwordOf } from './cluster.ts';
import { holderOf, takeLock } from './lock.ts';
import { type Place, placeFor } from './place.ts';
import { sleep, waitForEnd } from './process.ts';

export interface Embedded {
  /** postgres://… of the database `gongkai` */
  url: string;
  stop(): Promise<void>;
}

const LOG_LIMIT = 10 * 1024 * 1024;
const urlFile = (data: string) => join(data, 'postgres.url');

/** Starts the PostgreSQL that comes with the program on a data folder, alone: makes its cluster the first time, takes
 *  over what a killed process left. Durable: fsync and synchronous_commit stay on.
 *  @throws Refusal in Chinese: folder in use, disk full, no permission */
export async function startEmbedded(data: string): Promise<Embedded> {
  const release = await takeLock(data);
  try {
    const place = placeFor(data);
    const password = passwordOf(data);
    const fresh = !existsSync(join(place.cluster, 'PG_VERSION'));
    if (fresh) initialise(place, password);
    else await endLeftOver(place);
    const { server, port } = await run(place, data);
    const url = (name: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
    await untilReady(url('postgres'), server, data);
    await ensureDatabase(url('postgres'));
    writeFileSync(urlFile(data), url('gongkai'), { mode: 0o600 });
    const stop = async () => {
      server.kill('SIGINT'); // fast shutdown: open transactions are rolled back, everything is written
      if (!(await waitForEnd(server.pid!, 20_000))) server.kill('SIGQUIT');
      rmSync(urlFile(data), { force: true });
      await release();
    };
    return { url: url('gongkai'), stop };
  } catch (error) {
    await release();
    throw error;
  }
}

/** For commands beside a running platform: its database if it runs, else one's own. */
export async function attachOrStart(data: string): Promise<Embedded> {
  if ((await holderOf(data)) === undefined) return startEmbedded(data);
  const url = existsSync(urlFile(data)) ? readFileSync(urlFile(data), 'utf8') : undefined;
  if (!url) throw new Refusal('公开平台正在启动，请稍后再试');
  return { url, stop: async () => {} };
}

async function run(place: Place, data: string): Promise<{ server: ChildProcess; port: number }> {
  const port = await freePort();
  const log = join(data, 'postgres.log');
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) rmSync(log);
  const out = openSync(log, 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '128MB',
    log_min_messages: 'warning',
    timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // its own process group: Ctrl+C on the terminal must reach us first
  const server = spawn(join(place.bin, 'postgres'), ['-D', place.cluster, ...flags], {
    ...place.as,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', out, out],
    detached: true,
  });
  server.on('error', () => {});
  closeSync(out);
  return { server, port };
}

async function untilReady(url: string, server: ChildProcess, data: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(15)) {
    if (server.exitCode !== null || !server.pid) throw new Refusal(`内置数据库未能启动：${lastWords(data)}`);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch {
      // not yet
    } finally {
      await client.end().catch(() => {});
    }
  }
  server.kill('SIGQUIT');
  throw new Refusal(`内置数据库一分钟内没有就绪，详见 ${join(data, 'postgres.log')}`);
}

function lastWords(data: string): string {
  const log = readFileSync(join(data, 'postgres.log'), 'utf8').slice(-4000);
  if (/No space left/.test(log)) return '磁盘空间已满';
  return `${log.trim().split('\n').pop()}（详见 ${join(data, 'postgres.log')}）`;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'gongkai'");
    if (!rowCount) await client.query('create database gongkai');
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
