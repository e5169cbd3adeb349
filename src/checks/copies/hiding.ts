import { CHECKS, findSensitive } from '../../law/index.ts';
import type { Hide } from './shapes.ts';

/** What is done with something that is somebody's own: part of its digits is hidden, all of it, or nothing. */
export type Hiding = 'partly' | 'wholly' | 'keep';

export const hidingNames: Record<Hiding, string> = {
  partly: '遮盖中间几位',
  wholly: '全部遮盖',
  keep: '保留，不遮盖',
};

/** Numbers of which a part may stay, so that people find themselves in a list. 个人信息保护法 art. 73 (去标识化) */
const PARTLY: ReadonlySet<string> = new Set(['pii.resident-id', 'pii.mobile', 'pii.bank-card']);
/** What a list that the law wants public may have to say: a person decides. */
const KEPT: ReadonlySet<string> = new Set(['pii.minor', 'pii.health', 'pii.landline']);

/** The ways of one kind, the usual first; undefined: it is nobody's own. */
export function hidingsOf(check: string): Hiding[] | undefined {
  if (!check.startsWith('pii.') || !Object.hasOwn(CHECKS, check)) return undefined;
  if (PARTLY.has(check)) return ['partly', 'wholly', 'keep'];
  return KEPT.has(check) ? ['keep', 'wholly'] : ['wholly', 'keep'];
}

/** What is hidden in a text. @param how by check; left out: nothing of it is */
export function hideBy(how: ReadonlyMap<string, Hiding>): Hide {
  return (text, under) => {
    const ranges: ReturnType<Hide> = [];
    let reached = 0;
    for (const found of findSensitive(text, under)) {
      const way = how.get(found.check) ?? 'keep';
      const to = found.index + found.text.length;
      if (way === 'keep' || found.index < reached || !found.text) continue;
      const part = way === 'partly' ? found.mend : undefined;
      ranges.push({ from: found.index, to, by: part || '*'.repeat([...found.text].length) });
      reached = to;
    }
    return ranges;
  };
}
