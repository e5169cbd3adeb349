import { extname } from 'node:path';

const LONGEST = 100;
const MARK = '（公开版）';

/** What a copy is called: as its original, and what it is; another than those that are taken. */
export function copyName(original: string, taken: readonly string[]): string {
  const ending = extname(original);
  const base = original.slice(0, original.length - ending.length).replace(/（公开版\d*）$/, '');
  for (let n = 1; ; n += 1) {
    const mark = n === 1 ? MARK : MARK.replace('）', `${n}）`);
    const name = `${[...base].slice(0, LONGEST).join('')}${mark}${ending}`;
    if (!taken.includes(name)) return name;
  }
}
