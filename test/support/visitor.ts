/** A person's browser over real HTTP, without scripts: keeps cookies, follows nothing. */
export class Visitor {
  private readonly base: string;
  private readonly cookies: Map<string, string>;
  private csrf = '';
  constructor(base: string, cookies = new Map<string, string>()) {
    this.base = base;
    this.cookies = cookies;
  }

  async get(path: string): Promise<Response> {
    return this.keep(await fetch(this.base + path, { redirect: 'manual', headers: { cookie: this.header() } }));
  }

  /** Opens `page` once for its token, then posts. @returns the answer, with the notice that the next page would show */
  async post(
    path: string,
    fields: Record<string, string>,
    page: string,
  ): Promise<{ status: number; notice: string; text: string }> {
    this.csrf ||= /name="_csrf" value="([^"]+)"/.exec(await (await this.get(page)).text())?.[1] ?? '';
    const reply = await fetch(this.base + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.header() },
      body: new URLSearchParams({ ...fields, _csrf: this.csrf }),
    });
    const given = reply.headers.getSetCookie();
    const said = given.find((line) => line.startsWith('notice='));
    // a token is bound to the session: signed in, the next page has another
    if (given.some((line) => !line.startsWith('notice='))) this.csrf = '';
    this.keep(reply);
    const text = await reply.text();
    return { status: reply.status, text, notice: decodeURIComponent(said?.slice(7).split(';')[0] ?? '') };
  }

  private header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(reply: Response): Response {
    for (const line of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name && name !== 'notice') this.cookies.set(name, value ?? '');
    }
    return reply;
  }
}
