import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { person } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { resetPasswordByCommand } from '../../organizations/index.ts';
import { createApp } from '../../platform/http/app.ts';
import type { Role } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { publicSite } from '../../site/index.tsx';
import { staffConsole } from '../index.ts';
import { plainAddress } from './addresses.ts';

// What was typed when a session had ended is its person's, in every form of the house.
const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2023-12-29T03:00:00Z');
const app = await createApp({ ...books, now: () => now }, false);
const pages: string[] = [];
app.addHook('onRoute', ({ method, url }) => {
  if ([method].flat().includes('GET') && /^\/console\/[^:*]*$/.test(url)) pages.push(url);
});
await app.register(publicSite);
await app.register(staffConsole, { prefix: '/console' });
let town: TestTown;
let address = 1;

beforeAll(async () => {
  town = await testTown(db);
});

async function signedIn(role: Role): Promise<Client & { login: string }> {
  const { login } = await town.person('office', role);
  const client = new Client(app, `2001:db8:${(address++).toString(16)}::1`);
  expect((await client.signIn(login, town.password)).statusCode).toBe(303);
  return Object.assign(client, { login });
}
const idle = () => {
  now = new Date(now.getTime() + 31 * 60_000);
};
const nextOf = (location: unknown) => decodeURIComponent(/^\/console\/sign-in\?next=(.*)$/.exec(String(location))![1]!);

const NEW = '/console/applications/new';
const typed = {
  channel: 'registeredPost',
  arrived: '2023-12-28',
  kind: person.kind,
  name: person.name,
  telephone: person.telephone,
  description: '第一行\n第二行“引号”<b>',
  provision: 'copy',
};
const valueIn = (html: string, name: string) => {
  const $ = load(html);
  return $(`textarea[name=${name}]`).text() || $(`input[name=${name}]:not([type=radio])`).attr('value');
};

test('the session ends while a form is filled: signed in again, its person finds it filled, and sends it', async () => {
  const client = await signedIn('caseOfficer');
  const token = await client.token(NEW);
  idle();
  const reply = await client.send(NEW, typed, token);
  expect(reply.statusCode).toBe(303);
  const next = nextOf(reply.headers.location);
  expect(next).toMatch(/^\/console\/kept\/\d+$/);
  const rows = JSON.stringify(await db.selectFrom('kept_forms').selectAll().execute());
  expect(rows).not.toContain(person.telephone);
  const entered = await client.post('/console/sign-in', { login: client.login, password: town.password, next });
  const back = await client.get(String(entered.headers.location));
  expect(back.headers.location).toBe(`${NEW}?kept=${next.split('/').pop()}`);
  const page = await client.get(String(back.headers.location));
  expect(page.body).toContain('还没有提交，请核对后再次提交');
  expect(valueIn(page.body, 'name')).toBe(person.name);
  expect(valueIn(page.body, 'description')).toBe(typed.description);
  expect(load(page.body)('input[name=channel]:checked').attr('value')).toBe('registeredPost');
  const sent = await client.post(NEW, {
    ...typed,
    documentType: 'identityCard',
    documentNumber: person.documentNumber,
    purpose: '',
    deliveryWay: 'post',
    confirmed: '',
  });
  expect(sent.statusCode).toBe(303);
  expect(await db.selectFrom('kept_forms').selectAll().execute()).toEqual([]);
  expect((await client.get(next)).headers.location).toBe('/console');
});

test('the password was reset meanwhile: once another is set, its person finds what was typed', async () => {
  const client = await signedIn('caseOfficer');
  const token = await client.token(NEW);
  const reset = await resetPasswordByCommand({ ...books, now, operator: 'root' }, client.login);
  const old = reset.ok ? reset.value.password : '';
  const next = nextOf((await client.send(NEW, typed, token)).headers.location);
  const entered = await client.post('/console/sign-in', { login: client.login, password: old, next });
  const account = String((await client.get(String(entered.headers.location))).headers.location);
  const page = load((await client.get(account)).body);
  const [fresh, led] = ['Quiet.lamp7-rotor', page('[name=next]').attr('value')!];
  expect(led).toBe(next);
  const wrong = await client.post('/console/account', { old, fresh, again: 'x', next: led }, account);
  expect(load(wrong.body)('[name=next]').attr('value')).toBe(next);
  const changed = await client.post('/console/account', { old, fresh, again: fresh, next: led }, account);
  expect(changed.headers.location).toBe(next);
  const back = await client.get(next);
  expect(valueIn((await client.get(String(back.headers.location))).body, 'description')).toBe(typed.description);
  await client.post('/console/sign-out', {}, '/console');
});

test('signed in again in another tab, a form of before is not refused but given back', async () => {
  const client = await signedIn('caseOfficer');
  const token = await client.token(NEW);
  idle();
  await client.signIn(client.login, town.password);
  const reply = await client.send(NEW, typed, token);
  const back = await client.get(String(reply.headers.location));
  expect(valueIn((await client.get(String(back.headers.location))).body, 'description')).toBe(typed.description);
  await client.post('/console/sign-out', {}, '/console');
  expect(await db.selectFrom('kept_forms').selectAll().execute()).toEqual([]);
});

