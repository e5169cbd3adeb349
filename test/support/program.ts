import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const entry = join(process.cwd(), 'bin', 'gongkai.js');
const START_WITHIN = 60_000;
/** Where a town is invented first. */
const FILLED_WITHIN = 240_000;
const ADDRESS = /公开网站\s+(http:\S+?)\/\s/;

interface Circumstances {
  /** an outside database; the embedded one of the data folder without it */
  databaseUrl?: string;
  /** on empty books: no invented town */
  empty?: boolean;
  /** a file that takes what the program says of its errors */
  errors?: string;
  /** settings besides those of this process */
  settings?: Readonly<Record<string, string>>;
}

/** The platform as people start it, in a process group of its own. */
export class Program {
  readonly base: string;
  /** What the terminal said when it had started. */
  readonly greeting: string;
  /** Hears what the terminal says from now on. */
  onSaid: (said: string) => void = () => {};
  private readonly child: ChildProcess;
  private readonly data: string;
  private readonly outside: string | undefined;
  private constructor(child: ChildProcess, data: string, greeting: string, outside: string | undefined) {
    this.child = child;
    this.data = data;
    this.greeting = greeting;
    this.base = ADDRESS.exec(greeting)![1]!;
    this.outside = outside;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => this.onSaid(chunk.toString()));
  }

  /** Starts on empty books (or on what is there) and waits until the terminal says the address.
   *  @throws Error with what the terminal said when it does not start */
  static async start(
    data: string,
    { databaseUrl, empty = true, errors, settings }: Circumstances = {},
  ): Promise<Program> {
    const args = ['start', ...(empty ? ['--empty'] : []), '--port', '0', '--data', data];
    const child = spawn(process.execPath, [entry, ...args], {
      detached: true,
      stdio: ['ignore', 'pipe', errors ? openSync(errors, 'a') : 'pipe'],
      env: { ...process.env, ...settings, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`not started in time:\n${said}`)),
        empty ? START_WITHIN : FILLED_WITHIN,
      );
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (!ADDRESS.test(said) || !said.includes('Ctrl+C')) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout!.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said}`)));
    });
    return new Program(child, data, said, databaseUrl);
  }

  /** kill -9 of the whole process group; @param database also of the database server, which is a group of its own */
  async kill(database: boolean): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    const server = Number(readFileSync(join(this.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(-this.child.pid!, 'SIGKILL');
    if (database) process.kill(-server, 'SIGKILL');
    await ended;
  }

  /** SIGTERM, as a machine that shuts down sends it. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }

  /** Whether it runs. */
  get runs(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Another command beside it, on the same data folder. */
  command(...args: string[]): Promise<{ status: number | null; output: string }> {
    const env = { ...process.env, GONGKAI_DATA: this.data, DATABASE_URL: this.outside ?? '' };
    const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
  }

  /** postgres://… of its books */
  get databaseUrl(): string {
    return this.outside ?? readFileSync(join(this.data, 'postgres.url'), 'utf8');
  }
}
