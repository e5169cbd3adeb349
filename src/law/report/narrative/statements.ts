import type { TablesRead } from '../audit-input.ts';
import type { DocumentFigure } from '../format.ts';
import { applicationsIn } from './applications.ts';
import { ofApplications } from './expressions.ts';
import { has, isKey, type Label, valuesOf } from './labels.ts';
import { mayBe, type Quantity } from './quantities.ts';
import {
  actsIn,
  blocksOf,
  documentsIn,
  feesIn,
  type Known,
  publicationsIn,
  type Reading,
  remediesIn,
} from './readings.ts';
import { behindClause, isOfReport, OWN, type Scope, scopeOf } from './scope.ts';
import { sharedOut, thingsIn } from './shared-out.ts';
import type { Token } from './tokens.ts';
import { zerosIn } from './zeros.ts';

/** A figure that a sentence states, and what it may be of. */
export interface Statement {
  reading: Reading | undefined;
  quantity: Quantity;
  /** its words */
  words: readonly Token[];
  /** the words that state it, as they stand */
  quote: string;
  scope: Scope;
}

export interface SentenceRead {
  statements: Statement[];
  /** what the next sentence of the paragraph may take for known */
  known: Known;
}

const NOTHING: Quantity = { value: 0, low: 0, high: 0, unit: '件', decimals: 0, length: 0 };
/** No report writes more words before a figure, nor brackets deeper; they bound the work on any text. */
const LONGEST = 100;
const DEEPEST = 8;
const NEUTRAL: readonly string[] = ['plain', 'total', 'year', 'own', 'level', 'approx', 'among', 'joined', 'each'];
/** What is left over. */
const REST = /^(?:剩余|其余|余|剩|还剩|尚余|另外?|另有)$/;
const isNeutral = ({ kind }: Token) => NEUTRAL.includes(kind);
const READERS = [feesIn, documentsIn, actsIn, remediesIn, publicationsIn, applicationsIn];

function read(label: Label, known: Known): Reading | undefined {
  for (const reader of READERS) {
    const reading = reader(label, known);
    if (reading) return reading;
  }
  return undefined;
}

/** Reads a sentence from left to right, once. */
export function readSentence(
  sentence: string,
  tokens: readonly Token[],
  given: Known,
  tables: TablesRead,
): SentenceRead {
  const statements: Statement[] = [];
  const brackets: { scope: Scope; words: Token[]; counted: number }[] = [];
  let known: Known = {
    ...given,
    decided: false,
    caused: false,
    cameIn: false,
    channelled: false,
    inParts: false,
    blocksSoFar: [],
  };
  let scope = OWN;
  let atClause = scope;
  /** words since the last figure or comma, and of a clause before that had no figure */
  let words: Token[] = [];
  let before: Token[] = [];
  let counted = 0;

  const state = (reading: Reading | undefined, quantity: Quantity, of: readonly Token[], to: number) => {
    const quote = sentence.slice(of[0]?.at ?? to - quantity.length, to);
    statements.push({ reading, quantity, words: of, quote, scope });
    known = after(known, reading, quantity, scope, tables);
  };

  /** 其中 2 件结转下年度、5584 件予以公开: what the figure counts stands behind it.
   *  @returns whether it does; then it is no word of the figure behind */
  const countAhead = ({ quantity, at, end }: Token, behind: Token | undefined, next: Token | undefined): boolean => {
    if (!behind || !/^(?:carry|row)$/.test(behind.kind) || words.some(isKey)) return false;
    const label = { words: [behind], behind: next, unit: quantity!.unit };
    // 剩余 6 件 are not all unless they are what is carried over
    const isRest = words.every((word) => isNeutral(word) || REST.test(sentence.slice(word.at, word.end)));
    const isOwn = isRest && (behind.kind === 'carry' || words.every(isNeutral)) && next?.kind !== 'quantity';
    state(isOwn ? read(label, known) : undefined, quantity!, [{ ...behind, at }], Math.max(end, behind.end));
    [words, before] = [[], []];
    counted += 1;
    return true;
  };

  const count = ({ quantity, end }: Token, behind: Token | undefined) => {
    const of = words.every(isNeutral) ? [...before, ...words] : words;
    const label = { words: of, behind, unit: quantity!.unit };
    known = learn(known, label);
    state(read(label, known) ?? summed(label, statements) ?? again(label, statements.at(-1)), quantity!, of, end);
    [words, before] = [[], []];
    counted += 1;
  };

  const share = (n: number): number => {
    const shared = sharedOut([...before, ...words], tokens, n)!;
    for (const { words: of, at } of shared.parts) {
      const label = { words: of, behind: undefined, unit: shared.unit };
      known = { ...learn(known, label), decided: true };
      const figure = tokens[at]!;
      state(read(label, known), { ...figure.quantity!, unit: shared.unit }, of, figure.end);
    }
    [words, before] = [[], []];
    counted += 1;
    return shared.last;
  };

  /** 行政复议、行政诉讼各 1 件: so many of each */
  const spread = ({ quantity, end }: Token) => {
    for (const of of thingsIn([...before, ...words].filter(({ kind }) => kind !== 'each'))) {
      const label = { words: of, behind: undefined, unit: quantity!.unit };
      known = learn(known, label);
      state(read(label, known), quantity!, of, end);
    }
    [words, before] = [[], []];
    counted += 1;
  };

  const endClause = () => {
    known = learn(known, { words, behind: undefined });
    if (counted === 0 && has(words, 'channel')) known = { ...known, channelled: true };
    for (const reading of zerosIn(words, before, known, known.text))
      state(reading, NOTHING, [...(words.some(isKey) ? [] : before), ...words], words.at(-1)!.end);
    scope = behindClause(scope, atClause);
    atClause = scope;
    before = counted > 0 ? [] : words;
    [words, counted] = [[], 0];
  };

  for (let n = 0; n < tokens.length; n += 1) {
    const token = tokens[n]!;
    if (token.kind === 'among') known = { ...known, inParts: known.cameIn };
    if (token.value === '；' || token.value === ';') known = { ...known, inParts: false };
    if (token.kind === 'comma') endClause();
    else if (token.kind === 'open') {
      if (brackets.length < DEEPEST) brackets.push({ scope, words, counted });
      words = words.slice(-LONGEST);
    } else if (token.kind === 'close') {
      const outer = brackets.pop();
      if (!outer) continue;
      scope = outer.scope;
      if (counted !== outer.counted) words = outer.words;
      counted = outer.counted;
    } else if (token.kind === 'quantity') {
      if (has(words, 'respectively')) n = share(n);
      else if (has(words, 'each')) spread(token);
      else if (!token.quantity!.unit) words.push({ ...token, kind: 'unknown' });
      else if (countAhead(token, tokens[n + 1], tokens[n + 2])) n += 1;
      else count(token, tokens[n + 1]);
    } else {
      scope = scopeOf(scope, token, words);
      if (token.kind !== 'pause' || words.length > 0) words.push(token);
      if (words.length > 2 * LONGEST) words = words.slice(-LONGEST);
    }
  }
  endClause();
  return { statements, known };
}

