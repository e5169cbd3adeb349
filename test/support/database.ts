import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connect, type Database } from '../../src/platform/database/connect.ts';
import type { Db } from '../../src/platform/database/index.ts';
import { migrate, migrations } from '../../src/platform/database/migrate.ts';
import { FileStore } from '../../src/platform/files/files.ts';
import { assemble } from '../../src/platform/house.ts';
import type { House, Room } from '../../src/platform/room.ts';
import { type Sealer, temporarySealer } from '../../src/platform/sealing/sealing.ts';

export interface TestBooks {
  db: Db;
  /** The rooms that the test was given. */
  house: House;
  files: FileStore;
  sealer: Sealer;
  url: string;
}

/** An empty, migrated database of one's own and a folder for files; both go when the test file ends.
 *  @param rooms those that answer to what happens; tests of rules and stores need none */
export async function testDatabase(rooms: readonly Room[] = []): Promise<TestBooks> {
  return booksOf('template_books', rooms);
}

/** As `testDatabase`, with what stands in a template. */
export async function booksOf(template: string, rooms: readonly Room[]): Promise<TestBooks> {
  const url = await ownDatabase(template);
  const { db, close } = connect(url, 8);
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-files-'));
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
  return { db, house: assemble(rooms), files: new FileStore(folder), sealer: temporarySealer(), url };
}

/** A database as it stood before a migration, to see what becomes of what lies in it.
 *  @param migration its number: '0096' */
export async function booksBefore(
  migration: string,
): Promise<Omit<Database, 'close'> & { bringUp(): Promise<string[]> }> {
  const { db, pool, close } = connect(await ownDatabase('template1'), 4);
  afterAll(close);
  await migrate(
    pool,
    migrations().filter(({ name }) => name < migration),
  );
  return { db, pool, bringUp: () => migrate(pool) };
}

async function ownDatabase(template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = await administrator();
  await admin.query('select pg_advisory_lock(710711)'); // a template is copied by one at a time
  await admin.query(`create database ${name} template ${template} ${inject('databaseCopy')}`);
  await admin.query('select pg_advisory_unlock(710711)');
  afterAll(async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return addressOf(name);
}

/** The server of the run, as who may make databases. */
export async function administrator(): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: inject('databaseServer') });
  await admin.connect();
  return admin;
}

/** @param name of a database on the server of the run */
export function addressOf(name: string): string {
  const url = new URL(inject('databaseServer'));
  url.pathname = `/${name}`;
  return url.href;
}
