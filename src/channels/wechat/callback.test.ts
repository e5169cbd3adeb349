import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { seal, sign } from '../../../test/support/wechat/seal.ts';
import { WechatServer } from '../../../test/support/wechat/server.ts';
import { wechatApi } from './api.ts';
import { type Agreed, CALLBACK_AGE, CALLBACK_MOST, type CallbackQuery, heard, isFromPlatform } from './callback.ts';
import { signatureOf } from './signature.ts';
import { isAesKey, unseal } from './unseal.ts';

const NOW = new Date('2026-11-29T02:00:00Z');
const AT = String(NOW.getTime() / 1000);
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const open: Agreed = { appid: 'wx0000000000000001', token: 'token-of-the-town', aesKey: '' };
const sealedOnes: Agreed = { ...open, aesKey: KEY };

const query = (timestamp = AT, nonce = 'n1', token = open.token): CallbackQuery => ({
  ...{ signature: sign(token, timestamp, nonce), msg_signature: '', timestamp, nonce },
});
const message = (inside: string) =>
  `<xml><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[PUBLISHJOBFINISH]]></Event><PublishEventInfo>${inside}</PublishEventInfo></xml>`;
const DONE = message(
  '<publish_id>2247503051</publish_id><publish_status>0</publish_status><article_id>A-1</article_id><article_detail><count>2</count><item><idx>2</idx><article_url><![CDATA[https://wx.example/s/2?a=1&b=2]]></article_url></item><item><idx>1</idx><article_url>https://wx.example/s/1</article_url></item></article_detail>',
);
function sealedCall(text: string, appid = open.appid, key = KEY) {
  const encrypt = seal(text, key, appid);
  const { signature, timestamp, nonce } = query();
  const msg_signature = sign(open.token, timestamp, nonce, encrypt);
  return { query: { signature, timestamp, nonce, msg_signature }, body: `<xml><Encrypt>${encrypt}</Encrypt></xml>` };
}

test('the signature is the SHA-1 of its parts in their order (worked by sha1sum)', () => {
  // printf 1700000000abctoken | sha1sum
  expect(signatureOf('token', '1700000000', 'abc')).toBe('647ad420367c9ffeb10a630ca41d90f9dfefb190');
});

test.each([
  [query(), true, 'as it should be'],
  [query(AT, 'n1', 'another'), false, 'another token'],
  [{ ...query(), nonce: 'n2' }, false, 'another nonce'],
  [{ ...query(), signature: '' }, false, 'no signature'],
  [{ ...query(), signature: query().signature.toUpperCase() }, true, 'capitals'],
  [query(AT, ''), false, 'no nonce'],
  [query(String(Number(AT) - CALLBACK_AGE / 1000)), true, 'five minutes old'],
  [query(String(Number(AT) - 301)), false, 'older'],
  [query(String(Number(AT) + 301)), false, 'of the future'],
  [query('x'), false, 'no time'],
])('from the platform or not: %#', (asked, yes, _why) => expect(isFromPlatform(asked, open.token, NOW)).toBe(yes));

test('without a token agreed on nobody is believed', () =>
  expect(isFromPlatform(query(AT, 'n1', ''), '', NOW)).toBe(false));

test('a publication that is done is heard with its addresses in their order', async () => {
  const event = {
    ...{ event: 'PUBLISHJOBFINISH', publishId: '2247503051', status: 'done', articleId: 'A-1', failed: [] },
    urls: ['https://wx.example/s/1', 'https://wx.example/s/2?a=1&b=2'],
  };
  expect(await heard(query(), DONE, open, NOW)).toEqual({ ok: true, once: `${AT}.n1`, event });
  const { query: asked, body } = sealedCall(DONE);
  expect(await heard(asked, body, sealedOnes, NOW)).toEqual({ ok: true, once: `${AT}.n1`, event });
});

test.each([
  [2, 'originality'],
  [3, 'failed'],
  [4, 'refused'],
  [5, 'deleted'],
  [6, 'banned'],
])('status %i: %s', async (number, status) => {
  const body = message(
    `<publish_id>7</publish_id><publish_status>${number}</publish_status><fail_idx>1</fail_idx><fail_idx>3</fail_idx>`,
  );
  expect(await heard(query(), body, open, NOW)).toMatchObject({
    ok: true,
    event: { status, urls: [], failed: [1, 3] },
  });
});

test('what nobody waits for is heard by its name', async () => {
  const body = '<xml><MsgType>event</MsgType><Event>subscribe</Event></xml>';
  expect(await heard(query(), body, open, NOW)).toMatchObject({ ok: true, event: { event: 'subscribe' } });
});

