import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

export const assetFolder = join(root, 'dist', 'assets');

let manifest: Record<string, string> | undefined;

/** Address of a built style sheet or island, e.g. asset('site.css'); its name holds a hash of its content. */
export function asset(name: string): string {
  manifest ??= JSON.parse(readFileSync(join(root, 'dist', 'assets.json'), 'utf8')) as Record<string, string>;
  const file = manifest[name];
  if (!file) throw new Error(`no built asset ${name}`);
  return `/assets/${file}`;
}
