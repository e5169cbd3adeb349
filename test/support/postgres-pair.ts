import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { initialise } from '../../src/platform/database/embedded/cluster.ts';
import { type Place, placeFor } from '../../src/platform/database/embedded/place.ts';
import { environment } from '../../src/platform/database/embedded/process.ts';
import { hand } from '../../src/platform/database/embedded/user.ts';
import { MovingPort } from './moving-port.ts';

interface Server {
  child: ChildProcess;
  port: number;
  cluster: string;
}

/** Two PostgreSQL of the packaged programs, the second copying the first before a commit is acknowledged (synchronous
 *  replication), behind one port that is moved to the second when the first is gone: what Patroni and HAProxy do. */
export class PostgresPair {
  private readonly folder: string;
  private readonly place: Place;
  private readonly password: string;
  private first!: Server;
  private second: Server | undefined;
  private front!: MovingPort;
  private copies = 0;
  private constructor(folder: string, place: Place, password: string) {
    this.folder = folder;
    this.place = place;
    this.password = password;
  }

  static async start(): Promise<PostgresPair> {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-pair-'));
    await chmod(folder, 0o755);
    const place = placeFor(folder);
    hand(folder, place.as); // the copies are made beside
    const pair = new PostgresPair(folder, place, randomBytes(12).toString('hex'));
    initialise(place, pair.password);
    pair.first = await pair.run(place.cluster);
    pair.front = await MovingPort.before(pair.first.port);
    await pair.ask(pair.first, 'create database gongkai');
    await pair.addSecond();
    return pair;
  }

  /** postgres://… of whichever is the first now */
  get url(): string {
    return this.urlAt(this.front.port, 'gongkai');
  }

  /** kill -9 of the first and all its children. */
  killFirst(): void {
    process.kill(-this.first.child.pid!, 'SIGKILL');
  }

  /** Makes the second the first, and leads to it. */
  async promote(): Promise<void> {
    const second = this.second!;
    await this.ask(second, 'select pg_promote(true, 30)');
    this.first = second;
    this.second = undefined;
    this.front.moveTo(second.port);
  }

  /** A copy of the first that follows it; from then on nothing is acknowledged before it stands there too. */
  async addSecond(): Promise<void> {
    this.copies += 1;
    const name = `copy${this.copies}`;
    const cluster = join(this.folder, name);
    const client = await this.connected(this.first);
    try {
      await client.query("select pg_backup_start('copy', true)");
      spawnSync('cp', ['-a', this.first.cluster, cluster]); // files that go meanwhile are none that matter
      for (const left of ['postmaster.pid', 'postmaster.opts', 'standby.signal'])
        await rm(join(cluster, left), { force: true });
      for (const log of await readdir(join(cluster, 'pg_wal')))
        await rm(join(cluster, 'pg_wal', log), { recursive: true, force: true });
      const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
      await this.give(join(cluster, 'backup_label'), rows[0]!.labelfile);
      await this.give(join(cluster, 'standby.signal'), '');
      const from = `host=127.0.0.1 port=${this.first.port} user=postgres password=${this.password} application_name=${name}`;
      this.second = await this.run(cluster, ['-c', `primary_conninfo=${from}`]);
      await this.until(
        client,
        `select from pg_stat_replication where application_name = '${name}' and state = 'streaming'`,
      );
      await client.query(`alter system set synchronous_standby_names = '${name}'`);
      await client.query('select pg_reload_conf()');
      await this.until(client, `select from pg_stat_replication where sync_state = 'sync'`);
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.front?.close();
    for (const server of [this.second, this.first])
      if (server?.child.exitCode === null && server.child.signalCode === null) {
        const ended = new Promise((resolve) => server.child.once('exit', resolve));
        server.child.kill('SIGQUIT');
        await ended;
      }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async give(file: string, text: string): Promise<void> {
    await writeFile(file, text, { mode: 0o600 });
    hand(file, this.place.as);
  }

  private async run(cluster: string, more: string[] = []): Promise<Server> {
    const port = await freePort();
    const settings = {
      ...{ port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 80 },
      ...{ shared_buffers: '32MB', wal_keep_size: '256MB', max_wal_senders: 4, hot_standby: 'on' },
      log_min_messages: 'fatal',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(join(this.place.bin, 'postgres'), ['-D', cluster, ...flags, ...more], {
      ...this.place.as,
      cwd: '/',
      env: environment(),
      stdio: 'ignore',
      detached: true,
    });
    const server = { child, port, cluster };
    for (let tries = 0; ; tries++) {
      const client = await this.connected(server).catch(() => undefined);
      if (client) {
        await client.end();
        return server;
      }
      if (tries > 300 || child.exitCode !== null) throw new Error(`no server on ${cluster}`);
      await setTimeout(100);
    }
  }

  private async until(client: pg.Client, sql: string): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      if ((await client.query(sql)).rowCount) return;
      await setTimeout(100);
    }
    throw new Error(`not seen in time: ${sql}`);
  }

  private urlAt(port: number, database: string): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${port}/${database}`;
  }

  private async connected({ port }: Server): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.urlAt(port, 'postgres') });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  private async ask(server: Server, sql: string): Promise<void> {
    const client = await this.connected(server);
    await client.query(sql).finally(() => client.end());
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
