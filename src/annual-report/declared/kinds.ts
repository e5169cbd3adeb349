import { type AmountLine, type CountLine, TWO_LINES } from '../../law/index.ts';

/** What is entered for the lines of table two that no other book counts; the kinds stand in the ledger for ever. */
export const ENTERED = {
  licences: 'licence',
  penalties: 'penalty',
  coercions: 'coercion',
  fees: 'fee',
} as const satisfies Record<CountLine | AmountLine, string>;
type LineKind = (typeof ENTERED)[CountLine | AmountLine];

const others = {
  documentOpening: '规范性文件年初结存（启用平台前现行有效）',
  documentIssued: '规范性文件制发（未在平台公开的）',
  documentRepealed: '规范性文件废止（未在平台公开的）',
  otherChannel: '其他渠道公开',
} as const;
export type ActKind = LineKind | keyof typeof others;

const entered = TWO_LINES.flatMap((line) => (line.kind === 'documents' ? [] : [{ ...line, act: ENTERED[line.id] }]));

/** What people call what is entered, in the order in which it is offered. */
export const actNames = {
  ...Object.fromEntries(entered.map(({ act, label }) => [act, label])),
  ...others,
} as Record<ActKind, string>;
export const actKinds = Object.keys(actNames) as ActKind[];

const money = new Set<ActKind>(entered.filter(({ kind }) => kind === 'amount').map(({ act }) => act));
/** Whether of a kind an amount is entered, and not a count. */
export const isMoney = (kind: ActKind): boolean => money.has(kind);

/** What a kind is counted in. */
export const actUnit = (kind: ActKind): string => (isMoney(kind) ? '元' : kind === 'otherChannel' ? '条' : '件');