/** What words make known for those behind them. */
function learn(known: Known, { words, behind }: Pick<Label, 'words' | 'behind'>): Known {
  const now = { ...known };
  const all = behind ? [...words, behind] : words;
  const remedies = valuesOf(words, 'remedy');
  now.disclosed ||= has(all, 'disclosure') || has(all, 'object', 'full');
  if (has(all, 'object', 'full')) now.topic = 'applications';
  else if (has(all, 'foreign') && has(words, 'verb')) now.topic = 'other';
  if (remedies.length > 0) {
    now.topic = 'remedies';
    now.blocks = blocksOf(remedies, known);
    now.blocksSoFar = [...new Set([...known.blocksSoFar, ...now.blocks])];
    now.caused ||= has(words, 'cause') || has(words, 'disclosure');
  }
  // 公开规章 13 件（其中新制定 5 件）: of those that were made public, not of all
  if (has(words, 'documents')) now.documents = has(words, 'made') ? [] : valuesOf(words, 'documents');
  const figure = valuesOf(words, 'figure').at(-1);
  if (figure) now.figure = figure as DocumentFigure;
  now.decided ||= has(words, 'decided');
  return now;
}

/** Parts that follow are of what was just stated: of the alternative that its figure fits, if it fits one. */
function after(
  known: Known,
  reading: Reading | undefined,
  quantity: Quantity,
  scope: Scope,
  tables: TablesRead,
): Known {
  if (!reading?.rows || reading.isPart) return known;
  const fitting = reading.rows.filter((_rows, n) => {
    const figure = reading.alternatives[n]!.value(tables);
    return figure !== null && mayBe(quantity, figure);
  });
  const [only, ...others] = reading.rows;
  return {
    ...known,
    cameIn:
      known.cameIn ||
      (isOfReport(scope) && scope.subject === 'own' && others.length === 0 && only!.join() === 'received'),
    topic: 'applications',
    frame: fitting.length > 0 && scope.subject === 'own' ? fitting : reading.rows,
  };
}

/** 上年 650 件，本年 713 件: the same of another year. */
const again = ({ words, unit }: Label, last: Statement | undefined): Reading | undefined =>
  has(words, 'year') && words.every(isNeutral) && last?.quantity.unit === unit ? last.reading : undefined;

/** 新收 21 件、上年结转 2 件，合计 23 件: a total of what stands just before it. */
function summed({ words }: Label, statements: readonly Statement[]): Reading | undefined {
  if (!has(words, 'total') || !words.every(isNeutral)) return undefined;
  const rows = statements.slice(-2).map(({ reading }) => reading?.rows?.[0]?.join());
  if (![['received', 'carriedIn'].join(), ['carriedIn', 'received'].join()].includes(rows.join())) return undefined;
  return { alternatives: [ofApplications(['received', 'carriedIn'])] };
}
