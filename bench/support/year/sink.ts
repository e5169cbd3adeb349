import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A mail server on the loopback address that takes whatever it is handed, and counts. That of the tests lets everybody wait
 *  for a tenth of a second before it greets, which would be most of what the mails of a year take. */
export class Sink {
  mails = 0;
  private readonly server: Server = createServer((socket) => this.serve(socket));
  private readonly sockets = new Set<Socket>();

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let heard = '';
    let inMail = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 ready');
    socket.setEncoding('utf8').on('data', (part: string) => {
      heard += part;
      while (heard) {
        const end = inMail ? '\r\n.\r\n' : '\r\n';
        const at = heard.indexOf(end);
        if (at < 0) return;
        const line = heard.slice(0, at);
        heard = heard.slice(at + end.length);
        if (inMail) {
          inMail = false;
          this.mails += 1;
          say('250 taken');
        } else if (/^DATA/i.test(line)) {
          inMail = true;
          say('354 go on');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else say('250 sink');
      }
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Settings with which mails come here. */
  get settings() {
    const { port } = this.server.address() as AddressInfo;
    return {
      ...{ enabled: true, host: '127.0.0.1', port, security: 'none' as const, login: '', password: '' },
      ...{ sender: 'gk@example.com', siteAddress: 'http://127.0.0.1:9040' },
    };
  }
}
