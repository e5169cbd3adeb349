import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from './platform/root.ts';

const made: string[] = [];
afterAll(() => made.forEach((folder) => void rmSync(folder, { recursive: true, force: true })));

/** A small tree of files; each holds the lines given and exports something. */
function tree(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-arrows-'));
  made.push(folder);
  for (const [name, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `${lines}\nexport const here = 1;\nexport type Here = typeof here;\n`);
  }
  return folder;
}

/** As `npm run check` asks it. @returns its exit code: the number of broken arrows; and what it says */
function arrows(folder: string): { status: number | null; said: string } {
  const command = join(root, 'node_modules', '.bin', 'depcruise');
  const config = join(root, '.dependency-cruiser.cjs');
  const { status, stdout } = spawnSync(command, ['src', '--config', config], { cwd: folder, encoding: 'utf8' });
  return { status, said: stdout };
}

const use = (from: string) => `import { here as there } from '${from}'; export const used = there;`;
const useType = (from: string) => `import type { Here as There } from '${from}'; export type Used = There;`;

const sound = {
  'src/law/index.ts': use('./days.ts'),
  'src/law/days.ts': '',
  'src/platform/files/files.ts': "import fs from 'node:fs'; export const used = fs;",
  'src/organizations/index.ts': use('./store.ts'),
  'src/organizations/store.ts': use('../platform/files/files.ts'),
  'src/publishing/index.ts': use('../organizations/index.ts'),
  'src/publishing/actions.ts': use('../law/index.ts'),
  'src/publishing/actions.test.ts': use('../organizations/store.ts'),
  'src/applications/index.ts': use('../publishing/index.ts'),
  'src/annual-report/index.ts': use('../applications/index.ts'),
  'src/notices/index.ts': '',
  'src/site/index.ts': use('../publishing/index.ts'),
};

/** Each breaks the rule that stands first. */
const breaches: [rule: string, file: string, lines: string][] = [
  ['no-circles', 'src/platform/a.ts', use('./b.ts')],
  ['no-circles', 'src/organizations/circle.ts', useType('./circled.ts')],
  ['law-is-pure', 'src/law/disk.ts', "import fs from 'node:fs'; export const used = fs;"],
  ['law-is-pure', 'src/law/borrowed.ts', use('../platform/files/files.ts')],
  ['law-is-pure', 'src/law/borrowed-type.ts', useType('../organizations/index.ts')],
  ['platform-knows-no-room', 'src/platform/knowing.ts', use('../organizations/index.ts')],
  ['platform-knows-no-room', 'src/platform/lawful.ts', use('../law/index.ts')],
  ['through-the-door', 'src/publishing/past.ts', use('../organizations/store.ts')],
  ['through-the-door', 'src/publishing/past-type.ts', useType('../organizations/store.ts')],
  ['ledgers-know-no-view', 'src/applications/upwards.ts', use('../annual-report/index.ts')],
  ['shells-on-top', 'src/publishing/shown.ts', use('../site/index.ts')],
  ['shells-use-doors', 'src/site/past.ts', use('../publishing/actions.ts')],
  ['no-tests-in-code', 'src/publishing/tested.ts', use('./actions.test.ts')],
];
const other = {
  'src/platform/b.ts': use('./a.ts'),
  'src/organizations/circled.ts': useType('./circle.ts'),
};

describe('the arrows of docs/architecture.md', () => {
  test('a sound tree passes', () => expect(arrows(tree(sound)).status).toBe(0));

  test('each planted breach is found, and nothing besides', () => {
    const planted = Object.fromEntries(breaches.map(([, file, lines]) => [file, lines]));
    const { status, said } = arrows(tree({ ...sound, ...other, ...planted }));
    for (const [rule, file] of breaches) expect(said).toContain(`error ${rule}: ${file} → `);
    expect(status).toBe(breaches.length);
  });

  test('no room of today is left out', () => {
    const outside = ['law', 'platform', 'site', 'console', 'commands', 'demo'];
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !outside.includes(entry.name))
      .map(({ name }) => name);
    const inner = Object.fromEntries(rooms.map((room) => [`src/${room}/inner.ts`, '']));
    const past = rooms.map((room, n) => {
      const next = rooms[(n + 1) % rooms.length];
      return [`src/${room}/past.ts`, use(`../${next}/inner.ts`)];
    });
    const { said } = arrows(tree({ ...inner, ...Object.fromEntries(past) }));
    for (const [file] of past) expect(said).toContain(`error through-the-door: ${file} → `);
  });
});

describe('nobody registers by import', () => {
  const lint = (files: Record<string, string>) => {
    const folder = tree(files);
    const arguments_ = ['lint', `--config-path=${root}`, '--vcs-enabled=false', '--colors=off', folder];
    const { status, stderr, stdout } = spawnSync(join(root, 'node_modules', '.bin', 'biome'), arguments_, {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };

  test('a file that is imported for nothing but what it does then is found', () => {
    const { status, said } = lint({ 'src/review/index.ts': "import './listener.ts';", 'src/review/listener.ts': '' });
    expect(said).toContain('src/review/index.ts:1');
    expect(said).toContain('Nothing registers itself by being imported');
    expect(status).not.toBe(0);
  });

  test('what is imported by name, a package, and what an island loads pass', () => {
    const { status, said } = lint({
      'src/review/index.ts': use('./listener.ts'),
      'src/review/listener.ts': "import 'node:fs';",
      'src/review/islands/editor.ts': "import './menu.ts';",
      'src/review/islands/menu.ts': '',
    });
    expect(said).not.toContain('registers');
    expect(status).toBe(0);
  });
});
