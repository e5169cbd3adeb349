import { createHash } from 'node:crypto';
import { sentencesIn } from './repetition.ts';

/** An improvement that last year's report promised. */
export interface Promised {
  /** short mark of the sentence, the key of its answer */
  id: string;
  text: string;
}

/** Where a part five turns from problems to what will be done about them. */
const TURN = /改进情况|改进措施|改进方向|改进工作|下一步|下步|今后|接下来|针对(?:上述|以上|存在)/;
const SHORTEST = 8;

/** What a part five promised to improve: its sentences after the turn, without their numbering. */
export function promisesIn(text: string): Promised[] {
  const turn = TURN.exec(text);
  if (!turn) return [];
  return sentencesIn(text.slice(turn.index))
    .map((sentence) =>
      sentence
        .replace(/^(?:改进(?:情况|措施|方向|工作)|下一步(?:工作|打算|措施)?)[：:，,]?/, '')
        .replace(/^(?:[一二三四五六七八九]是|[（(]?[一二三四五六七八九\d]+[）)、.．])[要：:，,]?/, '')
        .replace(/[。！？；]$/, '')
        .trim(),
    )
    .filter((sentence) => sentence.length >= SHORTEST)
    .map((sentence) => ({ id: createHash('sha256').update(sentence).digest('hex').slice(0, 12), text: sentence }));
}
