import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './platform/root.ts';

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
