import { plain } from './understanding/figure.ts';

/** A name without what offices add or leave out: 绥芬河市绥芬河镇人民政府办公室 → 绥芬河市绥芬河镇 */
const core = (name: string): string => plain(name).replace(/(?:人民政府|政府)?(?:办公室)?$/, '');

/** Whether two names are of one authority, one perhaps longer by the city it lies in. */
export function sameAuthority(a: string, b: string): boolean {
  const [long, short] = [core(a), core(b)].sort((x, y) => y.length - x.length) as [string, string];
  return short.length >= 2 && (long.endsWith(short) || long.startsWith(short));
}
