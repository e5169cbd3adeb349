import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** When a process started, as the kernel counts it; '' where /proc does not tell. */
export function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(statusOf(pid));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** Alive, and not another that got the same number later. */
export function isSameProcess(pid: number, started: string): boolean {
  return isAlive(pid) && (started === '' || startOf(pid) === '' || startOf(pid) === started);
}

/** Whether the process is the PostgreSQL server of this very cluster: it works in the cluster's folder. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    if (process.platform === 'linux') return false;
    const shown = spawnSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return shown.status !== 0 || shown.stdout.includes(cluster); // where nothing tells, it is taken for one
  }
}

/** Nothing of ours leaks into the server, and its messages are in English whatever the machine's language. */
export function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env; // Windows has no network without SystemRoot
  return { PATH, SystemRoot, LC_ALL: 'C' };
}

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns whether it ended within the time */
export async function waitForEnd(pid: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}
