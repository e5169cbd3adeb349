import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { releaseReserve, reserveOf } from '../../disk/index.ts';
import { Refusal } from '../../outcome.ts';
import { tell } from '../../terminal.ts';
import { boundLog } from './log.ts';
import type { Place } from './place.ts';
import { environment, sleep, waitForEnd } from './process.ts';

export interface Server {
  /** postgres://… of a database by its name */
  url(database: string): string;
  stop(): Promise<void>;
}

/** Pause before a server that ended by itself is started again. */
const AGAIN_MS = 2_000;
/** One that ended sooner than this after a start has been told of already. */
const STEADY_MS = 30_000;

/** Kept in memory by the server: a 32nd of the machine's, 128 MB at least (a small machine), 512 MB at most (100,000
 *  documents and what finds them). */
const sharedBuffers = () => `${Math.round(Math.min(512, Math.max(128, totalmem() / 32 / 2 ** 20)))}MB`;

/** For a small machine. Durability is PostgreSQL's own default: fsync and synchronous_commit stay on. */
const settings = {
  listen_addresses: '127.0.0.1',
  max_connections: 60,
  // a restore makes every table anew in one transaction, and holds all of them and what hangs on them, twice
  max_locks_per_transaction: 512,
  shared_buffers: sharedBuffers(),
  log_min_messages: 'warning',
  log_error_verbosity: 'terse', // details quote rows, and rows hold people's names and numbers
  timezone: 'UTC',
  // nobody copies from it: without slots a checkpoint makes no file of its own, which on a full disk would end the server
  max_wal_senders: 0,
  max_replication_slots: 0,
};

/** Starts PostgreSQL on a cluster and waits until it answers. Tries again where another program took the port between,
 *  or where the last server's children are still going. @throws Refusal when it does not start */
export async function startServer(place: Place, password: string, data: string): Promise<Server> {
  const log = join(data, 'postgres.log');
  for (let attempt = 1; ; attempt++) {
    const from = sizeOf(log);
    const port = await freePort();
    removeSockets(place.cluster);
    const server = spawnServer(place, port, log);
    const stop = () => stopServer(server);
    const socket = socketFolder(place.cluster);
    const url = (database: string) =>
      `postgres://postgres:${password}@127.0.0.1:${port}/${database}${socket && `?host=${encodeURIComponent(socket)}`}`;
    try {
      if (await untilReady(server, url('postgres'))) {
        const release = boundLog(log);
        const end = keepRunning(server, () => spawnServer(place, port, log), log, place.cluster);
        return { url, stop: () => end().finally(release) };
      }
    } catch (error) {
      await stop();
      throw error;
    }
    const said = readFileSync(log).subarray(from).toString();
    const passing = /Address already in use|shared memory block|lock file "postmaster.pid" already exists/.test(said);
    if (!passing || attempt === 5) throw new Refusal(`内置数据库未能启动：${reason(said)}（详见 ${log}）`);
    await sleep(200 * attempt);
  }
}

/** The longest address of a socket that every system takes, bytes. */
const SOCKET_ADDRESS = 103;

/** Where the server is asked over a socket of the file system, which costs less than over the network's: beside its
 *  files, where nobody else enters. Empty where their path is too long for an address. */
const socketFolder = (cluster: string) =>
  Buffer.byteLength(join(cluster, '.s.PGSQL.65535')) <= SOCKET_ADDRESS ? cluster : '';

/** Those of a server that was killed: each had another port. */
function removeSockets(cluster: string): void {
  for (const name of readdirSync(cluster))
    if (name.startsWith('.s.PGSQL.')) rmSync(join(cluster, name), { force: true });
}

const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0);

function spawnServer(place: Place, port: number, log: string): ChildProcess {
  const flags = Object.entries({ ...settings, port, unix_socket_directories: socketFolder(place.cluster) }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  const out = openSync(log, 'a', 0o600);
  // its own process group: Ctrl+C on the terminal must reach us first
  const server = spawn(join(place.bin, 'postgres'), ['-D', place.cluster, ...flags], {
    ...place.as,
    cwd: '/',
    env: environment(),
    stdio: ['ignore', out, out],
    detached: true,
  });
  server.on('error', () => {}); // untilReady sees that there is no pid
  closeSync(out);
  return server;
}

/** Starts the server again, on its port, whenever it ends by itself (disk full, memory short, killed): what was
 *  acknowledged is recovered, and the platform goes on as soon as it answers. @returns stops it for good */
function keepRunning(
  first: ChildProcess,
  again: () => ChildProcess,
  log: string,
  cluster: string,
): () => Promise<void> {
  let server = first;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    const began = Date.now();
    const from = sizeOf(log);
    const ended = () => {
      if (stopped) return;
      if (Date.now() - began > STEADY_MS || server === first)
        tell(
          `内置数据库意外停止：${reason(readFileSync(log).subarray(from).toString())}；正在重新启动（详见 ${log}）\n`,
        );
      timer = setTimeout(() => {
        releaseReserve(reserveOf(cluster)); // on a full disk it could not even begin
        server = again();
        watch();
      }, AGAIN_MS);
    };
    server.once(server.pid ? 'exit' : 'error', ended);
  };
  watch();
  // Told to end by somebody else it waits for its connections, of which ours never go, and lets in no new ones.
  const look = setInterval(() => {
    if (isStopping(cluster)) server.kill('SIGINT');
  }, AGAIN_MS);
  look.unref();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    clearInterval(look);
    await stopServer(server);
  };
}

/** Its own word in postmaster.pid, line eight. */
function isStopping(cluster: string): boolean {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'stopping';
  } catch {
    return false;
  }
}

/** @returns false when the server ended instead */
async function untilReady(server: ChildProcess, url: string): Promise<boolean> {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(15)) {
    if (server.exitCode !== null || server.signalCode !== null || !server.pid) return false;
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new Refusal('内置数据库的密码与 postgres.key 不符；删除数据目录中的这个文件再启动，即可重设');
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Refusal('内置数据库两分钟内没有就绪，可能正在做崩溃后的恢复，请稍后再启动');
}

/** Fast shutdown: open transactions are rolled back, everything is written. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (!server.pid || server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  if (await waitForEnd(server.pid, 20_000)) return;
  server.kill('SIGQUIT');
  await waitForEnd(server.pid, 10_000);
}

function reason(said: string): string {
  if (/No space left/.test(said)) return '磁盘空间已满';
  if (/Permission denied/.test(said)) return '没有读写数据目录的权限';
  if (/incompatible with server/.test(said))
    return '数据库文件由另一个大版本的 PostgreSQL 建立，请用原来的程序版本备份，再恢复到新的数据目录';
  if (/could not [^\n]{0,200}shared memory|Cannot allocate memory/.test(said)) return '内存不足';
  return said.trim().split('\n').pop() || '没有留下原因';
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
