import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { JobContext } from '../../src/platform/room.ts';

export interface Arrived {
  to: string[];
  raw: string;
  messageId: string;
}

/** A real mail server on the loopback address, which keeps what it is given. */
export class MailServer {
  readonly mails: Arrived[] = [];
  /** how often somebody came to hand mails over */
  connections = 0;
  /** what it answers to a recipient; undefined: it takes them */
  refusal: ((address: string) => string | undefined) | undefined;
  /** what happens between a mail's arrival and the server's word that it has it */
  arriving: (mail: Arrived) => Promise<void> = async () => {};
  private readonly server: SMTPServer;

  /** @param login who may hand mails over; without it anybody may */
  constructor(login?: { user: string; password: string }) {
    this.server = new SMTPServer({
      disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
      authOptional: !login,
      allowInsecureAuth: true,
      onConnect: (_session, callback) => {
        this.connections += 1;
        callback();
      },
      onAuth: ({ username, password }, _session, callback) =>
        username === login?.user && password === login?.password
          ? callback(null, { user: username })
          : callback(new Error('no')),
      onRcptTo: ({ address }, _session, callback) => {
        const said = this.refusal?.(address);
        callback(said === undefined ? null : new Error(said));
      },
      onData: (stream, session, callback) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const raw = Buffer.concat(parts).toString();
          const messageId = /^Message-ID: (<.+>)/im.exec(raw)![1]!;
          const mail = { to: session.envelope.rcptTo.map(({ address }) => address), raw, messageId };
          this.mails.push(mail);
          void this.arriving(mail).then(() => callback());
        });
      },
    });
    this.server.on('error', () => {}); // a client that was killed
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Settings with which mails come here. */
  get settings() {
    return {
      ...{ enabled: true, host: '127.0.0.1', port: this.port, security: 'none' as const, login: '', password: '' },
      ...{ sender: 'gk@example.com', siteAddress: 'http://127.0.0.1:9040' },
    };
  }
}

/** Words of a mail, whatever they travel as. */
export function wordsOf({ raw }: Pick<Arrived, 'raw'>): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const part = /multipart/.test(head) ? raw.split(/\r\n--[^\r\n]+\r\n/)[1]! : raw;
  const body = (/multipart/.test(head) ? part.split('\r\n\r\n').slice(1) : rest).join('\r\n\r\n');
  if (/Transfer-Encoding: quoted-printable/i.test(part)) return unquoted(body);
  return /base64/.test(part) ? Buffer.from(body, 'base64').toString() : body;
}

/** quoted-printable (RFC 2045), as text with \n. */
function unquoted(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString().replace(/\r\n/g, '\n');
}

type Books = Pick<JobContext, 'db' | 'house' | 'sealer' | 'now'>;

/** What the program does every minute, once: rooms put in what they have to tell, the outbox sends it, and replies that
 *  went out are recorded. */
export async function mailTurn(books: Books): Promise<void> {
  const jobs = books.house.rooms.flatMap((room) => room.jobs);
  for (const turn of ['planReminders', 'remindReviewers', 'mailApplicants', 'sendMails', 'mailApplicants'])
    await jobs.find(({ name }) => name === turn)?.run(books as JobContext);
}
