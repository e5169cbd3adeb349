import type { DocumentFigure } from '../format.ts';
import { ofActs, ofApplications, ofDocuments, ofRemedies } from './expressions.ts';
import { has, isKey, valuesOf } from './labels.ts';
import { blocksOf, type Known, type Reading } from './readings.ts';
import type { Token } from './tokens.ts';

const MAY_STAND: readonly string[] = [
  'plain',
  'total',
  'everybody',
  'object',
  'cause',
  'disclosure',
  'remedy',
  'pause',
  'joined',
  'act',
  'documents',
  'figure',
  'decided',
  'carry',
  'own',
  'year',
  'level',
  'without',
  'wide',
];
const FOLLOWED = /^(?:引发|引起|导致|产生|涉及|涉|被|有关)$/;

/** Sentences that say there was none: 未接到任何形式的信息公开申请. What each says is 0; none where a word is not sure.
 *  @param before the clause before, of 收到申请：无 */
export function zerosIn(
  words: readonly Token[],
  before: readonly Token[],
  known: Known,
  text: (word: Token) => string,
): Reading[] {
  const from = words.findIndex(({ kind }) => kind === 'without');
  if (from < 0 || words.slice(from).some(({ kind }) => kind === 'quantity')) return [];
  const said = words.slice(from + 1);
  const alone = said.every(({ kind }) => kind === 'plain') && !words.slice(0, from).some(isKey);
  const all = alone ? before : [...words.slice(0, from).filter(isKey), ...said];
  const received = has(all, 'verb', 'received') || has(all, 'verb', 'accepted');
  const isSure = all.every(
    (word) =>
      MAY_STAND.includes(word.kind) ||
      (word.kind === 'verb' && (received || has(all, 'carry'))) ||
      FOLLOWED.test(text(word)),
  );
  const undone = has(all, 'verb', 'done') || has(all, 'verb', 'handled');
  if (!isSure || (undone && !has(all, 'carry'))) return [];
  return whatIn(all, known, received);
}

function whatIn(words: readonly Token[], known: Known, received: boolean): Reading[] {
  const remedies = valuesOf(words, 'remedy');
  if (remedies.length > 0)
    return known.disclosed
      ? blocksOf(remedies, known).length > 0
        ? blocksTold(remedies).map((blocks) => ({ alternatives: [ofRemedies(blocks)] }))
        : []
      : [];
  const carry = valuesOf(words, 'carry');
  if (carry[0] === 'in' || carry[0] === 'out')
    return known.topic === 'applications' || has(words, 'object')
      ? [{ alternatives: [ofApplications([carry[0] === 'in' ? 'carriedIn' : 'carriedOut'])] }]
      : [];
  if (has(words, 'act') && has(words, 'decided'))
    return valuesOf(words, 'act').map((act) => ({ alternatives: [ofActs([act])] }));
  const figure = valuesOf(words, 'figure')[0] as DocumentFigure | undefined;
  if (has(words, 'documents'))
    return figure ? valuesOf(words, 'documents').map((line) => ({ alternatives: [ofDocuments([line], figure)] })) : [];
  const isOf = has(words, 'object', 'full') || (has(words, 'object') && received && known.topic === 'applications');
  return isOf ? [{ alternatives: [ofApplications(['received'])] }] : [];
}

/** 行政复议、行政诉讼: each of them was none. */
const blocksTold = (named: readonly string[]) => named.map((one) => blocksOf([one], { blocks: [] }));
