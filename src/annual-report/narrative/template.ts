import type { Counted } from './live-figures.ts';
import type { Part } from './parts.ts';
import { shortcomings } from './shortcomings.ts';
import { linesOf } from './statements/statements.ts';

/** The wording of a part where nobody has written their own, for any authority and year: the statements that the books
 *  hold, with live figures in double braces, also where the books are empty. */
export function templateText(part: Part, counted: Counted): string {
  return (part === 'problems' ? problems(counted) : linesOf(part, counted)).join('\n');
}

const ordinals = ['一是', '二是', '三是'];
const NOTHING = { problem: '公开台账和申请台账没有反映出问题', remedy: '按月核对台账，发现问题及时改正' };

/** The weightiest three, and what will be done about each. */
function problems(counted: Counted): string[] {
  const shown = shortcomings(counted).slice(0, ordinals.length);
  const found = shown.length > 0 ? shown : [NOTHING];
  const list = (texts: string[]) =>
    texts.length === 1 ? texts[0] : texts.map((text, n) => `${ordinals[n]}${text}`).join('；');
  return [
    `存在的主要问题：${list(found.map(({ problem }) => problem))}。`,
    `改进情况：${list(found.map(({ remedy }) => remedy))}。`,
  ];
}
