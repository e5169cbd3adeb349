import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './prepared.ts';
import type { Db, Tables } from './tables.ts';

const DATE = 1082;
const INT8 = 20;
const INT8_ARRAY: number = 1016;
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (text) => text); // a statutory date is a date, never an instant
types.setTypeParser(INT8, Number); // ids and counts stay far below 2^53
types.setTypeParser(INT8_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)));

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** How long one may wait for a connection, ms: after that the database counts as away. */
const PATIENCE = 10_000;
/** Idle time after which the other end is asked whether it is still there, ms. */
const ALIVE = 10_000;

/** Of this process: by it others at work on the same books are told apart. */
const name = `gongkai ${randomBytes(6).toString('hex')}`;

/** @param url postgres://… @param max connections held at most */
export function connect(url: string, max = 12): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    types,
    application_name: name,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    keepAliveInitialDelayMillis: ALIVE,
  });
  pool.on('error', () => {}); // an idle connection lost: the next query opens another
  // A connection lost at work fails its query; unheard, its own event would end the whole program.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