test.each<[string, string, Agreed?]>([
  ['unreadable', message('<publish_id>7</publish_id><publish_status>9</publish_status>')],
  ['unreadable', message('<publish_id>x</publish_id><publish_status>0</publish_status>')],
  ['unreadable', message('<publish_status>0</publish_status>')],
  ['unreadable', ''],
  ['unreadable', '{"a":1}'],
  ['unreadable', '<xml><a></xml>'],
  ['unreadable', `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${DONE}`],
  ['unreadable', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml><MsgType>event</MsgType></xml>'],
  ['unreadable', '<xml><MsgType>&b;</MsgType></xml>'],
  ['unreadable', `<xml>${'<a>'.repeat(20)}${'</a>'.repeat(20)}</xml>`],
  ['unreadable', `<xml>${'<a/>'.repeat(300)}</xml>`],
  ['tooLarge', `<xml>${' '.repeat(CALLBACK_MOST)}</xml>`],
  ['signature', DONE, sealedOnes],
  ['sealing', '<xml><Encrypt>AAAA</Encrypt></xml>'],
])('not believed (%s): %#', async (why, body, agreed = open) =>
  expect(await heard(query(), body, agreed, NOW)).toEqual({ ok: false, why }),
);

test('an address that is none of the web is left out', async () => {
  const body = DONE.replace('https://wx.example/s/1<', 'javascript:alert(1)<');
  expect(await heard(query(), body, open, NOW)).toMatchObject({
    event: { urls: ['', expect.stringMatching(/^https/)] },
  });
});

test('sealed for another account, with another key, or changed on the way', async () => {
  const forAnother = sealedCall(DONE, 'wx0000000000000002');
  expect(await heard(forAnother.query, forAnother.body, sealedOnes, NOW)).toEqual({ ok: false, why: 'sealing' });
  const otherwise = sealedCall(DONE, open.appid, KEY.toUpperCase());
  expect(await heard(otherwise.query, otherwise.body, sealedOnes, NOW)).toEqual({ ok: false, why: 'sealing' });
  const right = sealedCall(DONE);
  expect(await heard(right.query, right.body.replace('<Encrypt>', '<Encrypt>A'), sealedOnes, NOW)).toEqual({
    ok: false,
    why: 'signature',
  });
});

test.each([
  ['', KEY],
  ['AAAA', KEY],
  ['A'.repeat(43), KEY],
  [seal('x', KEY, open.appid), 'short'],
])('unsealing what is not sealed gives nothing: %#', (text, key) =>
  expect(unseal(text, key, open.appid)).toBeUndefined(),
);

test.each([
  [KEY, true],
  [KEY.slice(1), false],
  [`${KEY}=`, false],
  [KEY.replace('a', '-'), false],
])('can %s be an EncodingAESKey: %s', (text, yes) => expect(isAesKey(text)).toBe(yes));

test('any text comes out of its seal as it went in', () => {
  for (const text of ['', '公', 'x'.repeat(11), 'x'.repeat(12), '通告'.repeat(5000)])
    expect(unseal(seal(text, KEY, open.appid), KEY, open.appid)).toBe(text);
});

test.each(['', KEY])('the platform tells until it hears success (key %s)', async (aesKey) => {
  const agreed = { ...open, aesKey };
  const events: unknown[] = [];
  let busy = 2;
  const ours = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const of = new URL(request.url!, 'http://127.0.0.1').searchParams;
    const [signature, msg_signature] = [of.get('signature') ?? '', of.get('msg_signature') ?? ''];
    const asked = { signature, msg_signature, timestamp: of.get('timestamp') ?? '', nonce: of.get('nonce') ?? '' };
    events.push(await heard(asked, body, agreed, new Date()));
    busy -= 1;
    if (busy < 0) response.end('success');
    else response.writeHead(busy ? 500 : 200).end('wait');
  });
  await new Promise<void>((resolve) => ours.listen(0, '127.0.0.1', resolve));
  const server = new WechatServer();
  await server.listen();
  const url = `http://127.0.0.1:${(ours.address() as AddressInfo).port}/wechat`;
  const account = server.account({ appid: agreed.appid, secret: 's', callback: { url, ...agreed } });
  const api = wechatApi({ base: server.base, appid: agreed.appid, secret: 's', now: () => new Date() });
  const cover = await api.addCover(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'c.jpg');
  const sent = {
    title: '题',
    author: '',
    digest: '',
    content: '<p>文</p>',
    sourceUrl: '',
    cover: cover.ok ? cover.value : '',
  };
  const draft = await api.addDraft([sent]);
  const publishId = await api.submit(draft.ok ? draft.value : '');
  server.end(account, [...account.publications.values()][0]!, 0);
  await server.settled();
  expect(server.told.map(({ answer }) => answer)).toEqual(['wait', 'wait', 'success']);
  expect(events).toHaveLength(3);
  for (const event of events)
    expect(event).toMatchObject({ ok: true, event: { publishId: publishId.ok && publishId.value, status: 'done' } });
  await Promise.all([server.close(), new Promise((resolve) => ours.close(resolve))]);
});
