import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Account, type AccountGiven, type Publication } from './account.ts';
import { calls, type Reply } from './calls.ts';
import { type Told, tell } from './tell.ts';

/** What goes wrong with one request. 'lost': it is done, and the connection ends before the answer; 'reset': it is not
 *  done; 'cut': half of the answer; 'trickle': a letter a second; `ends`: who asks is ended, after or before it is done;
 *  a number: that fault. */
export type Trouble =
  | 'reset'
  | 'lost'
  | 'cut'
  | 'trickle'
  | 'broken'
  | 'huge'
  | 'redirect'
  | { http: number }
  | { slow: number }
  | { ends: () => Promise<void>; heard: boolean }
  | number;

interface Asked {
  /** below /cgi-bin/ */
  path: string;
  appid: string;
  /** 0: done; NOT_DONE: a trouble came before */
  code: number;
  at: Date;
}

const NOT_DONE = -100;
const WORDS: Record<number, string> = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40125: 'invalid appsecret',
  40243: 'appsecret has been frozen',
  42001: 'access_token expired',
  45009: 'reach max api daily quota limit',
  48001: 'api unauthorized',
};
/** What an account without certification may not call. */
const CERTIFIED = /^(draft|freepublish|material)\//;

/** The others answer without `errcode` when all is well. */
const SAYS_OK = /^(draft\/(delete|update)|freepublish\/(submit|delete))$/;

/** The interface of WeChat accounts on the loopback address, written from its published pages: its tokens, bounds, limits
 *  and silences. It holds what it was given, so that a test can ask what arrived, and how often. */
