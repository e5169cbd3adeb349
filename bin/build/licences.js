// The licences of what is built in: their texts go wherever the program goes.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param folder of a package @returns its name, version and licence, and the texts that it must be handed on with */
export function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((entry) => /^(licen[cs]e|notice|copying)/i.test(entry))
    .sort()
    .flatMap((entry) => filesOf(join(folder, entry)))
    .map((file) => readFileSync(file, 'utf8').trim());
  return { title: `${name} ${version} (${license})`, text: `${texts.join('\n\n')}\n` };
}

/** Some packages have a folder of licences. */
function filesOf(path) {
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
}

/** dist/licences.txt. @param root against which the paths in `metafiles` of esbuild are meant
 *  @param others folders of packages of which something else than code is taken */
export function writeLicences(root, out, metafiles, others) {
  const built = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).map(packageOf);
  const folders = new Set([...built.filter(Boolean).map((folder) => join(root, folder)), ...others]);
  const all = new Map([...folders].map((folder) => Object.values(licenceOf(folder))));
  const one = ([title, text]) => `${title}\n${'-'.repeat(title.length)}\n\n${text}`;
  writeFileSync(join(out, 'licences.txt'), [...all].sort().map(one).join('\n\n'));
}

/** Folder of the package that a file belongs to; undefined of our own files. */
function packageOf(path) {
  return /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
