import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';

// However the program is told to end, nothing of it is left; a database told to end by somebody else comes back.
let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'gongkai-ended-'));
  await chmod(data, 0o755);
});
afterAll(() => rm(data, { recursive: true, force: true }));

/** As npm starts it: in a shell, which takes the signal and keeps it to itself. */
async function started(): Promise<{ shell: ChildProcess; base: string }> {
  const command = `"${process.execPath}" bin/gongkai.js start --empty --port 0 --data "${data}"; :`;
  const shell = spawn('sh', ['-c', command], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await new Promise<string>((resolve, reject) => {
    let said = '';
    shell.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /公开网站\s+(http:\S+?)\/\s/.exec(said)?.[1];
      if (address) resolve(address);
    });
    shell.once('exit', () => reject(new Error(said)));
  });
  return { shell, base };
}

const databaseId = async () =>
  Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]) ||
  undefined;

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds().catch(() => false)) return true;
    await setTimeout(100);
  }
  return false;
}

const answers = async (url: string) => (await fetch(url)).ok;

test('a shell that ends takes server and database with it', async () => {
  const { shell, base } = await started();
  const database = (await databaseId())!;
  shell.kill('SIGTERM');
  expect(await until(async () => !isThere(database))).toBe(true);
  expect(
    await until(() =>
      answers(`${base}/healthz`).then(
        () => false,
        () => true,
      ),
    ),
  ).toBe(true);
});

test('a database that somebody else tells to end is started again, and the site answers', async () => {
  const { shell, base } = await started();
  const before = (await databaseId())!;
  expect(await answers(`${base}/readyz`)).toBe(true);
  process.kill(before, 'SIGTERM');
  expect(await until(async () => !isThere(before))).toBe(true);
  expect(await until(() => answers(`${base}/readyz`))).toBe(true);
  const after = (await databaseId())!;
  shell.kill('SIGHUP');
  expect(await until(async () => !isThere(after))).toBe(true);
});
