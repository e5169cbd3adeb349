import { beforeEach, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const town = await testTown(books.db);
const lines: string[] = [];
const app = await buildServer(
  { ...books, now: () => new Date('2024-01-15T02:00:00Z') },
  { write: (line) => lines.push(line) },
);
app.get('/breaks', () => {
  const row = { detail: 'Failing row contains (张演示, 19900000000).', where: 'row of 张演示', table: 'applicants' };
  throw Object.assign(new Error('new row violates check constraint "x"'), { code: '23514', ...row });
});
beforeEach(() => {
  lines.length = 0;
});
const said = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

test('who is refused stands in the log: what, to whom, from where', async () => {
  const editor = await town.person('office', 'editor');
  const client = new Client(app, '198.51.100.7');
  await client.signIn(editor.login, town.password);
  await client.get('/console/audit-log?actor=somebody');
  await client.send('/console/failed-sign-ins', { a: 'b' }, 'no-token', '/console');
  await client.get('/documents/999999'); // nobody who is known, nothing that is refused
  const by = { address: '198.51.100.7', staff: editor.id, authority: town.authorityId, msg: 'refused' };
  expect(said()).toMatchObject([
    { status: 404, method: 'GET', path: '/console/audit-log', ...by },
    { status: 403, method: 'POST', path: '/console/failed-sign-ins', ...by },
  ]);
  expect(lines.join('')).not.toMatch(/somebody|no-token/);
});

test('without an account: a form without its token, more than one may in a minute', async () => {
  await app.inject({ method: 'POST', url: '/console/sign-in?x=1', payload: { login: 'a', password: 'b' } });
  const client = new Client(app, '198.51.100.8');
  const token = await client.token('/console/sign-in');
  for (let n = 0; n < 31; n++) await client.send('/console/sign-in', { login: 'nobody', password: 'x' }, token);
  expect(said().map(({ status, address }) => [status, address])).toEqual([
    [403, '127.0.0.1'],
    [429, '198.51.100.8'],
  ]);
  expect(said()[0]).not.toHaveProperty('staff');
});

test('a file that is not what it says stands in the log without its name', async () => {
  const { id, login } = await town.person('office', 'editor');
  const client = new Client(app, '198.51.100.9');
  await client.signIn(login, town.password);
  const begun = await client.post('/console/documents/new', { title: '草稿', column_id: String(town.columnId) });
  const address = String(begun.headers.location).replace('/edit', '');
  const program = { field: 'files', name: '工资表.pdf', content: Buffer.from('MZ\u0090\u0000', 'latin1') };
  expect((await client.upload(`${address}/attachments`, {}, [program], `${address}/edit`)).statusCode).toBe(422);
  expect(said()).toMatchObject([{ msg: 'file refused', path: `${address}/attachments`, staff: id }]);
  expect(lines.join('')).not.toMatch(/工资表|_csrf/);
});

test('what a line break in an address holds begins no line of its own', async () => {
  const client = new Client(app, '198.51.100.10');
  await client.signIn((await town.person('office', 'editor')).login, town.password);
  await client.get('/console/no-such%0a{"forged":1}');
  expect(lines.join('').trim().split('\n')).toHaveLength(1);
  expect(said()).toMatchObject([{ msg: 'refused', status: 404 }]);
  expect(said()[0]).not.toHaveProperty('forged');
});

test('an unexpected error is logged with its code and place, without the row that it was about', async () => {
  await app.inject('/breaks?_csrf=token-of-a-form');
  expect(said()).toMatchObject([
    { msg: 'request failed', url: '/breaks', err: { code: '23514', stack: expect.stringContaining('log.test') } },
  ]);
  expect(lines.join('')).not.toMatch(/张演示|19900000000|token-of-a-form/);
});
