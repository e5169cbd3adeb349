import type { DocumentFigure, RemedyBlock, RemedyResult } from '../format.ts';
import { type Expression, OF_FEES, ofActs, ofDocuments, ofLedger, ofRemedies, SUITS } from './expressions.ts';
import { endsThere, has, isWhole, type Label, mayBeAnothers, ofKind, valuesOf } from './labels.ts';
import type { Token } from './tokens.ts';

/** What a figure may be of, by its words: one of the alternatives is meant. */
export interface Reading {
  alternatives: readonly Expression[];
  /** rows of each alternative, that parts by applicants are of */
  rows?: readonly (readonly string[])[];
  /** of the alternatives but the first: why it may not have been meant */
  otherwise?: string | undefined;
  /** whether it is of some applicants alone, or carried over: no parts of it follow */
  isPart?: boolean;
  /** whether it may be a part of what its words count: 收到 17 件，其中直接收到 12 件; then nothing is said of it */
  mayBePart?: boolean;
  /** why it may be of something else, in Chinese; then no contradiction is claimed */
  doubt?: string | undefined;
}

/** What the words before have made known, within a paragraph. */
export interface Known {
  topic: 'applications' | 'remedies' | 'other' | undefined;
  /** rows of which parts by applicants or authorities are, by alternatives */
  frame: readonly (readonly string[])[] | undefined;
  blocks: readonly RemedyBlock[];
  /** all of the sentence */
  blocksSoFar: readonly RemedyBlock[];
  /** whether parts are told of what came in: behind 其中 */
  inParts: boolean;
  /** whether they are said to follow from disclosure, not to be another's work */
  caused: boolean;
  documents: readonly string[];
  figure: DocumentFigure | undefined;
  decided: boolean;
  /** whether what is told is of disclosure: its heading or the words say so, and not of a part alone (其中) */
  disclosed: boolean;
  /** whether the sentence has told what came in */
  cameIn: boolean;
  /** whether a clause before was of a channel: 依托网站，公开信息 936 条 */
  channelled: boolean;
  /** whether its sentence names applications for information anywhere */
  named: boolean;
  channels: Record<string, number> | undefined;
  text(word: Token): string;
}

export const ONE_WAY = '可能只是一种渠道的数';
export const ANOTHERS = '可能是其他单位的数';
const CASES = /^(?:件次?|宗|次|起|例|个|人次)$/;
const CAUSED = /^(?:引发|引起|导致|产生|涉及|涉|被|有关|应诉|均|其中)$/;

/** Cases of table four. */
export function remediesIn(label: Label, known: Known): Reading | undefined {
  const { words, unit } = label;
  const named = valuesOf(words, 'remedy');
  const results = valuesOf(words, 'result');
  if (named.length === 0 && (results.length !== 1 || known.blocks.length === 0)) return undefined;
  if (!CASES.test(unit) || !endsThere(label) || results.length > 1 || !known.disclosed) return undefined;
  if (!isWhole(words, known.text, CAUSED)) return undefined;
  const blocks = blocksOf(named, known);
  const verbs = valuesOf(words, 'verb');
  const caused =
    known.caused ||
    has(words, 'disclosure') ||
    has(words, 'cause') ||
    words.some((word) => CAUSED.test(known.text(word)));
  const doubt =
    verbs.length > 0 &&
    (verbs.includes('received')
      ? '可能只算本年新增的案件'
      : caused
        ? undefined
        : '可能是作为复议机关或者应诉机关办理的案件');
  const result = results[0] as RemedyResult | undefined;
  // 复议 11 件、诉讼 5 件，其中被纠正 3 件: of the latter, or of all
  const all = result && named.length === 0 && known.blocksSoFar.length > blocks.length ? [known.blocksSoFar] : [];
  return {
    alternatives: [blocks, ...all].map((some) => ofRemedies(some, result)),
    doubt: doubt || (all.length > 0 ? '可能同时包括行政复议和行政诉讼' : undefined),
  };
}

/** The blocks of table four that words name; 直接起诉的行政诉讼 is one of two. */
export function blocksOf(named: readonly string[], known: Pick<Known, 'blocks'>): readonly RemedyBlock[] {
  if (named.length === 0) return known.blocks;
  const exact = named.filter((one) => one !== 'suits') as RemedyBlock[];
  const suits = named.includes('suits') && !exact.some((one) => one !== 'reconsideration') ? SUITS : [];
  return [...exact, ...suits];
}

/** Rules and normative documents of table two. */
export function documentsIn(label: Label, known: Known): Reading | undefined {
  const { words, behind, unit } = label;
  const own = valuesOf(words, 'documents');
  const figures = valuesOf(words, 'figure') as DocumentFigure[];
  const lines =
    own.length > 0 ? own : behind?.kind === 'documents' ? [behind.value] : figures.length > 0 ? known.documents : [];
  if (lines.length === 0 || figures.length > 1 || !/^(?:件|个|部|份|项)$/.test(unit) || !endsThere(label))
    return undefined;
  if (
    has(words, 'made') ||
    has(words, 'act') ||
    has(words, 'object') ||
    has(words, 'verb') ||
    !isWhole(words, known.text)
  )
    return undefined;
  if (figures.length === 0 && words.some(({ kind }) => kind === 'unknown')) return undefined;
  const figure = figures[0] ?? known.figure;
  return (
    figure && {
      alternatives: [ofDocuments(lines, figure)],
      doubt: mayBeAnothers(words, known.text) ? ANOTHERS : undefined,
    }
  );
}

/** Decisions of table two. */
export function actsIn(label: Label, known: Known): Reading | undefined {
  const { words, unit } = label;
  const acts = valuesOf(words, 'act');
  if (acts.length === 0 || !/^(?:件次?|宗|起|例|次|个|项|条)$/.test(unit) || !endsThere(label)) return undefined;
  if (has(words, 'made') || has(words, 'information') || !isWhole(words, known.text)) return undefined;
  const decided =
    has(words, 'decided') || known.decided || ofKind(words, 'act').some((word) => /决定/.test(known.text(word)));
  if (unit === '项' && !decided) return undefined; // 许可事项 24 项 are kinds of licences
  const told = decided && unit !== '条' && !has(words, 'verb');
  const doubt = told ? (mayBeAnothers(words, known.text) ? ANOTHERS : undefined) : '没有写明是作出的处理决定';
  return { alternatives: [ofActs(acts)], doubt };
}

/** Fees of table two; in 万元. */
export function feesIn(label: Label, known: Known): Reading | undefined {
  if (label.unit !== '元' || !has(label.words, 'fee') || !isWhole(label.words, known.text)) return undefined;
  return { alternatives: [OF_FEES] };
}

/** All that was made public, by the ledger. */
export function publicationsIn(label: Label, known: Known): Reading | undefined {
  const { words, unit } = label;
  if (!known.channels || !has(words, 'made') || !has(words, 'information')) return undefined;
  if (!/^(?:条|件|篇|份|则|期|次|个|项)$/.test(unit) || !endsThere(label)) return undefined;
  if (
    has(words, 'act') ||
    has(words, 'documents') ||
    !isWhole(words, known.text, /^(?:主动公开了?|公开|发布|更新|推送)$/)
  )
    return undefined;
  const released = has(words, 'made', 'public') ? undefined : '“发布”可能不是台账登记的全部';
  const doubt = known.channelled ? ONE_WAY : released;
  return { alternatives: [ofLedger(known.channels)], doubt };
}
