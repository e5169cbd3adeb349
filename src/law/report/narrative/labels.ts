import type { Token } from './tokens.ts';
import type { Kind } from './words.ts';

/** The words of one figure: those of its clause since the figure before it. */
export interface Label {
  words: readonly Token[];
  /** the token behind the figure */
  behind: Token | undefined;
  /** the figure's unit */
  unit: string;
}

export const ofKind = (words: readonly Token[], ...kinds: Kind[]): Token[] =>
  words.filter(({ kind }) => (kinds as string[]).includes(kind));

export const has = (words: readonly Token[], kind: Kind, ...values: string[]): boolean =>
  words.some((word) => word.kind === kind && (values.length === 0 || values.includes(word.value)));

export const valuesOf = (words: readonly Token[], kind: Kind): string[] => [
  ...new Set(ofKind(words, kind).map(({ value }) => value)),
];

/** Words that say what a figure counts. */
const KEYS: readonly string[] = [
  'verb',
  'carry',
  'row',
  'kind',
  'object',
  'remedy',
  'result',
  'documents',
  'figure',
  'act',
  'fee',
  'made',
  'information',
] satisfies Kind[];

export const isKey = ({ kind }: Token): boolean => KEYS.includes(kind);

/** Words of another body, before what a figure counts: 代表县政府答复 */
const BODY = /[局委办厅镇乡村县市府关门位院校站所队社科处室组]/;

/** Whether a figure may be another body's: words before what it counts, that are not known, may name one. */
export const mayBeAnothers = (words: readonly Token[], text: (word: Token) => string): boolean =>
  words.some((word) => word.kind === 'unknown' && BODY.test(text(word)));

/** Words that make a figure one of something else, or of a part that no table knows. */
const NARROWING: readonly string[] = [
  'foreign',
  'channel',
  'change',
  'narrow',
  'timely',
  'respectively',
  'made',
  'without',
];

/** Whether every word that matters is known, so that the figure is of just what they say.
 *  @param besides kinds and words (of 引发, 被 …) that narrow elsewhere and not here */
export function isWhole(words: readonly Token[], texts: (word: Token) => string, besides: RegExp = /^$/): boolean {
  const first = words.findIndex(isKey);
  return words.every((word, n) => {
    if (word.kind === 'unknown') return n < first;
    return !NARROWING.includes(word.kind) || besides.test(texts(word));
  });
}

const MAY_FOLLOW: readonly string[] = [
  'comma',
  'pause',
  'open',
  'close',
  'object',
  'plain',
  'row',
  'verb',
  'joined',
  'without',
  'among',
  'carry',
  'total',
  'remedy',
  'result',
  'documents',
  'kind',
  'year',
  'change',
];

/** Whether what stands behind a figure leaves it what its label says: 答复45件网民留言 does not. */
export const endsThere = ({ behind }: Label): boolean => !behind || MAY_FOLLOW.includes(behind.kind);
