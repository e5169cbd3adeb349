import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assets, noAssets } from './room.ts';
import { root } from './root.ts';

/** What the platform, which is no room, brings to the build itself. */
export const ownAssets: Assets = {
  ...noAssets,
  consoleStyles: ['ui/base.css', 'papers/sheet.css'],
  islands: ['answered', 'awaited', 'progress'],
  workers: ['write-pdf'],
};

/** Name of a built script, by room and file: 'publishing/editor.js'. The build fails on one that does not exist. */
export type Script = `${string}/${string}.js`;
/** Name of a built style sheet: 'site/site.css'. */
export type Sheet = `${string}/${string}.css`;

export const assetFolder = join(root, 'dist', 'assets');

let built: Record<string, string> | undefined;

/** Address of a built style sheet or island, e.g. asset('site/site.css'); its name holds a hash of its content. */
export function asset(name: Script | Sheet): string {
  built ??= JSON.parse(readFileSync(join(root, 'dist', 'assets.json'), 'utf8')) as Record<string, string>;
  const file = built[name];
  if (!file) throw new Error(`no built asset ${name}`);
  return `/assets/${file}`;
}

/** File of a built worker: what runs in a thread or process of its own, e.g. workerFile('channels/read-sheet.js'). */
export function workerFile(name: Script): string {
  return join(root, 'dist', 'workers', name);
}
