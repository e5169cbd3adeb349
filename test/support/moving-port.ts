import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A port in front of whichever server is the first now, as HAProxy or a floating address is before a pair. */
export class MovingPort {
  private readonly server: Server;
  private readonly open = new Set<Socket>();
  private to: number;
  private constructor(to: number) {
    this.to = to;
    this.server = createServer((socket) => this.pass(socket));
  }

  static async before(port: number): Promise<MovingPort> {
    const made = new MovingPort(port);
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on to another server; what was open to the former one is cut. */
  moveTo(port: number): void {
    this.to = port;
    for (const socket of this.open) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(socket: Socket): void {
    const onward = connect(this.to, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
