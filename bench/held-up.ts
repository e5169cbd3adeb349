import { monitorEventLoopDelay } from 'node:perf_hooks';
import { house } from '../src/rooms.ts';
import { buildServer } from '../src/server.ts';
import { Client } from '../test/support/client.ts';
import { testTown } from '../test/support/town.ts';
import { onEmptyBooks } from './support/books.ts';
import { judge, print } from './support/timing.ts';

/** The longest that one person holds up all others: worst texts saved as a document and looked at on every page that
 *  shows them. */
const paragraph = '<p>各村、各单位：现将有关事项通知如下，请认真贯彻执行，并于月底前报送落实情况。</p>';
const bodies: Record<string, string> = {
  '5,000 paragraphs': paragraph.repeat(5_000),
  '20,000 paragraphs': paragraph.repeat(20_000),
  'a table of 20,000 rows': `<table><tbody>${'<tr><td>建设村</td><td>1,234.50</td></tr>'.repeat(20_000)}</tbody></table>`,
  '900,000 digits': '1'.repeat(900_000),
  '100,000 × <p>': '<p>'.repeat(100_000),
  '400 kB of <p a=1>': '<p a=1>'.repeat(57_000),
  '200,000 × <div>': '<div>'.repeat(200_000),
  '100,000 × <a><b>': '<a href="#x"><b>'.repeat(60_000),
  '300,000 × “<p ”': '<p '.repeat(300_000),
  '300,000 × “a@”': 'a@'.repeat(300_000),
  '150,000 mailboxes': 'a@b.c '.repeat(150_000),
  'card numbers, 900,000 characters': '6222 0000 0000 0000 '.repeat(45_000),
  'one run of 300,000 characters': '公开信息平台'.repeat(50_000),
};

await onEmptyBooks(async ({ db, files, sealer }) => {
  const town = await testTown(db);
  const editor = await town.person('office', 'editor');
  const app = await buildServer({ db, house, files, sealer, now: () => new Date() });
  try {
    const client = new Client(app);
    await client.signIn(editor.login, town.password);
    const begun = await client.post('/console/documents/new', { title: '测量', column_id: String(town.columnId) });
    const edit = String(begun.headers.location);
    const document = edit.replace(/\/edit$/, '');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    let worst = 0;
    for (const [name, body_html] of Object.entries(bodies)) {
      const figures: Record<string, number> = {};
      const step = async (what: string, run: () => Promise<{ statusCode: number }>) => {
        delay.reset();
        delay.enable();
        const { statusCode } = await run();
        delay.disable();
        if (statusCode >= 500) throw new Error(`${name}: ${what} answered ${statusCode}`);
        figures[`${what} ms`] = Math.round(delay.max / 1e6);
        worst = Math.max(worst, delay.max / 1e6);
      };
      const page = (await client.get(edit)).body;
      const save_count = /name="save_count" value="(\d+)"/.exec(page)?.[1] ?? '1';
      const form = new URLSearchParams({
        _csrf: await client.token(edit),
        save_count,
        title: '测量',
        body_html,
        validity: 'valid',
      });
      const request = {
        method: 'POST' as const,
        url: edit,
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: client.cookieHeader() },
        payload: Buffer.from(form.toString()),
      };
      await step('saved', () => app.inject(request));
      for (const [what, address] of Object.entries({
        opened: '',
        edited: '/edit',
        previewed: '/preview',
        submitted: '/submit',
      }))
        await step(what, () => client.get(document + address));
      print(name, figures);
    }
    judge('longest that a text holds up everybody else', worst, 'ms', { atMost: 100 });
  } finally {
    await app.close();
  }
});
