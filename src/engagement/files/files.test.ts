import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { asked, at, DESK, messageTown, said } from '../../../test/support/messages.ts';
import { append } from '../../platform/audit-log/index.ts';
import type { Config } from '../../platform/config.ts';
import { removeUnclaimed } from '../../platform/public-forms/index.ts';
import { eraseExpired } from '../retention.ts';

// Photographs and papers that people bring with what they write.
const { books, town, staff, clock, sent, assigned, submitted, reviewed, app } =
  await messageTown('2024-03-04T02:00:00Z');
const { db } = books;
const paper = {
  field: 'files',
  name: '张演示的收据.pdf',
  type: 'application/pdf',
  content: Buffer.from('%PDF-1.7 张演示 199'),
};
const hashOf = (id: number) =>
  db.selectFrom('message_files').select('file_hash').where('message_id', '=', id).execute();
let one: Awaited<ReturnType<typeof sent>>;

test('a file travels with the form, is sealed under its name, and its writer takes it back', async () => {
  one = await sent(asked, [paper]);
  expect(load(one.preview)('main').text()).toContain('张演示的收据.pdf（');
  const [row] = await db.selectFrom('message_files').selectAll().where('message_id', '=', one.id).execute();
  expect(row!.sealed_name.toString('latin1')).not.toContain(Buffer.from('张演示').toString('latin1'));
  for (const file of readdirSync(books.files.folder, { recursive: true, withFileTypes: true }))
    if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes('张演示')).toBe(false);
  const mine = load((await one.client.get('/engagement/mine')).body);
  const back = await one.client.get(mine('a[href*="/mine/files/"]').attr('href')!);
  expect(back.rawPayload.equals(paper.content)).toBe(true);
  expect((await new Client(app).get(mine('a[href*="/mine/files/"]').attr('href')!)).statusCode).toBe(404);
});

test('what is of no kind that people bring is refused with its name, and nothing typed is lost', async () => {
  const script = { ...paper, name: 'x.html', type: 'text/html', content: Buffer.from('<script>1</script>') };
  const reply = await new Client(app).upload('/engagement/new', asked, [script], '/engagement/new');
  expect([reply.statusCode, said(reply)]).toEqual([422, expect.stringContaining('x.html')]);
  expect(load(reply.body)('[name=subject]').attr('value')).toBe(asked.subject);
});

test('staff of its office open it, which is recorded; others know nothing of it', async () => {
  await assigned(one.id);
  const href = load((await staff.editor.get(at(one.id))).body)('.files a').attr('href')!;
  expect((await staff.editor.get(href)).rawPayload.equals(paper.content)).toBe(true);
  expect((await staff.other.get(href)).statusCode).toBe(404);
  const log = await db
    .selectFrom('audit_log')
    .select(['actor', 'action'])
    .where('action', 'like', 'engagement.take%')
    .execute();
  expect(log.map(({ action }) => action)).toEqual(['engagement.takeOwnFile', 'engagement.takeFile']);
});

test('papers brought to the window are kept with what is entered, and go on into an application', async () => {
  const typed = {
    ...asked,
    channel: 'window',
    on: '2024-03-04',
    subject: '要材料',
    text: '要材料',
    sort: 'consultation',
  };
  const made = await staff.officer.upload(
    `${DESK}/new`,
    typed,
    [{ ...paper, content: Buffer.from('%PDF-1.7 b') }],
    `${DESK}/new`,
  );
  expect(made.statusCode, said(made)).toBe(303);
  const id = Number(String(made.headers.location).split('/').pop());
  const wanted = { documentNumber: '000000199001010018', address: '', description: '材料', confirmed: '2024-03-04' };
  const turned = await staff.officer.post(at(id, 'application'), wanted, at(id));
  expect(turned.statusCode, said(turned)).toBe(303);
  const files = await db.selectFrom('application_files').select('file_hash').execute();
  expect(files).toEqual(await hashOf(id));
});

test('with the message it is erased, and gone from the disk', async () => {
  expect((await submitted(one.id)).statusCode).toBe(303);
  expect((await reviewed(one.id)).statusCode).toBe(303);
  const [before] = await hashOf(one.id);
  const later = new Date('2029-03-08T02:00:00Z');
  for (const back of [1, 2, 3])
    await db.transaction().execute((tx) =>
      append(tx, {
        at: new Date(later.getTime() - back * 86_400_000),
        who: { id: null, name: '测试', authorityId: town.authorityId },
        action: 'demo.load',
        subject: 'authority:1',
      }),
    );
  clock.now = later;
  expect(await removeUnclaimed(db, books.files, later)).toBe(0);
  await eraseExpired({ ...books, config: {} as Config, now: later });
  expect(await hashOf(one.id)).toEqual([]);
  expect(await db.selectFrom('files').select('hash').where('hash', '=', before!.file_hash).execute()).toEqual([]);
});
