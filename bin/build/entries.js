// What the rooms bring to the build, each under a name that cannot clash: <room>/<file>.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** Scripts of pages, and what runs beside the server's thread: from src/<room>/islands and src/<room>/workers.
 *  @returns of each kind: path of the source by the name that pages and threads call it by, e.g. 'site/site.js'
 *  @throws Error where two files of a room would get the same name */
export function scripts(src) {
  const found = { islands: {}, workers: {} };
  for (const room of foldersIn(src))
    for (const [kind, files] of Object.entries(found))
      for (const file of filesIn(join(src, room, kind)).filter((path) => /(?<!\.test)\.tsx?$/.test(path))) {
        const name = `${room}/${basename(file).replace(/\.tsx?$/, '.js')}`;
        if (files[name]) throw new Error(`${files[name]} and ${file} would both be built as ${name}`);
        files[name] = file;
      }
  return found;
}

/** @param manifests of each room: which styles, islands and workers it brings
 *  @throws Error where a manifest names what is not there, or a file is there that no manifest names */
export function refuseDifferent(manifests, found) {
  for (const kind of ['islands', 'workers']) {
    const told = Object.entries(manifests).flatMap(([room, assets]) =>
      assets[kind].map((name) => `${room}/${name}.js`),
    );
    const missing = told.find((name) => !found[kind][name]);
    if (missing) throw new Error(`a manifest names ${missing} among its ${kind}, where no such file is`);
    const untold = Object.keys(found[kind]).find((name) => !told.includes(name));
    if (untold) throw new Error(`no manifest names ${found[kind][untold]} among its ${kind}`);
  }
}

/** The sheets of public pages, by name. @throws Error where a manifest names one that is not there */
export function sheets(src, manifests) {
  const told = Object.entries(manifests).flatMap(([room, { styles }]) => styles.map((name) => `${room}/${name}`));
  return Object.fromEntries(told.map((name) => [name, sheet(src, name)]));
}

/** The console has one sheet: what each room brings to it, in the order of the rooms. @param from folder it will lie in */
export function consoleSheet(src, manifests, from) {
  const told = Object.entries(manifests).flatMap(([room, assets]) =>
    assets.consoleStyles.map((name) => `${room}/${name}`),
  );
  return told.map((name) => `@import "${slashes(relative(from, sheet(src, name)))}";\n`).join('');
}

/** @param used paths of all style sheets that went into the build @throws Error where one of ours did not */
export function refuseUnused(src, used) {
  const ours = readdirSync(src, { recursive: true }).filter((path) => path.endsWith('.css'));
  const unused = ours.map((path) => join(src, path)).find((path) => !used.includes(path));
  if (unused) throw new Error(`no manifest names ${unused}, and no other sheet imports it`);
}

/** @param known names of all that the rooms bring @param sources texts of the program by their paths
 *  @throws Error where the program speaks of an island, a sheet or a worker that no room has */
export function refuseUnknown(known, sources) {
  const rooms = [...new Set(known.map((name) => name.split('/')[0]))];
  const spoken = new RegExp(`(['"\`])((?:${rooms.join('|')})/[\\w/-]+\\.(?:js|css))\\1`, 'g');
  for (const [path, text] of Object.entries(sources))
    for (const [, , name] of text.matchAll(spoken))
      if (!known.includes(name)) throw new Error(`${path} speaks of ${name}, which no room has`);
}

/** Entry points for esbuild: its own name for each ends before the dot. */
export function entryPoints(files) {
  return Object.entries(files).map(([name, file]) => ({ in: file, out: name.replace(/\.[a-z]+$/, '') }));
}

function sheet(src, name) {
  const file = join(src, name);
  if (!existsSync(file)) throw new Error(`a manifest names ${name}, which is not there`);
  return file;
}

function foldersIn(src) {
  return readdirSync(src, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
}

function filesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

const slashes = (path) => path.replaceAll('\\', '/');
