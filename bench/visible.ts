import { setTimeout } from 'node:timers/promises';
import { connect } from '../src/platform/database/index.ts';
import { every } from '../src/platform/every.ts';
import { listenToBooks } from '../src/platform/http/cache/books-listener.ts';
import { PageCache } from '../src/platform/http/cache/page-cache.ts';
import { unwrap } from '../src/platform/outcome.ts';
import { DUE_EVERY_MS, publishDue, publishNow } from '../src/publishing/releasing/actions.ts';
import { house } from '../src/rooms.ts';
import { buildServer } from '../src/server.ts';
import { approvedDocuments } from '../test/support/approved.ts';
import { onEmptyBooks } from './support/books.ts';
import { writeLibrary } from './support/library.ts';
import { judge, print, timingOf } from './support/timing.ts';

/** From 公开 until a reader sees it: published over one connection, read from a running server with a page cache that
 *  hears of it through the database; then the same for documents whose set time has come. */
const EACH = 50;
const WAIT = 10_000;

await onEmptyBooks(async ({ db, files, sealer, url }) => {
  const { authorityId, officeIds, columnIds } = await writeLibrary(db, 3_000);
  const [office, column] = [officeIds[0]!, columnIds[0]!];
  const { id: editor } = await db
    .insertInto('staff')
    .values({ authority_id: authorityId, office_id: office, login: 'bench', name: '演示·测量', password_hash: '-' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const who = { id: editor, name: '演示·测量', authorityId, officeId: office, roles: ['editor'] as const };
  const approved = (count: number) => {
    const offices = { office, finance: office, village: office };
    return approvedDocuments(db, { authorityId, offices, columnId: column }, editor, count, new Date());
  };
  const pages = new PageCache();
  const app = await buildServer({ db, house, files, sealer, now: () => new Date(), pages });
  const stop = listenToBooks(url, pages);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const press = connect(url, 2); // as another process would
  let stopDue = async () => {};
  try {
    const shows = async (path: string, text: string) => (await (await fetch(origin + path)).text()).includes(text);
    const until = async (path: string, text: string) => {
      for (const end = performance.now() + WAIT; performance.now() < end; ) {
        if (await shows(path, text)) return performance.now();
        await setTimeout(5);
      }
      throw new Error(`${path} does not show ${text}`);
    };
    /** Milliseconds from `began` until the document shows on the home page, in its column, by search and on its own. */
    const seen = async (id: number, began: number) => {
      const title = `第 ${id} 号通知`;
      const places = ['/', '/columns/c1', `/search?q=${encodeURIComponent(title)}`, `/documents/${id}`];
      return Math.max(...(await Promise.all(places.map((path) => until(path, title))))) - began;
    };
    const warm = () => Promise.all(['/', '/columns/c1'].map((path) => shows(path, '')));

    const acknowledged: number[] = [];
    const visible: number[] = [];
    for (const id of await approved(EACH)) {
      await warm();
      const began = performance.now();
      unwrap(await publishNow({ db: press.db, house, who, now: new Date() }, { id }));
      const done = performance.now();
      acknowledged.push(done - began);
      visible.push(await seen(id, done));
    }
    const say = (name: string, took: number[]) => {
      const { p50, p99 } = timingOf(took);
      print(name, { 'p50 ms': p50.toFixed(0), 'p99 ms': p99.toFixed(0) });
      return p99;
    };
    say('公开 pressed → acknowledged', acknowledged);
    judge('published → visible on the site, p99', say('acknowledged → visible everywhere', visible), 'ms', {
      atMost: 1_000,
    });

    stopDue = every(
      DUE_EVERY_MS,
      () => publishDue({ db: press.db, house, now: new Date() }),
      (error) => {
        throw error;
      },
    );
    const due = async (ids: number[], inMs: number) => {
      const at = new Date(Date.now() + inMs);
      const set = { state: 'scheduled' as const, publish_at: at };
      await db.updateTable('documents').set(set).where('id', 'in', ids).execute();
      return performance.now() + at.getTime() - Date.now();
    };
    const scheduled: number[] = [];
    for (const [n, id] of (await approved(EACH)).entries()) {
      await warm();
      scheduled.push(await seen(id, await due([id], 50 + 7 * n)));
    }
    judge('set time come → visible on the site, p99', say('set time → visible everywhere', scheduled), 'ms', {
      atMost: 1_000,
    });
    const many = await approved(EACH);
    const began = await due(many, 50);
    let last = began;
    for (const id of many) last = await until(`/documents/${id}`, `第 ${id} 号通知`);
    print(`${EACH} at the same set time`, { 'last visible after ms': (last - began).toFixed(0) });
  } finally {
    await stopDue();
    await stop();
    await app.close();
    await press.close();
  }
});
