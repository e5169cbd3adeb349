import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './platform/root.ts';
import { rooms } from './rooms.ts';

const within = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    `${folder}/${name}`.split(sep).join('/'),
  );
const files = ['src', 'test', 'docs', 'bin', 'bench'].flatMap(within);
const pages = [...readdirSync(root), ...files].filter((name) => /^(docs\/.*|[^/]+)\.md$/.test(name));

/** What a page names and nobody finds: a path from the root; in `code`, a file by the end of its path; the target of a
 *  link. 'src/<room>/room.ts' names no file. Decisions say what was so on their day: only their links must hold. */
function missing(text: string, page: string): string[] {
  const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, target]) => join(dirname(page), target!));
  const lost = links.filter((target) => !existsSync(join(root, target)));
  if (page.startsWith('docs/decisions/')) return lost;
  const paths = [...text.matchAll(/(?<![\w/.<>*-])(?:src|test|docs|bin|bench)\/[\w./-]*\w/g)].map(([path]) => path);
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code!.split(/[\s,;:]+/));
  const named = spans.filter((name) => /^[\w-][\w./-]*\.(tsx?|js|cjs|css|sql|md)$/.test(name));
  return [
    ...lost,
    ...paths.filter((path) => !existsSync(join(root, path))),
    ...named.filter((name) => !name.startsWith('dist/') && !existsSync(join(root, name)) && !isEnd(name)),
  ];
}

const isEnd = (name: string) => files.some((file) => file.endsWith(`/${name}`));

test('every file that the docs name is there', () => {
  expect(pages).toContain('docs/architecture.md');
  const stale = pages.flatMap((page) =>
    missing(readFileSync(join(root, page), 'utf8'), page).map((path) => [page, path]),
  );
  expect(stale).toEqual([]);
});

test.each([
  ['look at src/no-such-room/room.ts.', 'docs/a.md', ['src/no-such-room/room.ts'], 'a path in prose'],
  ['`mail/none.ts` and `mail/rules.ts`', 'docs/a.md', ['mail/none.ts'], 'a file by the end of its path'],
  ['[b](none.md), [law](law.md#fees), [w](https://example.org/none.md)', 'docs/a.md', ['docs/none.md'], 'a link'],
  ['`src/<room>/migrations/NNNN-name.sql`, `src/*/room.ts`', 'docs/a.md', [], 'a place for names to come'],
  ['`publishing/none.ts`, [x](../none.md)', 'docs/decisions/0000-a.md', ['docs/none.md'], 'a decision'],
])('%s in %s: %j (%s)', (text, page, expected) => {
  expect(missing(text, page)).toEqual(expected);
});

/** 'remedies → applications': every import of one room by another, but for organizations, which all may use. */
function imported(): string[] {
  const names = rooms
    .map(({ name }) => name)
    .filter((name) => !['site', 'console', 'demo', 'organizations'].includes(name));
  const arrows = names.flatMap((from) =>
    files
      .filter((file) => file.startsWith(`src/${from}/`) && /(?<!\.test)\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/ from '[./]*\/([a-z-]+)\/index\.ts'/g)])
      .flatMap(([, to]) => (names.includes(to!) && to !== from ? [`${from} → ${to}`] : [])),
  );
  return [...new Set(arrows)].sort();
}

/** The arrows of the picture: 'a & b --> c' is two. */
function drawn(picture: string): string[] {
  const names = (side: string) => side.split('&').map((name) => name.trim());
  const lines = [...picture.matchAll(/^ *([a-z& -]+?) --> ([a-z& -]+)$/gm)];
  return lines.flatMap(([, from, to]) => names(from!).flatMap((a) => names(to!).map((b) => `${a} → ${b}`))).sort();
}

test('the arrows of the picture are the imports of the rooms', () => {
  const picture = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
  const between = drawn(picture).filter((arrow) => !/ledgers|views|law(?!-)|organizations/.test(arrow));
  expect(between.length).toBeGreaterThan(10);
  expect(between).toEqual(imported());
});

describe('decisions', () => {
  const folder = join(root, 'docs', 'decisions');
  const index = readFileSync(join(folder, 'README.md'), 'utf8');
  const files = readdirSync(folder).filter((name) => name !== 'README.md');

  test.each(files)('%s has its number, the form of all, and its line in the index', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, number, title] = /^# (\d+)\. (.+)\n/.exec(text) ?? [];
    expect(number?.padStart(4, '0')).toBe(/^\d{4}(?=-[a-z0-9-]+\.md$)/.exec(file)?.[0]);
    const parts = [...text.matchAll(/^\*\*(.+?)\.\*\*/gm)].map(([, part]) => part);
    expect(['Context Decision Weighed Consequence', 'Context Decision Consequence']).toContain(parts.join(' '));
    expect(index).toContain(`| ${number} | [${title}](${file}) | `);
  });

  test('the index names no decision that is not there, each once, in order', () => {
    const named = [...index.matchAll(/^\| \d+ \| .*\((.+?\.md)\) \|/gm)].map(([, file]) => file);
    expect(named).toEqual(files.sort());
  });
});
