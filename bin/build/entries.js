// What the rooms bring to the build, each under a name that cannot clash: <room>/<file>.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Kinds of files that a room may hold, and the ending of what each is built into. */
const kinds = [
  { kind: 'styles', below: '.', own: /\.css$/, built: '.css' },
  { kind: 'islands', below: 'islands', own: /(?<!\.test)\.tsx?$/, built: '.js' },
  { kind: 'workers', below: 'workers', own: /(?<!\.test)\.ts$/, built: '.js' },
];

/** @returns of each kind: path of the source by the name that pages and threads call it by, e.g. 'site/site.css'
 *  @throws Error where two files of a room would get the same name */
export function roomEntries(src) {
  const found = { styles: {}, islands: {}, workers: {} };
  const rooms = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: room } of rooms)
    for (const { kind, below, own, built } of kinds)
      for (const file of filesIn(join(src, room, below)).filter((path) => own.test(path))) {
        const name = `${room}/${basename(file).replace(own, built)}`;
        const other = found[kind][name];
        if (other) throw new Error(`${other} and ${file} would both be built as ${name}`);
        found[kind][name] = file;
      }
  return found;
}

/** @returns every room's migrations: path by file name, which begins with the number that orders them
 *  @throws Error where a number stands twice, or a name has none */
export function migrationFiles(src) {
  const found = new Map();
  for (const room of readdirSync(src))
    for (const file of filesIn(join(src, room, 'migrations'))) {
      const number = /^\d{4}(?=-[a-z\d-]+\.sql$)/.exec(basename(file))?.[0];
      if (!number) throw new Error(`${file} is not named like 0001-what-it-does.sql`);
      if (found.has(number)) throw new Error(`${found.get(number)} and ${file} have the same number`);
      found.set(number, file);
    }
  return Object.fromEntries([...found.values()].map((file) => [basename(file), file]));
}

/** Entry points for esbuild: its own name for each ends before the dot. */
export function entryPoints(files) {
  return Object.entries(files).map(([name, file]) => ({ in: file, out: name.replace(/\.[a-z]+$/, '') }));
}

/** @param sources texts of the program by their paths
 *  @throws Error where the program speaks of an island, a style sheet or a worker that no room has */
export function refuseUnknown(entries, sources) {
  const known = new Set(Object.values(entries).flatMap((files) => Object.keys(files)));
  const rooms = [...new Set([...known].map((name) => name.split('/')[0]))];
  const spoken = new RegExp(`(['"\`])((?:${rooms.join('|')})/[\\w-]+\\.(?:js|css))\\1`, 'g');
  for (const [path, text] of Object.entries(sources))
    for (const [, , name] of text.matchAll(spoken))
      if (!known.has(name)) throw new Error(`${path} speaks of ${name}, which no room has`);
}

function filesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
