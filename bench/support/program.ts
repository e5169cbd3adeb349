import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A built program that runs on a database of its own. */
export interface Running {
  origin: string;
  stop(): Promise<void>;
}

/** Starts the program of this folder on an empty database that it brings to its own form.
 *  @param root a checkout with its dist */
export async function startProgram(root: string, databaseUrl: string): Promise<Running> {
  const data = await mkdtemp(join(tmpdir(), 'gongkai-bench-program-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'bin', 'gongkai.js'), 'start', '--empty', '--data', data], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  const answers = async () => (await fetch(`${origin}/readyz`).catch(() => undefined))?.ok ?? false;
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`the program in ${root} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    await rm(data, { recursive: true, force: true });
  };
  return { origin, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
