import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import type { Message, Report } from '../../src/terminals/display/message.ts';
import { Client } from './client.ts';

/** The browser of a screen or kiosk, without scripts. */
export class Device extends Client {
  readonly kind: 'screen' | 'kiosk';
  address = '';

  constructor(app: FastifyInstance, kind: 'screen' | 'kiosk' = 'screen') {
    super(app);
    this.kind = kind;
  }

  /** The code that it shows. */
  async code(): Promise<string> {
    return load((await this.get(`/${this.kind}`)).body)('#waiting .big')
      .text()
      .trim();
  }

  /** Somebody types its code in, and it goes to its page. */
  async signInAt(keeper: Client, fields: { name: string; place?: string; orientation?: string }): Promise<void> {
    const code = await this.code();
    const given = { place: '便民服务大厅', orientation: 'landscape', ...fields, code };
    const answer = await keeper.post('/console/terminals', given, '/console/terminals');
    if (answer.statusCode !== 303) throw new Error(`not signed in: ${answer.statusCode}`);
    await this.get(`/${this.kind}`);
    this.address = `/${this.kind}/${fields.name}`;
  }

  async message(): Promise<Message> {
    return (await this.get(`${this.address}/message`)).json();
  }

  /** Reports as its page does: what it holds by its last message, and what of it was shown. */
  async report(message: Message, shown: readonly string[] = []) {
    const slides = message.items.flatMap((item) => item.slides);
    const documents = (of: typeof slides) => of.flatMap(({ document }) => document ?? []);
    const body: Report = {
      version: message.version,
      label: slides[0]?.label ?? '',
      shown: documents(slides.filter(({ label }) => shown.includes(label))),
      carries: documents(slides),
    };
    return this.app.inject({
      method: 'POST',
      url: `${this.address}/report`,
      headers: { cookie: this.cookieHeader(), 'x-csrf-token': message.token },
      payload: body,
    });
  }
}
