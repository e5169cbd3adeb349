import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listenToBooks } from '../src/platform/http/cache/books-listener.ts';
import { PageCache } from '../src/platform/http/cache/page-cache.ts';
import { house } from '../src/rooms.ts';
import { buildServer } from '../src/server.ts';
import { onEmptyBooks } from './support/books.ts';
import { writeLibrary } from './support/library.ts';
import { judge, print, timed } from './support/timing.ts';

/** A document page from the warm cache against node:http that sends the same bytes (asked in turn by the same second
 *  process), and pages drawn anew. */
const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 8;
const program = (name: string) => new URL(`./support/${name}.js`, import.meta.url).pathname;

await onEmptyBooks(async ({ db, files, sealer, url }) => {
  const { authorityId } = await writeLibrary(db, 3_000);
  const { id } = await db
    .selectFrom('publications')
    .select('document_id as id')
    .where('authority_id', '=', authorityId)
    .orderBy('published_at', 'desc')
    .executeTakeFirstOrThrow();
  const pages = new PageCache();
  const app = await buildServer({ db, house, files, sealer, now: () => new Date(), pages });
  const stop = listenToBooks(url, pages);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const page = `${origin}/documents/${id}`;
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bare-'));
  let bare: ChildProcess | undefined;
  try {
    const get = async (address: string) => (await fetch(address)).text();
    const body = await get(page);
    await writeFile(join(folder, 'page.html'), body);
    bare = spawn(process.execPath, [program('bare'), join(folder, 'page.html')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(bare.stdout!, 'data')) as [Buffer];
    const bareUrl = `http://127.0.0.1:${String(port).trim()}/`;

    const cold = async (path: string) => {
      pages.listening(true); // nothing is kept
      await get(origin + path);
    };
    for (const path of [`/documents/${id}`, '/', '/documents', '/disclosure/items']) {
      const { p50, p99 } = await timed(Array.from({ length: 100 }), () => cold(path));
      print(`cold ${path}`, { 'p50 ms': p50.toFixed(1), 'p99 ms': p99.toFixed(1) });
      judge(`cold page ${path.replace(/\d+/, ':id')}`, p50, 'ms', { atMost: 20 });
    }
    const rates: { bare: number; ours: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const rate = { bare: await perSecond(bareUrl), ours: await perSecond(page) };
      if (round > 0) rates.push(rate); // the first warms up
    }
    const ratios = rates.map(({ bare, ours }) => ours / bare).sort((a, b) => a - b);
    const middle = rates[Math.floor(ROUNDS / 2)]!;
    print('warm document page', {
      bytes: Buffer.byteLength(body),
      'node:http/s': Math.round(middle.bare),
      'ours/s': Math.round(middle.ours),
    });
    judge('warm document page to node:http', ratios[Math.floor(ROUNDS / 2)]!, '', { atLeast: 0.8 });
  } finally {
    bare?.kill();
    await stop();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
});

async function perSecond(url: string): Promise<number> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [program('load'), url, String(SECONDS), String(CONNECTIONS)]);
  return Number(stdout);
}
