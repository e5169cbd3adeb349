import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A folder of somebody else, who has installed the package that `npm pack` makes. */
const folder = mkdtempSync(join(tmpdir(), 'gongkai-package-'));
const run = (program: string, args: string[], cwd = folder) => execFileSync(program, args, { cwd, encoding: 'utf8' });
const modules = join(process.cwd(), 'node_modules');
const tsc = join(modules, 'typescript', 'bin', 'tsc');

beforeAll(() => {
  // what `prepack` does, but for the program, which is built before any test
  run(process.execPath, [tsc, '-p', 'src/law'], process.cwd());
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], process.cwd());
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  run('tar', ['-xzf', name!]);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(folder, 'package'), join(folder, 'node_modules', 'gongkai'));
  // what `npm install` would fetch for the declarations
  const below = join(folder, 'package', 'node_modules');
  mkdirSync(below);
  for (const one of ['temporal-polyfill', 'temporal-spec']) symlinkSync(join(modules, one), join(below, one));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const source = `import { auditReport, type Finding } from 'gongkai/law';
const row = { person: 1, business: 0, research: 0, charity: 0, legalService: 0, otherOrganisation: 0 };
const found: Finding[] = auditReport({ tables: { three: { received: { ...row, total: 2 } } } });
`;
  writeFileSync(join(folder, 'theirs.ts'), source);
  // an error that must come proves that the types are there: of something unknown nothing is wrong
  writeFileSync(
    join(folder, 'wrong.ts'),
    `import { auditReport } from 'gongkai/law';\n// @ts-expect-error tables are missing\nauditReport({});\n`,
  );
  const plain = source.replace(', type Finding', '').replace(': Finding[]', '');
  writeFileSync(join(folder, 'theirs.js'), `${plain}process.stdout.write(found.map(({ rule }) => rule).join());\n`);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('gongkai/law runs from the package alone', () => {
  expect(run(process.execPath, ['theirs.js'])).toBe('T3-ROW');
});

test('and its types are there', () => {
  const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['theirs.ts', 'wrong.ts'] }));
  expect(spawnSync(process.execPath, [tsc], { cwd: folder, encoding: 'utf8' }).stdout).toBe('');
}, 60_000);

test('no test of ours is in it', () => {
  const files = readdirSync(join(folder, 'package'), { recursive: true }).map(String);
  expect(files).toContain(join('dist', 'types', 'law', 'index.d.ts'));
  expect(files.filter((file) => /\.test\.|^test\//.test(file) && !file.startsWith('node_modules'))).toEqual([]);
});
