import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot, serverUser } from '../../src/platform/database/embedded/user.ts';

/** What `npm test` puts into the environment would lead the npm below astray. */
const plain = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$|GONGKAI_|DATABASE_URL$)/i.test(name)),
);

/** The program as others get it: packed, then installed with npm in an empty folder. */
export class Shipped {
  /** the empty folder, in which npm installed it */
  readonly folder = mkdtempSync(join(tmpdir(), 'gongkai-shipped-'));
  /** of an ordinary user, who may write nowhere else */
  readonly home = mkdtempSync(join(tmpdir(), 'gongkai-home-'));
  /** ordinary also when the tests run as root */
  private readonly user = isRoot() ? serverUser() : undefined;
  private running: ChildProcess | undefined;
  /** what the terminal of the last start has said */
  said = '';

  /** Packs and installs. @throws Error with what npm said, for want of a registry too: nothing is passed over */
  constructor() {
    const packed = mkdtempSync(join(tmpdir(), 'gongkai-packed-'));
    try {
      npm(process.cwd(), 'pack', '--silent', '--pack-destination', packed);
      const [tarball] = readdirSync(packed);
      npm(this.folder, 'install', '--omit=dev', '--no-audit', '--no-fund', join(packed, tarball!));
    } catch (error) {
      this.remove();
      throw error;
    } finally {
      rmSync(packed, { recursive: true });
    }
    chmodSync(this.folder, 0o755);
    if (this.user) chownSync(this.home, this.user.uid, this.user.gid);
  }

  /** Folder of an installed package, below node_modules. */
  package(name: string): string {
    return join(this.folder, 'node_modules', name);
  }

  /** Nobody may write into the program's folder any more; or its owner again. */
  lock(locked: boolean): void {
    execFileSync('chmod', ['-R', locked ? 'a-w' : 'u+w', this.folder]);
  }

  /** `npx gongkai …` in the empty folder, as the ordinary user. */
  command(...args: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync('npx', ['gongkai', ...args], { ...this.options(), encoding: 'utf8' });
    return { status, output: stdout + stderr };
  }

  /** `npx gongkai start …` until its terminal says the address. @throws Error with what it said instead */
  async start(...args: string[]): Promise<string> {
    const child = spawn('npx', ['gongkai', 'start', ...args], { ...this.options({ PORT: '0' }), detached: true });
    this.running = child;
    this.said = '';
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.said += chunk.toString();
        const address = /公开网站\s+(http:\S+?)\/\s/.exec(this.said)?.[1];
        if (address) resolve(address);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => {
        this.running = undefined;
        reject(new Error(`ended with ${code}:\n${this.said}`));
      });
    });
  }

  /** SIGTERM to all of it, as a service manager sends it; resolves when the last process has ended. */
  async stop(): Promise<void> {
    const child = this.running;
    this.running = undefined;
    if (!child) return;
    const ended = new Promise((resolve) => child.stdout!.once('close', resolve));
    process.kill(-child.pid!, 'SIGTERM');
    await ended;
  }

  remove(): void {
    this.lock(false);
    for (const folder of [this.folder, this.home]) rmSync(folder, { recursive: true });
  }

  private options(more: Record<string, string> = {}) {
    const env = { ...plain, HOME: this.home, ...more };
    return { cwd: this.folder, env, ...this.user };
  }
}

function npm(cwd: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, env: plain, encoding: 'utf8' });
  if (status === 0) return;
  const why = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/.test(stderr)
    ? 'the registry cannot be reached, and this test needs it'
    : `npm ${args[0]} failed`;
  throw new Error(`${why}:\n${stdout}${stderr}`);
}