test('a form found faulty before, and sent from the address that shows its fault, finds its page', async () => {
  const client = await signedIn('securityAdmin');
  const { id } = await town.person('office', 'editor');
  const roles = `/console/staff/${id}/roles`;
  const token = await client.token(`/console/staff/${id}`);
  idle();
  const reply = await client.send(roles, { roles: ['signer'] }, token, roles);
  const entered = await client.signIn(client.login, town.password);
  expect(entered.statusCode).toBe(303);
  const back = await client.get(nextOf(reply.headers.location));
  expect(back.headers.location).toMatch(new RegExp(`^/console/staff/${id}\\?kept=`));
  expect(load((await client.get(String(back.headers.location))).body)('[value=signer]').attr('checked')).toBe(
    'checked',
  );
});

test('what was typed shows itself to nobody else, and without its token nothing is kept', async () => {
  const client = await signedIn('caseOfficer');
  const token = await client.token(NEW);
  idle();
  const next = nextOf((await client.send(NEW, typed, token)).headers.location);
  const other = await signedIn('caseOfficer');
  expect((await other.get(next)).headers.location).toBe('/console');
  const shown = await other.get(`${NEW}?kept=${next.split('/').pop()}`);
  expect(shown.body).not.toContain('第二行');
  const count = async () => (await db.selectFrom('kept_forms').selectAll().execute()).length;
  const before = await count();
  for (const bad of ['', `${token}x`, await other.token(NEW)])
    expect((await client.send(NEW, typed, bad)).headers.location).toBe('/console/sign-in?next=%2Fconsole');
  expect(await count()).toBe(before);
  for (const kept of ['999999', '0', '-1', 'x', '1e9', '9'.repeat(40)])
    expect((await other.get(`${NEW}?kept=${kept}`)).statusCode).toBe(200);
  now = new Date(now.getTime() + 25 * 3_600_000);
  await client.signIn(client.login, town.password);
  expect((await client.get(next)).headers.location).toBe('/console');
});

test('an upload loses its files alone; passwords are kept nowhere; of many forms the last five stay', async () => {
  const client = await signedIn('disclosureHead');
  const token = await client.token('/console/ledger/import');
  idle();
  const form = new FormData();
  form.append('year', '2022');
  form.append('file', new Blob(['GEHEIM']), 'a.xlsx');
  const encoded = new Response(form);
  const reply = await app.inject({
    method: 'POST',
    url: `/console/ledger/import?_csrf=${encodeURIComponent(token)}`,
    headers: { 'content-type': encoded.headers.get('content-type')!, cookie: client.cookieHeader() },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  const next = nextOf(reply.headers.location);
  await client.signIn(client.login, town.password);
  const back = await client.get(next);
  expect(back.headers.location).toMatch(/^\/console\/ledger\/import\?kept=/);
  expect(load((await client.get(String(back.headers.location))).body)('[name=year]').attr('value') ?? '2022').toBe(
    '2022',
  );

  const account = await client.token('/console/account');
  idle();
  const secret = { old: 'a', fresh: 'b', again: 'b' };
  expect(nextOf((await client.send('/console/account', secret, account)).headers.location)).toBe('/console/account');
  for (let n = 0; n < 8; n++) await client.send('/console/account', { note: `${n}` }, account);
  const staff = db.selectFrom('staff').select('id').where('login', '=', client.login);
  expect(await db.selectFrom('kept_forms').selectAll().where('staff_id', '=', staff).execute()).toHaveLength(5);
});

test.each<Role>(['editor', 'disclosureHead', 'caseOfficer', 'contact', 'systemAdmin', 'securityAdmin', 'auditAdmin'])(
  'every form that %s finds on a page of their own comes back as it was typed',
  async (role) => {
    const client = await signedIn(role);
    const lost: string[] = [];
    let forms = 0;
    for (const page of pages) {
      const shown = await client.get(page);
      if (shown.statusCode !== 200 || !String(shown.headers['content-type']).includes('html')) continue;
      const $ = load(shown.body);
      for (const form of $('form[method=post]').toArray()) {
        const action = $(form).attr('action')!;
        const texts = $(form)
          .find('textarea, input[type=text], input[type=tel], input[type=email]')
          .toArray()
          .map((one) => $(one).attr('name')!)
          .filter(Boolean);
        if (!texts.length) continue;
        forms += 1;
        const hidden = $(form)
          .find('input[type=hidden]')
          .toArray()
          .map((one): [string, string] => [$(one).attr('name')!, $(one).attr('value') ?? '']);
        const token =
          hidden.find(([name]) => name === '_csrf')?.[1] ?? new URL(action, 'http://h').searchParams.get('_csrf')!;
        const fields = Object.fromEntries([
          ...hidden.filter(([name]) => name !== '_csrf'),
          ...texts.map((name): [string, string] => [name, `打了${name}的字`]),
        ]);
        await db.updateTable('sessions').set({ ended_at: now }).execute();
        const reply = await client.send(plainAddress(action), fields, token, page);
        await db.updateTable('sessions').set({ ended_at: null }).execute();
        const back = await client.get(nextOf(reply.headers.location));
        const filled = await client.get(String(back.headers.location));
        for (const name of texts) if (!filled.body.includes(`打了${name}的字`)) lost.push(`${page} ${action} ${name}`);
      }
    }
    expect(lost).toEqual([]);
    if (!['securityAdmin', 'auditAdmin'].includes(role)) expect(forms).toBeGreaterThan(0);
  },
  120_000,
);
