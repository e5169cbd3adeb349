// What the program shows or sets in type and takes from packages: only the pieces that it uses go into dist/.
import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { licenceOf } from './licences.js';
import { load } from './load.js';

const require = createRequire(import.meta.url);

/** dist/fonts: the free faces of papers, each package's licence beside them. @returns folders of the packages */
export async function copyFonts(src, out) {
  const { freeFonts } = await load(join(src, 'platform', 'papers', 'faces.ts'));
  const fonts = join(out, 'fonts');
  mkdirSync(fonts);
  const packages = new Set();
  for (const path of freeFonts) {
    const [, name, cut] = /^(.+)\/([^/]+)$/.exec(path);
    const folder = dirname(require.resolve(`${name}/package.json`));
    packages.add(folder);
    const faces = readdirSync(join(folder, cut)).filter((file) => file.endsWith('.ttf'));
    if (faces.length !== 1) throw new Error(`${path} should hold one face, not ${faces.length}`);
    link(join(folder, cut, faces[0]), join(fonts, faces[0]));
  }
  for (const folder of packages) writeFileSync(join(fonts, `${basename(folder)}.txt`), licenceOf(folder).text);
  return [...packages];
}

/** dist/icons.json: what stands within each icon's <svg>, by its name. @returns folder of their package */
export async function copyIcons(src, out) {
  const { icons } = await load(join(src, 'platform', 'ui', 'icons.ts'));
  const folder = dirname(require.resolve('@tabler/icons/outline/home.svg'));
  const inner = (name) => {
    const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
    return /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)[1].trim();
  };
  writeFileSync(join(out, 'icons.json'), JSON.stringify(Object.fromEntries(icons.map((name) => [name, inner(name)]))));
  return dirname(dirname(folder));
}

/** dist/cmaps: what codes of PDF files mean that name one of the predefined encodings of simplified Chinese, with their
 *  licence. @returns folder of their package */
export function copyCmaps(out) {
  const folder = dirname(require.resolve('pdfjs-dist/package.json'));
  const cmaps = join(out, 'cmaps');
  mkdirSync(cmaps);
  const taken = readdirSync(join(folder, 'cmaps')).filter((file) => CMAPS.test(file));
  for (const file of taken) copyFileSync(join(folder, 'cmaps', file), join(cmaps, file));
  return folder;
}

/** ISO 32000-1 table 118, and how their characters are named in Unicode. */
const CMAPS =
  /^(?:LICENSE|Adobe-GB1-UCS2\.bcmap|(?:GB|GBpc|GBK|GBKp|GBK2K|UniGB)(?:-(?:EUC|UCS2|UTF16))?-[HV]\.bcmap)$/;

/** The same file under another name, where the disk can do that: faces are large, and built often. */
function link(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
