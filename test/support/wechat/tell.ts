import { randomBytes } from 'node:crypto';
import type { Account, Publication } from './account.ts';
import { seal, sign } from './seal.ts';

/** How often the platform tells until it hears `success`, and how long it waits (milliseconds). */
const TIMES = 3;
const WAITS = 5000;

/** One time that something was told. @param answer what was heard; undefined: nothing */
export interface Told {
  url: string;
  body: string;
  answer: string | undefined;
}

/** PUBLISHJOBFINISH, in the open or sealed, until the other side says `success`. */
export async function tell(account: Account, one: Publication, now: Date): Promise<Told[]> {
  const place = account.given.callback;
  if (!place) return [];
  const told: Told[] = [];
  for (let time = 0; time < TIMES && told.at(-1)?.answer !== 'success'; time += 1) {
    const { url, body } = messageOf(account, one, now);
    const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(WAITS) })
      .then((response) => response.text())
      .catch(() => undefined);
    told.push({ url, body, answer });
  }
  return told;
}

/** What is sent: where, with which query, and what. */
function messageOf({ given }: Account, one: Publication, now: Date): { url: string; body: string } {
  const { url, token, aesKey } = given.callback!;
  const xml = eventOf(one, now);
  const [timestamp, nonce] = [String(Math.floor(now.getTime() / 1000)), randomBytes(5).toString('hex')];
  const query = new URLSearchParams({
    signature: sign(token, timestamp, nonce),
    timestamp,
    nonce,
    openid: 'o-platform',
  });
  if (!aesKey) return { url: `${url}?${query}`, body: xml };
  const sealed = seal(xml, aesKey, given.appid);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', sign(token, timestamp, nonce, sealed));
  return {
    url: `${url}?${query}`,
    body: `<xml><ToUserName><![CDATA[gh_test]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
  };
}

function eventOf(one: Publication, now: Date): string {
  const items = one.articles.map(
    ({ url }, n) => `<item><idx>${n + 1}</idx><article_url><![CDATA[${url}]]></article_url></item>`,
  );
  const inside =
    one.status === 0
      ? `<article_id><![CDATA[${one.articleId}]]></article_id><article_detail><count>${items.length}</count>${items.join('')}</article_detail>`
      : one.failed.map((n) => `<fail_idx>${n}</fail_idx>`).join('');
  return `<xml>
<ToUserName><![CDATA[gh_test]]></ToUserName>
<FromUserName><![CDATA[o-platform]]></FromUserName>
<CreateTime>${Math.floor(now.getTime() / 1000)}</CreateTime>
<MsgType><![CDATA[event]]></MsgType>
<Event><![CDATA[PUBLISHJOBFINISH]]></Event>
<PublishEventInfo><publish_id>${one.publishId}</publish_id><publish_status>${one.status}</publish_status>${inside}</PublishEventInfo>
</xml>`;
}
