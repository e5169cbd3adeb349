import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { inject } from 'vitest';
import { loadDemo } from '../../src/demo/index.ts';
import { connect } from '../../src/platform/database/connect.ts';
import { FileStore } from '../../src/platform/files/files.ts';
import { assemble } from '../../src/platform/house.ts';
import { unwrap } from '../../src/platform/outcome.ts';
import type { Room } from '../../src/platform/room.ts';
import { openSealer } from '../../src/platform/sealing/sealing.ts';
import { rooms as all } from '../../src/rooms.ts';
import { addressOf, administrator, booksOf, type TestBooks } from './database.ts';

/** Of a lock on the server: who wants what another is loading waits for it. */
const TURN = 710712;

/** The demonstration is smaller then than later. */
export const SMALL_DEMO = new Date('2024-03-05T02:00:00Z');

/** Books of one's own with the demonstration as it is loaded at `now`: once for all files of a run that want the same.
 *  @param rooms those that answer to what happens afterwards */
export async function demoDatabase(now: Date, rooms: readonly Room[] = all): Promise<TestBooks> {
  const template = `demo_${now.getTime()}`;
  const folder = join(inject('demoFolder'), template);
  const keys = `${folder}.keys`;
  const admin = await administrator();
  try {
    await admin.query('select pg_advisory_lock($1)', [TURN]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (!rowCount) await load(admin, template, { folder, keys, now });
  } finally {
    await admin.end();
  }
  const books = await booksOf(template, rooms);
  await cp(folder, books.files.folder, { recursive: true });
  return { ...books, sealer: await openSealer(books.db, keys) };
}

interface Loading {
  folder: string;
  /** path of the file with the keys of what is sealed */
  keys: string;
  now: Date;
}

/** Under another name first: what fails on the way never becomes a template. */
async function load(admin: pg.Client, template: string, { folder, keys, now }: Loading): Promise<void> {
  const begun = `${template}_begun`;
  await admin.query(`drop database if exists ${begun} with (force)`);
  await admin.query('select pg_advisory_lock(710711)');
  await admin.query(`create database ${begun} template template_books ${inject('databaseCopy')}`);
  await admin.query('select pg_advisory_unlock(710711)');
  const { db, close } = connect(addressOf(begun), 8);
  try {
    await mkdir(folder, { recursive: true });
    const sealer = await openSealer(db, keys);
    unwrap(await loadDemo({ db, files: new FileStore(folder), house: assemble(all), sealer, now }));
  } finally {
    await close();
  }
  await admin.query(`alter database ${begun} rename to ${template}`);
}
