import { setTimeout } from 'node:timers/promises';
import { hashPassword } from '../../src/organizations/index.ts';
import type { Books } from '../../src/platform/books.ts';
import { connect } from '../../src/platform/database/index.ts';
import { listenToBooks } from '../../src/platform/http/cache/books-listener.ts';
import { PageCache } from '../../src/platform/http/cache/page-cache.ts';
import { unwrap } from '../../src/platform/outcome.ts';
import { publishNow } from '../../src/publishing/releasing/actions.ts';
import { house } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { approvedDocuments } from '../../test/support/approved.ts';
import { Client } from '../../test/support/client.ts';
import { Device } from '../../test/support/terminals.ts';
import { writeLibrary } from './library.ts';
import { judge, print, timingOf } from './timing.ts';

const EACH = 50;
const LONGEST = 10_000;
const PASSWORD = 'a-long-word-of-the-bench-71';

/** From 公开, pressed in another process, until it shows on the site, in its feeds and on a screen. */
export async function untilShown({ db, files, sealer, url }: Books): Promise<void> {
  const { authorityId, officeIds, columnIds } = await writeLibrary(db, 3_000);
  const [office, columnId] = [officeIds[0]!, columnIds[0]!];
  const staff = async (login: string, role: 'editor' | 'systemAdmin') => {
    const given = {
      authority_id: authorityId,
      name: `演示·${login}`,
      password_hash: await hashPassword(PASSWORD),
      must_change_password: false,
    };
    const { id } = await db
      .insertInto('staff')
      .values({ ...given, login, office_id: role === 'editor' ? office : null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('staff_roles').values({ staff_id: id, role }).execute();
    return id;
  };
  const editor = await staff('editor', 'editor');
  await staff('keeper', 'systemAdmin');
  const who = { id: editor, name: '演示·editor', authorityId, officeId: office, roles: ['editor'] as const };
  const pages = new PageCache();
  const app = await buildServer({ db, house, files, sealer, now: () => new Date(), pages });
  const stop = listenToBooks(url, pages);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const press = connect(url, 2);
  try {
    const screen = await signedIn(app);
    const item = { kind: 'newest' as const, column_id: columnId, document_id: null, position: 1, seconds: 12 };
    const always = { priority: 1, weekdays: '1234567', from_on: null, until_on: null, changed_by: '演示' };
    await db
      .insertInto('playlist_items')
      .values({ ...item, ...always, authority_id: authorityId, changed_at: new Date() })
      .execute();
    const text = async (path: string) => (await fetch(origin + path)).text();
    const places: Record<string, () => Promise<string>> = {
      site: () => text('/'),
      column: () => text('/columns/c1'),
      'Atom feed': () => text('/columns/c1/feed.xml'),
      'JSON Feed': () => text('/feed.json'),
      screen: async () => JSON.stringify(await screen.message()),
    };
    const took: Record<string, number[]> = Object.fromEntries(Object.keys(places).map((name) => [name, []]));
    const offices = { office, finance: office, village: office };
    for (const id of await approvedDocuments(db, { authorityId, offices, columnId }, editor, EACH, new Date())) {
      for (const read of Object.values(places)) await read();
      unwrap(await publishNow({ db: press.db, house, who, now: new Date() }, { id }));
      const done = performance.now();
      const until = async (name: string, read: () => Promise<string>) => {
        while (!(await read()).includes(`第 ${id} 号通知`)) {
          if (performance.now() - done > LONGEST) throw new Error(`${name} does not show document ${id}`);
          await setTimeout(5);
        }
        took[name]!.push(performance.now() - done);
      };
      await Promise.all(Object.entries(places).map(([name, read]) => until(name, read)));
    }
    for (const [name, all] of Object.entries(took)) {
      const { p50, p99 } = timingOf(all);
      print(`published → ${name}`, { 'p50 ms': p50.toFixed(0), 'p99 ms': p99.toFixed(0) });
      judge(`published → ${name}, p99`, p99, 'ms', { atMost: 1_000 });
    }
  } finally {
    await stop();
    await app.close();
    await press.close();
  }
}

async function signedIn(app: Awaited<ReturnType<typeof buildServer>>): Promise<Device> {
  const keeper = new Client(app);
  await keeper.signIn('keeper', PASSWORD);
  const screen = new Device(app);
  await screen.signInAt(keeper, { name: 'hall' });
  return screen;
}
