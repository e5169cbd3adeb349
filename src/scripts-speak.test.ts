import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';
import { expect, test } from 'vitest';
import { staffScripts } from '../test/support/staff-scripts.ts';
import { ownAssets } from './platform/assets.ts';
import { hasChinese } from './platform/languages/language.ts';
import { rooms } from './rooms.ts';

// What scripts of public pages, kiosks and screens say is given by the page, in its language: in them stands no Chinese.
const islands = [
  ...ownAssets.islands.map((name) => `platform/${name}`),
  ...rooms.flatMap(({ name, assets }) => assets.islands.map((island) => `${name}/${island}`)),
];
const fileOf = (island: string) => `src/${island.replace('/', '/islands/')}.ts`;

/** Files that are built into an island and hold Chinese outside of their comments. */
async function withChinese(island: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [fileOf(island)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    logLevel: 'silent',
  });
  const held = await Promise.all(
    Object.keys(metafile.inputs).map(async (file) => {
      const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts', minify: true, charset: 'utf8' });
      return hasChinese(code) ? [file] : [];
    }),
  );
  return held.flat();
}

test('scripts for staff alone are there', () => {
  expect(islands).toEqual(expect.arrayContaining([...staffScripts]));
  expect(islands.filter((island) => !existsSync(fileOf(island)))).toEqual([]);
});

test.each(islands.filter((island) => !staffScripts.has(island)))('%s says what its page gives it', async (island) => {
  expect(await withChinese(island)).toEqual([]);
});

test('Chinese in a script is found', async () => {
  expect(await withChinese('channels/today')).toContain('src/channels/islands/today.ts');
});
