import type { Passage } from './finding.ts';

/** How much a finding weighs, in words: without colour, too. */
export const weights = { block: '须修改', warn: '须核对', hint: '提示' } as const;

const order: readonly Passage['severity'][] = ['block', 'warn', 'hint'];

/** The weightiest first, those of one weight in the order in which they stand. */
export function weightiestFirst<F extends Pick<Passage, 'severity'>>(found: readonly F[]): F[] {
  return order.flatMap((weight) => found.filter(({ severity }) => severity === weight));
}

/** '发现 3 处：须修改 1 处、提示 2 处'; nothing: '' */
export function countedByWeight(found: readonly Pick<Passage, 'severity'>[]): string {
  const counts = order
    .map((weight) => [weights[weight], found.filter(({ severity }) => severity === weight).length] as const)
    .filter(([, many]) => many > 0);
  return counts.length
    ? `发现 ${found.length} 处：${counts.map(([words, many]) => `${words} ${many} 处`).join('、')}`
    : '';
}

/** On the button that mends. @param mend what will stand there; '': nothing */
export function mendLabel(mend: string): string {
  return mend ? `改为“${mend}”` : '去掉';
}

/** What should stand there: what is right of a word, what may be public of somebody's number. */
export function shouldBe({ check, mend }: Pick<Passage, 'check' | 'mend'>): string {
  if (!mend) return '，应去掉';
  return `，${check.startsWith('pii.') ? '可公开为' : '应为'}“${mend}”`;
}
