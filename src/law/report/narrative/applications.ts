import type { Column } from '../format.ts';
import { ORGANISATIONS, ofApplications } from './expressions.ts';
import { endsThere, has, isWhole, type Label, mayBeAnothers, ofKind, valuesOf } from './labels.ts';
import { ANOTHERS, type Known, ONE_WAY, type Reading } from './readings.ts';
import type { Token } from './tokens.ts';

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
const UNSAID = '没有写明是收到的还是答复的';
const IN_PART = '可能只是收到的一部分';
const LOOSE = /^(?:法人|企业|其他组织)$/;
const ORGANISATION = '“法人”“企业”可能指各类组织';
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
  const isKnown = !words.some(({ kind }) => kind === 'unknown');
  const open = has(words, 'made', 'public') && (rows.length > 0 || (isKnown && known.topic === 'applications'));
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
  if (carry.length > 0 && carry[0] !== 'out' && isAdded(words)) return { rows: [['received', 'carriedIn']] };
  if (carry.length > 0 && !isIncluded(words)) return { rows: CARRIED[carry[0]!]! };
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
  // 依申请公开 3 件 may be what was made public on application
  if (has(words, 'object', 'full')) {
    const named = ofKind(words, 'object').some((word) => /(?:申请|件|事项|书|表)$/.test(known.text(word)));
    return { rows: ROWS.accepted!, doubt: named ? undefined : UNSAID };
  }
  if (has(words, 'object') || behind?.kind === 'object')
    return has(words, 'own') || has(words, 'wide') ? { rows: ROWS.accepted!, doubt: UNSAID } : undefined;
  const whose = has(words, 'own') || has(words, 'elsewhere') || has(words, 'wide');
  return whose && known.frame ? { rows: known.frame } : undefined;
}

/** 新收与结转合计 326 件, 含上年结转共需办理 14726 件: what came in and what was carried in, together. */
function isAdded(words: readonly Token[]): boolean {
  const at = words.findIndex(({ kind }) => kind === 'carry');
  const came = words.findIndex(({ kind, value }) => kind === 'verb' && (value === 'received' || value === 'accepted'));
  const [first, second] = [Math.min(at, came), Math.max(at, came)];
  const isJoined = words.slice(first, second).some(({ kind }) => /^(?:joined|pause|compared)$/.test(kind));
  if (came >= 0) return isJoined;
  return isIncluded(words) && !has(words, 'verb', 'done');
}

/** 含上年结转在内办结 14200 件: the figure is of the verb behind, and what was carried in is among it. */
function isIncluded(words: readonly Token[]): boolean {
  const at = words.findIndex(({ kind }) => kind === 'carry');
  return words[at - 1]?.kind === 'joined' && has(words.slice(at), 'verb');
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
    (isQualified(words) ? IN_PART : undefined) ??
    (said.length < words.length ? PARTLY : undefined);
  const alternatives = rows.rows.map((groups) => ofApplications(groups, columns));
  const isPart = columns !== undefined || has(words, 'carry');
  const cameIn = has(words, 'verb', 'received', 'accepted') && valuesOf(words, 'row').length === 0 && !isPart;
  return {
    alternatives,
    rows: rows.rows,
    isPart,
    mayBePart: cameIn && known.inParts,
    doubt,
    otherwise: rows.otherwise,
  };
}

/** Whether a word that is not known stands just before 收到: 直接收到, 首次收到. Longer ones are no adverbs. */
const isQualified = (words: readonly Token[]): boolean =>
  words.some(
    ({ kind, value }, n) =>
      kind === 'verb' &&
      (value === 'received' || value === 'accepted') &&
      words[n - 1]?.kind === 'unknown' &&
      words[n - 1]!.end - words[n - 1]!.at <= 4,
  );

/** Whether 收到3件 is of applications for information: they are named here, or the words before were of them. */
function isOfApplications({ words, behind }: Label, known: Known): boolean {
  if (has(words, 'object', 'full') || (behind?.kind === 'object' && behind.value === 'full')) return true;
  if (valuesOf(words, 'row').some((row) => row.includes('.'))) return true;
  const at = words.findIndex(({ kind, value }) => kind === 'object' && value === 'bare');
  // 低保申请 is an application for something else
  if (at > 0 && words[at - 1]!.kind === 'unknown') return false;
  const byKind = words.some((word) => word.kind === 'kind' && known.text(word).endsWith('申请'));
  if (at >= 0 || byKind || behind?.kind === 'object') return known.topic !== 'other' && known.topic !== 'remedies';
  // 连同上年结转的 14 件，需办理政府信息公开申请 326 件: told by what the sentence is of
  return known.topic === 'applications' || (known.named && has(words, 'carry') && known.topic === undefined);
}
