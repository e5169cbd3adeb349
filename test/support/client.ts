import type { FastifyInstance } from 'fastify';
import { generateSync } from 'otplib';
import { namedTwice } from './named-twice.ts';

/** What an authenticator shows now for the secret on this page. */
export function codeOn(page: string, now: Date): string {
  const secret = /<p class="once">([A-Z2-7 ]+)<\/p>/.exec(page)![1]!.replaceAll(' ', '');
  return generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
}

/** Any page that any test sees: no label leads to another form's field. */
function refuseNamedTwice(url: string, { headers, body }: { headers: Record<string, unknown>; body: string }): void {
  const twice = String(headers['content-type']).includes('html') ? namedTwice(body) : undefined;
  if (twice) throw new Error(`${url} has two things named ${twice}`);
}

/** Nor is any shown without the style sheets that it asks for. */
function refuseUnstyled(url: string, { headers, body }: { headers: Record<string, unknown>; body: string }): void {
  if (!String(headers['content-type']).includes('html') || !body.includes('<link rel="stylesheet"')) return;
  if (!/style-src 'self'/.test(String(headers['content-security-policy'])))
    throw new Error(`${url} may not load its style sheets`);
}

/** A person at a browser without scripts: keeps cookies, follows nothing, sends forms with their token. */
export class Client {
  readonly app: FastifyInstance;
  readonly cookies = new Map<string, string>();
  /** from where, with what browser, at which host; this machine's own proxy says so */
  private readonly from: Record<string, string>;
  constructor(app: FastifyInstance, address = '', agent = '', host = '') {
    this.app = app;
    this.from = {
      ...(address && { 'x-forwarded-for': address }),
      ...(agent && { 'user-agent': agent }),
      ...(host && { host }),
    };
  }

  async get(url: string, headers: Record<string, string> = {}) {
    const reply = await this.app.inject({
      method: 'GET',
      url,
      headers: { ...this.from, ...headers, cookie: this.cookieHeader() },
    });
    this.keep(reply.headers['set-cookie']);
    refuseNamedTwice(url, reply);
    refuseUnstyled(url, reply);
    return reply;
  }

  /** Opens `page` (the target itself unless told) for its token, then posts. Lists become repeated fields. */
  async post(url: string, fields: Record<string, string | string[]>, page = url) {
    return this.send(url, fields, await this.token(page), page);
  }

  /** Posts what stands in a page that was opened before, with the token it had then. */
  async send(url: string, fields: Record<string, string | string[]>, token: string, page = url) {
    const body = new URLSearchParams();
    body.append('_csrf', token);
    for (const [name, value] of Object.entries(fields)) for (const item of [value].flat()) body.append(name, item);
    const reply = await this.app.inject({
      method: 'POST',
      url,
      headers: {
        ...this.from,
        'content-type': 'application/x-www-form-urlencoded',
        referer: `http://localhost${page}`,
        cookie: this.cookieHeader(),
      },
      payload: body.toString(),
    });
    this.keep(reply.headers['set-cookie']);
    refuseNamedTwice(url, reply);
    return reply;
  }

  /** Posts a form with files, as multipart; the token travels in the address. */
  async upload(
    url: string,
    fields: Record<string, string | string[]>,
    files: readonly { field: string; name: string; content: Buffer }[],
    page = url,
  ) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) for (const item of [value].flat()) form.append(name, item);
    for (const { field, name, content } of files) form.append(field, new Blob([new Uint8Array(content)]), name);
    const encoded = new Response(form);
    const reply = await this.app.inject({
      method: 'POST',
      url: `${url}${url.includes('?') ? '&' : '?'}_csrf=${encodeURIComponent(await this.token(page))}`,
      headers: { ...this.from, 'content-type': encoded.headers.get('content-type')!, cookie: this.cookieHeader() },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    this.keep(reply.headers['set-cookie']);
    refuseNamedTwice(url, reply);
    return reply;
  }

  async token(page: string): Promise<string> {
    const reply = await this.get(page);
    const inField = /name="_csrf" value="([^"]+)"/.exec(reply.body)?.[1];
    return inField ?? decodeURIComponent(/[?&;]_csrf=([^"&]+)/.exec(reply.body)?.[1] ?? '');
  }

  /** Signs in; an administrator with an authenticator of their own, bound anew each time. */
  async signIn(login: string, password: string) {
    const { db, now } = this.app.services;
    await db.updateTable('staff').set({ sealed_totp: null, totp_step: null }).where('login', '=', login).execute();
    const reply = await this.post('/console/sign-in', { login, password });
    const next = String(reply.headers.location ?? '');
    if (!next.startsWith('/console/second-factor')) return reply;
    return this.post('/console/second-factor', { code: codeOn((await this.get(next)).body, now()) });
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(set: string | string[] | undefined) {
    for (const line of [set ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!name) continue;
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
  }
}
