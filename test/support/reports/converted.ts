import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'soffice';

/** Whether LibreOffice is on this machine. */
export const hasOffice = (): boolean => spawnSync(PROGRAM, ['--version'], { timeout: 30_000 }).status === 0;

/** Files as LibreOffice saves them anew, in the order given; undefined for one that it did not convert. One start of
 *  the program for all of them.
 *  @param from ending of the files given @param to ending of the files wanted, with a filter where one is needed */
export function convertedByOffice(files: readonly Uint8Array[], from: string, to: string): (Buffer | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'));
  try {
    const names = files.map((bytes, n) => {
      const name = join(folder, `${n}.${from}`);
      writeFileSync(name, bytes);
      return name;
    });
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const out = join(folder, 'out');
    spawnSync(PROGRAM, [profile, '--headless', '--convert-to', to, '--outdir', out, ...names], { timeout: 300_000 });
    const ending = to.split(':')[0];
    return files.map((_, n) => {
      const name = join(out, `${n}.${ending}`);
      return existsSync(name) ? readFileSync(name) : undefined;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
