import type { Column, DocumentFigure, RemedyBlock, RemedyResult } from '../format.ts';
import {
  type Expression,
  OF_FEES,
  ORGANISATIONS,
  ofActs,
  ofApplications,
  ofDocuments,
  ofLedger,
  ofRemedies,
  SUITS,
} from './expressions.ts';
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
  /** why it may be of something else, in Chinese; then no contradiction is claimed */
  doubt?: string | undefined;
}

/** What the words before have made known, within a paragraph. */
export interface Known {
  topic: 'applications' | 'remedies' | 'other' | undefined;
  /** rows of which parts by applicants or authorities are, by alternatives */
  frame: readonly (readonly string[])[] | undefined;
  blocks: readonly RemedyBlock[];
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
  channels: Record<string, number> | undefined;
  text(word: Token): string;
}

const COUNTED = /^(?:件次?|份次?|封|条|宗|次|起|例|个|人次)$/;
const ANSWERED = ['granted', 'partial', 'refused', 'unable'];
/** 收到 alone is what came in; 受理 may hold what was carried in, 办理 anything that was on the table. */
const ROWS: Record<string, readonly (readonly string[])[]> = {
  received: [['received']],
  accepted: [['received'], ['received', 'carriedIn']],
  handled: [['received'], ['received', 'carriedIn'], ['total']],
  done: [['total']],
  // what was not processed, or ended otherwise, is not always told among the answers
  answered: [['total'], [...ANSWERED, 'notProcessed'], ANSWERED],
};
const LUMPED = '可能把部分公开也算在内';
const REFUSED = '可能把无法提供、不予处理也算在内';
const ACCEPTED = '受理的可能只是收到的一部分';
const ONE_WAY = '可能只是一种渠道的数';
const LOOSE = /^(?:法人|企业|其他组织)$/;
const ORGANISATION = '“法人”“企业”可能指各类组织';
const ANOTHERS = '可能是其他单位的数';
export const PARTLY = '可能只算其中一部分';
export const HANDLED = '“办理”可能指收到的、答复的或两者都算';

const CARRIED: Record<string, readonly (readonly string[])[]> = {
  in: [['carriedIn']],
  out: [['carriedOut']],
  either: [['carriedOut'], ['carriedIn']],
};

/** Columns that words name; undefined for all applicants. */
function columnsOf(words: readonly Token[]): readonly Column[] | undefined {
  const kinds = valuesOf(words, 'kind');
  if (kinds.length === 0 || (kinds.includes('person') && kinds.length > 1)) return undefined;
  return kinds.flatMap((kind) => (kind === 'organisation' ? ORGANISATIONS : [kind as Column]));
}

type Rows = Pick<Reading, 'doubt' | 'otherwise'> & { rows: readonly (readonly string[])[] };

/** Rows of table three that words name. */
function rowsOf({ words, behind }: Label, known: Known, columns: readonly Column[] | undefined): Rows | undefined {
  const named = valuesOf(words, 'row');
  // 因本机关不掌握无法提供: the row says more than its group
  const rows = named.filter((row) => !named.some((other) => other.startsWith(`${row}.`)));
  const open = has(words, 'made', 'public') && (rows.length > 0 || known.topic === 'applications');
  if (rows.length > 0 || open) {
    const groups = open && !rows.includes('granted') ? ['granted', ...rows] : rows;
    const alone = groups.length === 1 && groups[0] === 'granted';
    const doubt = rows.length === 0 ? LUMPED : undefined;
    // 同意公开 takes in 部分公开 as often as not; who writes the row's own name means the row
    const otherwise = words.some((word) => known.text(word) === '予以公开') ? LUMPED : undefined;
    if (groups.join() === 'refused')
      return { rows: [groups, ['refused', 'unable'], ['refused', 'unable', 'notProcessed']], otherwise: REFUSED };
    return alone ? { rows: [groups, ['granted', 'partial']], doubt, otherwise } : { rows: [groups], doubt };
  }
  const carry = valuesOf(words, 'carry');
  if (carry.length > 0) return { rows: CARRIED[carry[0]!]! };
  const verbs = valuesOf(words, 'verb');
  const last = verbs.at(-1);
  if (last !== undefined) {
    const mixed = verbs.length > 1 && !(verbs.includes('accepted') && verbs.includes('received') && verbs.length === 2);
    const answered = words.some((word) => word.kind === 'verb' && /[答回]复/.test(known.text(word)));
    const meant = mixed
      ? 'handled'
      : verbs.includes('accepted')
        ? 'accepted'
        : last === 'done' && answered
          ? 'answered'
          : last;
    const doubt = meant === 'handled' ? HANDLED : meant === 'accepted' && known.cameIn ? ACCEPTED : undefined;
    return { rows: ROWS[meant]!, doubt };
  }
  if (columns) return { rows: known.frame ?? ROWS.handled! };
  if (has(words, 'object', 'full')) return { rows: ROWS.accepted! };
  if (has(words, 'object') || behind?.kind === 'object')
    return has(words, 'own') || has(words, 'wide')
      ? { rows: ROWS.accepted!, doubt: '没有写明是收到的还是答复的' }
      : undefined;
  const whose = has(words, 'own') || has(words, 'elsewhere') || has(words, 'wide');
  return whose && known.frame ? { rows: known.frame } : undefined;
}

/** Applications of table three. */
export function applicationsIn(label: Label, known: Known): Reading | undefined {
  const { words, unit } = label;
  if (!COUNTED.test(unit) || !endsThere(label)) return undefined;
  const isOpen = (word: Token) => (word.kind === 'made' && word.value === 'public' ? '公开' : known.text(word));
  const narrowed = /^(?:公开)$/;
  const said = words.filter(({ kind }) => kind !== 'timely');
  if (!isWhole(said, isOpen, narrowed)) return undefined;
  const columns = columnsOf(words);
  const rows = rowsOf(label, known, columns);
  if (!rows || !isOfApplications(label, known)) return undefined;
  const doubt =
    rows.doubt ??
    (mayBeAnothers(words, known.text) ? ANOTHERS : undefined) ??
    (words.some((word) => word.kind === 'kind' && LOOSE.test(known.text(word))) ? ORGANISATION : undefined) ??
    (known.channelled ? ONE_WAY : undefined) ??
    (said.length < words.length ? PARTLY : undefined);
  const alternatives = rows.rows.map((groups) => ofApplications(groups, columns));
  const isPart = columns !== undefined || has(words, 'carry');
  return { alternatives, rows: rows.rows, isPart, doubt, otherwise: rows.otherwise };
}

/** Whether 收到3件 is of applications for information: they are named here, or the words before were of them. */
function isOfApplications({ words, behind }: Label, known: Known): boolean {
  if (has(words, 'object', 'full') || (behind?.kind === 'object' && behind.value === 'full')) return true;
  if (valuesOf(words, 'row').some((row) => row.includes('.'))) return true;
  const at = words.findIndex(({ kind, value }) => kind === 'object' && value === 'bare');
  // 低保申请 is an application for something else
  if (at > 0 && words[at - 1]!.kind === 'unknown') return false;
  const byKind = words.some((word) => word.kind === 'kind' && known.text(word).endsWith('申请'));
  if (at >= 0 || byKind || behind?.kind === 'object') return known.topic !== 'other' && known.topic !== 'remedies';
  return known.topic === 'applications';
}

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
  return { alternatives: [ofRemedies(blocks, results[0] as RemedyResult | undefined)], doubt: doubt || undefined };
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
