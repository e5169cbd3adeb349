import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { releaseReserve, reserveOf } from '../../disk/index.ts';
import { Refusal } from '../../outcome.ts';
import { asRefusal } from '../refusal.ts';
import { endLeftOver, initialise, passwordOf } from './cluster.ts';
import { holderOf, takeLock } from './lock.ts';
import { clusterOf, placeFor, remember } from './place.ts';
import { type Server, startServer } from './server.ts';

export interface Embedded {
  /** postgres://… of the database `gongkai` */
  url: string;
  /** folder of its cluster */
  cluster: string;
  stop(): Promise<void>;
}

const urlFile = (data: string) => join(data, 'postgres.url');

/** Starts the PostgreSQL that comes with the program on a data folder, alone: makes its cluster the first time, takes
 *  over what a killed process left. Durable: fsync and synchronous_commit stay on.
 *  @throws DataFolderInUse @throws Refusal in Chinese: disk full, no permission, folder not to be entered */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const data = resolve(folder);
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    if ((await holderOf(data)) === undefined) releaseReserve(reserveOf(clusterOf(data)));
    undo.push(await takeLock(data));
    const place = placeFor(data);
    if (!place.fresh) await endLeftOver(place);
    const password = passwordOf(data, place);
    if (place.fresh) initialise(place, password);
    remember(place, data);
    const server: Server = await startServer(place, password, data);
    undo.push(server.stop);
    const { url } = server;
    await ensureDatabase(url('postgres'));
    undo.push(() => rmSync(urlFile(data), { force: true }));
    writeFileSync(urlFile(data), url('gongkai'), { mode: 0o600 });
    return { url: url('gongkai'), cluster: place.cluster, stop };
  } catch (error) {
    await stop();
    throw asRefusal(error, `不能使用数据目录 ${data}`);
  }
}

/** For commands beside a running platform: its database if it runs, else one's own. */
export async function attachOrStart(folder: string): Promise<Embedded> {
  const data = resolve(folder);
  if ((await holderOf(data)) === undefined) return startEmbedded(data);
  const url = existsSync(urlFile(data)) ? readFileSync(urlFile(data), 'utf8') : undefined;
  if (!url) throw new Refusal('公开平台正在启动，请稍后再试');
  return { url, cluster: clusterOf(data), stop: async () => {} };
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