export class WechatServer {
  readonly accounts: Account[] = [];
  readonly asked: Asked[] = [];
  readonly told: Told[] = [];
  now: () => Date = () => new Date();
  /** ms after which a publication ends by itself, as it does there; undefined: when it is asked after */
  lasts: number | undefined;
  private readonly troubles: { path: string; trouble: Trouble }[] = [];
  private readonly telling = new Set<Promise<void>>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error) => response.destroy(error as Error));
  });

  /** @param port 0: any that is free */
  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await this.settled();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  account(given: AccountGiven): Account {
    const account = new Account({ certified: true, ...given });
    this.accounts.push(account);
    return account;
  }

  /** The next request of a path meets this. Several for the same path come one after the other. */
  trouble(path: string, ...troubles: Trouble[]): void {
    for (const trouble of troubles) this.troubles.push({ path, trouble });
  }

  /** How often a path was asked, and with how many of them something was done. */
  count(path: string, appid: string): { asked: number; done: number } {
    const all = this.asked.filter((one) => one.path === path && one.appid === appid);
    return { asked: all.length, done: all.filter(({ code }) => code === 0).length };
  }

  /** A publication ends as it is told, and the account's callback hears of it; later also 5 (deleted) and 6 (banned). */
  end(account: Account, one: Publication, status: number): void {
    if (one.status === 1) account.finish(one, status, this.base);
    else one.status = status;
    this.ended(account, one);
  }

  /** Whatever is being told was told. */
  async settled(): Promise<void> {
    while (this.telling.size) await Promise.all(this.telling);
  }

  private endOld(after: number): void {
    for (const account of this.accounts)
      for (const one of account.publications.values())
        if (one.status === 1 && this.now().getTime() - one.at.getTime() >= after) this.end(account, one, 0);
  }

  private ended(account: Account, one: Publication): void {
    const telling = tell(account, one, this.now()).then((told) => {
      this.told.push(...told);
      this.telling.delete(telling);
    });
    this.telling.add(telling);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.base);
    if (request.method === 'GET') return this.show(url.pathname, response);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const path = url.pathname.replace(/^\/cgi-bin\//, '');
    if (this.lasts !== undefined) this.endOld(this.lasts);
    const at = this.troubles.findIndex((one) => one.path === path);
    const trouble = at < 0 ? undefined : this.troubles.splice(at, 1)[0]!.trouble;
    const undone = () => this.asked.push({ path, appid: this.appidOf(url, parts), code: NOT_DONE, at: this.now() });
    if (trouble === 'reset') return void (undone() && request.socket.resetAndDestroy());
    if (trouble === 'redirect')
      return void (undone() && response.writeHead(302, { location: `${this.base}/elsewhere` }).end());
    if (typeof trouble === 'object' && 'http' in trouble)
      return void (undone() && response.writeHead(trouble.http).end('<html>Bad'));
    if (typeof trouble === 'object' && 'slow' in trouble)
      await new Promise((resolve) => setTimeout(resolve, trouble.slow));
    const ends = typeof trouble === 'object' && 'ends' in trouble ? trouble : undefined;
    if (ends && !ends.heard) return void (undone() && (await ends.ends()));
    const said = await this.reply(request, path, url.searchParams, Buffer.concat(parts), trouble);
    if (ends) return ends.ends();
    if (trouble === 'lost') return void request.socket.resetAndDestroy();
    const json = JSON.stringify(said);
    response.setHeader('content-type', path.startsWith('media') ? 'text/plain' : 'application/json; encoding=utf-8');
    if (trouble === 'broken') return void response.end(`${json.slice(0, -3)}`);
    if (trouble === 'huge') return void response.end(`{"x":"${'x'.repeat(13 * 1024 * 1024)}"}`);
    if (trouble === 'trickle') return this.trickle(json, response);
    if (trouble !== 'cut') return void response.end(json);
    response.writeHead(200, { 'content-length': json.length });
    response.write(json.slice(0, 5), () => request.socket.destroy());
  }

  private async trickle(json: string, response: ServerResponse): Promise<void> {
    for (const letter of json) {
      if (response.destroyed) return;
      response.write(letter);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    response.end();
  }

  private async reply(
    request: IncomingMessage,
    path: string,
    query: URLSearchParams,
    body: Buffer,
    trouble: Trouble | undefined,
  ): Promise<Record<string, unknown>> {
    const from = request.socket.remoteAddress ?? '';
    const json = jsonOf(body);
    const account = this.whose(path, query, json);
    const fault = typeof trouble === 'number' ? trouble : this.faultBefore(account, path, query, json, from);
    const reply = fault || (await this.done(account!, path, query, json, body, request));
    const code = typeof reply === 'number' ? reply : 0;
    this.asked.push({ path, appid: account?.given.appid ?? '', code, at: this.now() });
    if (typeof reply !== 'number') return SAYS_OK.test(path) ? { errcode: 0, errmsg: 'ok', ...reply } : reply;
    const words = code === 40164 ? `invalid ip ${from} ipv6 ::ffff:${from}, not in whitelist` : WORDS[code];
    return { errcode: code, errmsg: `${words ?? 'refused'} rid: 0-0-0` };
  }

  private appidOf(url: URL, parts: Buffer[]): string {
    const path = url.pathname.replace(/^\/cgi-bin\//, '');
    return this.whose(path, url.searchParams, jsonOf(Buffer.concat(parts)))?.given.appid ?? '';
  }

  private whose(path: string, query: URLSearchParams, json: Record<string, unknown>): Account | undefined {
    if (path === 'stable_token') return this.accounts.find(({ given }) => given.appid === json.appid);
    const token = query.get('access_token');
    return this.accounts.find(({ tokens }) => tokens.some((one) => one.token === token));
  }

  /** The number of what stands before the call itself; 0: nothing. */
  private faultBefore(
    account: Account | undefined,
    path: string,
    query: URLSearchParams,
    json: Record<string, unknown>,
    from: string,
  ): number {
    const forToken = path === 'stable_token';
    if (forToken && !account) return 40013;
    if (forToken && json.grant_type !== 'client_credential') return 40002;
    if (forToken && json.secret !== account?.given.secret) return 40125;
    if (!forToken && !query.get('access_token')) return 41001;
    if (!account) return 40001;
    const { given, tokens, calls: called } = account;
    const token = tokens.find((one) => one.token === query.get('access_token'));
    if (token && token.until <= this.now().getTime() / 1000) return 42001;
    if (given.allowed && !given.allowed.includes(from)) return 40164;
    if (given.frozen) return 40243;
    if (!given.certified && CERTIFIED.test(path)) return 48001;
    const day = `${path} ${this.now().toISOString().slice(0, 10)}`;
    called.set(day, (called.get(day) ?? 0) + 1);
    return !forToken && called.get(day)! > (given.daily ?? Number.POSITIVE_INFINITY) ? 45009 : 0;
  }

  private async done(
    account: Account,
    path: string,
    query: URLSearchParams,
    json: Record<string, unknown>,
    body: Buffer,
    request: IncomingMessage,
  ): Promise<Reply> {
    if (path === 'stable_token') return account.token(this.now().getTime() / 1000, json.force_refresh === true);
    const call = calls[path];
    if (!call) return 40066;
    const file = await fileIn(body, request.headers['content-type'] ?? '');
    const ended = (one: Publication) => this.ended(account, one);
    return call({
      account,
      origin: this.base,
      query,
      json,
      file,
      now: this.now(),
      ended,
      endsWhenAsked: this.lasts === undefined,
    });
  }

  /** Pictures and published articles, as everybody sees them. */
  private show(path: string, response: ServerResponse): void {
    for (const account of this.accounts) {
      const picture = account.pictures.get(path);
      if (picture) return void response.setHeader('content-type', `image/${path.slice(8, 11)}`).end(picture);
      for (const { articles } of account.published)
        for (const { url, title, content, is_deleted } of articles)
          if (url === `${this.base}${path}`)
            return void response
              .setHeader('content-type', 'text/html; charset=utf-8')
              .end(is_deleted ? '该内容已被发布者删除' : `<title>${title}</title>${content}`);
    }
    response.writeHead(404).end();
  }
}

/** As the platform reads JSON: signs that are written as \uXXXX stay as they are written. */
function jsonOf(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8').replace(/(?<!\\)((?:\\\\)*)\\u(?=[0-9a-fA-F]{4})/g, '$1\\\\u'));
  } catch {
    return {};
  }
}

/** The file of a form's field `media`. */
async function fileIn(body: Buffer, type: string): Promise<Buffer | undefined> {
  if (!type.startsWith('multipart/form-data')) return undefined;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const media = form.get('media');
  return media instanceof Blob ? Buffer.from(await media.arrayBuffer()) : undefined;
}
