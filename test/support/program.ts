import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const entry = join(process.cwd(), 'bin', 'gongkai.js');
const START_WITHIN = 60_000;

/** The platform as people start it, in a process group of its own. */
export class Program {
  readonly base: string;
  private readonly child: ChildProcess;
  private readonly data: string;
  private constructor(child: ChildProcess, data: string, base: string) {
    this.child = child;
    this.data = data;
    this.base = base;
  }

  /** Starts on empty books (or on what is there) and waits until the terminal says the address.
   *  @throws Error with what the terminal said when it does not start */
  static async start(data: string): Promise<Program> {
    const child = spawn(process.execPath, [entry, 'start', '--empty', '--port', '0', '--data', data], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const base = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not started in time:\n${said}`)), START_WITHIN);
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        const address = /公开网站\s+(http:\S+?)\/\s/.exec(said)?.[1];
        if (address) resolve(address);
        if (address) clearTimeout(timer);
      };
      child.stdout!.on('data', hear);
      child.stderr!.on('data', hear);
      child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said}`)));
    });
    return new Program(child, data, base);
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
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }

  /** Another command beside it, on the same data folder. */
  command(...args: string[]): { status: number | null; output: string } {
    const env = { ...process.env, GONGKAI_DATA: this.data, DATABASE_URL: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { env, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  }

  /** postgres://… of its books */
  get databaseUrl(): string {
    return readFileSync(join(this.data, 'postgres.url'), 'utf8');
  }
}
