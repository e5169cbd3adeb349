import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { assemble } from '../../src/platform/house.ts';
import { listenToBooks } from '../../src/platform/http/cache/books-listener.ts';
import { PageCache } from '../../src/platform/http/cache/page-cache.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { digests } from '../support/ownership.ts';
import { listening, type Route, routeOf } from '../support/walking.ts';
import { mendPeople, onOwnBooks, putBack } from './books.ts';
import { faultsOf } from './judging.ts';
import { type Asked, Requests } from './requests.ts';
import { send } from './sending.ts';
import { type Acting, makeSides, WORD } from './sides.ts';
import { Told } from './told.ts';

/** `npm run fuzz [requests] [seed]`, `npm run fuzz -- --replay SEED/SIDE/N[-M]`: see docs/contributing.md. */
const replay = /^(\d+)\/(\w+)\/(\d+)(?:-(\d+))?$/.exec(process.argv[3] ?? '');
const [total, seed] = replay ? [0, Number(replay[1])] : (process.argv.slice(2).map(Number) as [number, number]);
// early in the life that the demonstration has led since: its books are put back between the turns
const now = () => new Date('2024-03-05T02:00:00Z');

/** How long an answer may take, ms: a machine that does much else is slow, and what hangs never comes. */
const LIMIT = 30_000;
/** Requests under way at once. */
const SIDE_BY_SIDE = 12;
/** After so many, those who act are put back into their office: they may have locked one another out. */
const MENDED_EVERY = 500;
/** Requests that are shared among the turns before everybody's rows are put back: what was used up is there again. */
const AT_ONCE = 40_000;
/** Who acts in turn. */
const TURNS = ['town', 'second', 'city', 'town', 'second', 'platform', 'town', 'second', 'city', 'town'];
/** Bytes that memory may grow by between two measurements with as many requests between them as before the first. */
const MAY_GROW = 24 * 1024 * 1024;

/** Written by the clock: what the public looked for in a turn before, and did not find. By anybody at whatever site: the
 *  code of a browser that is to become a screen. */
const LATER = new Set(['search_misses', 'terminal_codes']);

const routes: Route[] = [];
const told = new Told(seed);
const pages = new PageCache({ bytes: 8 * 1024 * 1024 });
/** Rows were put back without a word: nothing that was kept of them holds. */
function forget() {
  pages.listening(false);
  pages.listening(true);
}

/** A value that the database was the first to refuse is answered as the sender's fault, and is one of ours. */
function noteUnread(line: string) {
  const found = /"message":"([^"]*)"[^\n]*"code":"22/.exec(line);
  if (found) told.fault('log', `reached the database: ${found[1]!.replace(/\\".*?\\"/g, '…')}`);
}

await onOwnBooks(async (books) => {
  const house = assemble([listening(routes), ...rooms]);
  const log = { write: replay ? (line: string) => told.say(line.trimEnd()) : noteUnread };
  const app = await buildServer({ ...books, house, now, pages }, log);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const stopListening = listenToBooks(books.url, pages);
  try {
    const sides = await makeSides({ ...books, app, house, routes, now }, told.say);
    const requests = new Requests(routes, seed);
    if (replay) await sendAgain(app, books.db, sides, requests);
    else await run(app, books.db, sides, requests);
  } finally {
    await stopListening();
    await app.close();
  }
});
process.exitCode = told.summary() ? 1 : 0;

type Db = Parameters<typeof putBack>[0];

async function one(app: FastifyInstance, side: Acting, asked: Asked, n: number): Promise<void> {
  const begun = performance.now();
  const answers = await Promise.all(Array.from({ length: asked.copies }, () => send(app, asked, LIMIT)));
  const took = performance.now() - begun;
  const path = asked.url.split('?')[0]!;
  const as = asked.method === 'POST' ? 'POST' : 'GET';
  const route = routeOf(routes, as, path) ?? 'no route';
  const lawful = `${as} ${route}` in side.lawful.sees;
  for (const answer of answers)
    told.note(
      { side: side.name, n, asked, route, took, status: answer?.status ?? 0 },
      faultsOf(asked, answer, WORD, lawful),
    );
}

async function stretch(app: FastifyInstance, db: Db, side: Acting, requests: Requests, from: number, to: number) {
  await putBack(db, side.name);
  forget();
  for (let begin = from; begin < to; begin += MENDED_EVERY) {
    let next = begin;
    const end = Math.min(begin + MENDED_EVERY, to);
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, async () => {
        while (next < end) {
          const n = next++;
          await one(app, side, requests.of(side, n), n);
        }
      }),
    );
    await mendPeople(db, side.name, side.authorityId);
    forget();
  }
  const after = await digests(db, side.still);
  for (const table of Object.keys(side.digest))
    if (side.digest[table] !== after[table] && !(table in side.lawful.changes) && !LATER.has(table))
      told.fault(`${seed}/${side.name}/${from}-${to - 1}`, `rows of others changed in ${table}`);
}

/** Bytes in use once all that can go has gone. */
function inUse(): number {
  for (let n = 0; n < 3; n++) globalThis.gc!();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

async function run(app: FastifyInstance, db: Db, sides: Acting[], requests: Requests) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const size = Math.ceil(total / (TURNS.length * Math.max(1, Math.round(total / AT_ONCE))));
  const begun = performance.now();
  const memory: number[] = [];
  delay.enable();
  for (let from = 0, turn = 0; from < total; from += size, turn++) {
    const name = TURNS[turn % TURNS.length]!;
    await stretch(app, db, sides.find((side) => side.name === name)!, requests, from, Math.min(from + size, total));
    memory.push(inUse());
    told.progress(Math.min(from + size, total), total, (performance.now() - begun) / 1000, memory.at(-1)!);
  }
  delay.disable();
  const third = Math.floor(memory.length / 3);
  const lowest = (of: number[]) => Math.min(...of);
  const grown = lowest(memory.slice(-third)) - lowest(memory.slice(third, 2 * third));
  told.measured({ memory, grown, delay, routes });
  if (grown > MAY_GROW) told.fault('memory', `grew by ${Math.round(grown / 1024 / 1024)} MB`);
}

/** One request alone, or some one after another, on the rows that their side begins with; each is printed. */
async function sendAgain(app: FastifyInstance, db: Db, sides: Acting[], requests: Requests) {
  const [, , name, from, to = from] = replay!;
  const side = sides.find((each) => each.name === name);
  if (!side) throw new Error(`no side ${name}`);
  await putBack(db, side.name);
  forget();
  for (let n = Number(from); n <= Number(to); n++) {
    const asked = requests.of(side, n);
    if (n < Number(to)) await one(app, side, asked, n);
    else {
      const begun = performance.now();
      const answer = await send(app, { ...asked }, LIMIT);
      told.print(asked, answer);
      told.say(`after ${Math.round(performance.now() - begun)} ms`);
    }
  }
}
