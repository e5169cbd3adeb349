import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { applicantOf, fileApplication } from '../index.ts';
import { FIELDS } from './form.ts';

const HOME = '/disclosure/application';
const books = await testDatabase(rooms);
const now = new Date('2023-09-25T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const forms = ['new', 'edit', 'file', 'files', 'track', 'close'].map((name) => `${HOME}/${name}`);
const mine = ['clarify', 'message', 'suggest', 'withdraw'].map((name) => `${HOME}/mine/${name}`);
const client = new Client(app);
let token: string;

beforeAll(async () => {
  const { authorityId } = await testTown(books.db);
  const caller = { db: books.db, house: books.house, sealer: books.sealer, who: applicantOf(authorityId), now };
  const filed = await fileApplication(caller, {
    applicant: person,
    request: requestFor('某事'),
    files: [],
  });
  if (!filed.ok) throw new Error(filed.message);
  await client.post(`${HOME}/track`, { number: filed.value.number, code: filed.value.code });
  token = await client.token(`${HOME}/new`);
});

const names = fc.oneof(
  fc.constantFrom(...FIELDS, 'kept', 'drop', 'slip', 'proof', 'answer', 'homepage', 'number', 'code', 'body', 'note'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'a[b]', ''),
);
const values = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('person', 'organisation', 'identityCard', 'copy', 'post', 'yes', '\u0000', '\ud800', '%', '{{7*7}}'),
  fc.constantFrom('9'.repeat(100_000), '长'.repeat(50_000), "'; drop table applications; --", '000000199001010018'),
);
const fields = fc.array(fc.tuple(names, values), { maxLength: 40 });
const cookies = () => [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

function encode(pairs: [string, string][]): string {
  return pairs.map(([name, value]) => `${encode1(name)}=${encode1(value)}`).join('&');
}
const encode1 = (text: string) => encodeURIComponent(text.toWellFormed());

test('whatever fields come, in whatever number, the answer is calm', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...forms, ...mine), fields, async (url, pairs) => {
      const reply = await app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-csrf-token': token, cookie: cookies() },
        payload: encode(pairs),
      });
      expect(reply.statusCode, `${url} ${reply.body.slice(0, 200)}`).toBeLessThan(500);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('multipart forms with anything in them, whole or cut off', async () => {
  const part = fc.record({
    name: names,
    file: fc.option(fc.string({ unit: 'binary', maxLength: 20 })),
    content: fc.uint8Array({ maxLength: 400 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(`${HOME}/new`, `${HOME}/files`, `${HOME}/mine/clarify`),
      fc.array(part, { maxLength: 60 }),
      fc.nat(4_000),
      async (url, parts, cut) => {
        const pieces = parts.flatMap(({ name, file, content }) => [
          Buffer.from(
            `--edge\r\ncontent-disposition: form-data; name="${name}"${file === null ? '' : `; filename="${file}"`}\r\n\r\n`,
          ),
          Buffer.from(content),
          Buffer.from('\r\n'),
        ]);
        const whole = Buffer.concat([...pieces, Buffer.from('--edge--\r\n')]);
        const reply = await app.inject({
          method: 'POST',
          url,
          headers: { 'content-type': 'multipart/form-data; boundary=edge', 'x-csrf-token': token, cookie: cookies() },
          payload: cut < 2_000 ? whole.subarray(0, cut) : whole,
        });
        expect(reply.statusCode, `${url} ${reply.body.slice(0, 200)}`).toBeLessThan(500);
      },
    ),
    { numRuns: 100 },
  );
}, 120_000);

test.each(['text/plain', 'application/json', 'application/xml', 'multipart/form-data', 'x', ''])(
  'a body that says it is %j',
  async (type) => {
    for (const url of [...forms, ...mine])
      for (const payload of ['', '{', '{"as":{"$gt":""}}', 'null', '--', '\u0000'.repeat(50)]) {
        const headers = { ...(type ? { 'content-type': type } : {}), 'x-csrf-token': token, cookie: cookies() };
        const reply = await app.inject({ method: 'POST', url, headers, payload });
        expect(reply.statusCode, `${url} ${payload}`).toBeLessThan(500);
      }
  },
);

test('addresses and cookies made up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      const made = encode1(text);
      for (const url of [`${HOME}/alike?q=${made}`, `${HOME}/new?as=${made}`, `${HOME}/mine/files/${made}`]) {
        const reply = await app.inject({ url, headers: { cookie: `follow=${made}; acknowledgement=${made}` } });
        expect(reply.statusCode, url).toBeLessThan(500);
      }
    }),
    { numRuns: 60 },
  );
});
