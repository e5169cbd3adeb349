import type { CheckFinding, Hit } from './finding.ts';
import { codesOf } from './form/codes.ts';
import { datesOf } from './form/dates.ts';
import { figuresOf } from './form/figures.ts';
import { confusablesIn } from './language/confusable/find.ts';
import { punctuationOf } from './language/punctuation.ts';
import { wordingOf } from './language/wording.ts';
import { normalise, placeOf, tight } from './normal.ts';
import { findSensitive } from './sensitive.ts';

interface Where {
  /** what the text is called where it stands: the head of its column, the label of its field */
  under?: string;
  /** 'YYYY-MM-DD' in China; left out: nothing is said of days to come */
  today?: string;
  /** words of which the list of the house says nothing: another list does */
  instead?: ReadonlySet<string> | undefined;
}

/** All checks over plain text: what is secret or somebody's own (findSensitive), and language and form, in the order of the
 *  text. In proportion to its length. 条例 arts. 14, 15, 17; 《党政机关公文处理工作条例》 art. 19 ○ */
export function checkText(text: string, { under, today, instead }: Where = {}): CheckFinding[] {
  const normal = normalise(text);
  const placed = ({ from, to, ...hit }: Hit) => ({ ...hit, ...placeOf(normal, text, from, to) });
  const close = tight(normal);
  const inClose = ({ from, to, ...hit }: Hit) => ({ ...hit, ...placeOf(close, text, from, to) });
  const wording = [...punctuationOf(text), ...wordingOf(text)];
  return [
    ...findSensitive(text, under),
    ...[...datesOf(normal.text, today), ...figuresOf(normal.text), ...codesOf(normal.text, under)].map(placed),
    ...confusablesIn(close.text, instead).map(inClose),
    ...wording.map((one) => ({ ...one, severity: 'hint' as const })),
  ].sort((a, b) => a.index - b.index);
}
