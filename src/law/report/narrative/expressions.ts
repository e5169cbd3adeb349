import { countedIn, isCount, outcomeRows, sum, type TablesRead } from '../audit-input.ts';
import {
  APPLICANT_KIND_IDS,
  COLUMN_LABELS,
  type Column,
  type DOCUMENT_FIGURES,
  REMEDY_BLOCK_IDS,
  REMEDY_BLOCKS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  REPLY_ROWS,
  type RemedyBlock,
  type RemedyResult,
  type ReplyRow,
  type Row,
  TWO_LINES,
} from '../format.ts';

/** What a figure of the text is compared with. */
export interface Expression {
  /** in Chinese, as a finding says it */
  what: string;
  /** the cells that it is summed of, by path */
  cells(tables: TablesRead): readonly string[];
  /** null: not all was read */
  value(tables: TablesRead): number | null;
}

const GROUPS: Record<string, string> = {
  received: '收到的政府信息公开申请',
  carriedIn: '上年结转的申请',
  total: '办结的政府信息公开申请',
  carriedOut: '结转下年度的申请',
  granted: '“予以公开”的申请',
  partial: '“部分公开”的申请',
  refused: '“不予公开”的申请',
  unable: '“无法提供”的申请',
  notProcessed: '“不予处理”的申请',
  other: '“其他处理”的申请',
};

/** “本机关不掌握相关政府信息”的申请 */
const nameOf = (group: string): string =>
  GROUPS[group] ?? `“${REPLY_ROWS[group as ReplyRow]?.label.replace(/^\d\./, '').replace(/[“”]/g, '') ?? group}”的申请`;

/** The organisations of table three, as texts sum them. */
export const ORGANISATIONS: readonly Column[] = APPLICANT_KIND_IDS.filter((kind) => kind !== 'person');

const isOf = (row: string, group: string) => row === group || row.startsWith(`${group}.`);
const OWN_ROWS = ['received', 'carriedIn', 'total', 'carriedOut'];

/** Rows of table three, or their groups, by columns. */
export function ofApplications(groups: readonly string[], columns: readonly Column[] = ['total']): Expression {
  const by = columns.length > 1 ? '法人或其他组织' : COLUMN_LABELS[columns[0]!];
  const what = groups.map(nameOf).join('加');
  const rowsIn = (three: NonNullable<TablesRead['three']>) =>
    groups.flatMap((group) =>
      OWN_ROWS.includes(group) ? [group as Row] : outcomeRows(three).filter((row) => isOf(row, group)),
    );
  return {
    what: columns[0] === 'total' ? what : `${what}（${by}）`,
    cells: ({ three }) => rowsIn(three ?? {}).flatMap((row) => columns.map((column) => `three.${row}.${column}`)),
    value: ({ three }) => {
      if (!three) return null;
      const rows = rowsIn(three);
      return rows.length === 0
        ? null
        : sum(rows.flatMap((row) => columns.map((column) => countedIn(three, row, column))));
    },
  };
}

/** Blocks of table four, whole or by a result. */
export function ofRemedies(blocks: readonly RemedyBlock[], result?: RemedyResult): Expression {
  const suits = blocks.filter((block) => block !== 'reconsideration');
  const named =
    suits.length === 2
      ? [...(blocks.length === 3 ? ['行政复议'] : []), '行政诉讼'].join('和')
      : blocks.map((block) => REMEDY_BLOCKS[block]).join('和');
  return {
    what: result ? `${named}“${REMEDY_RESULTS[result]}”` : named,
    cells: () => blocks.map((block) => `four.${block}.${result ?? 'total'}`),
    value: ({ four }) =>
      sum(blocks.flatMap((block) => (result ? [result] : REMEDY_RESULT_IDS).map((one) => four?.[block]?.[one]))),
  };
}

export const SUITS = REMEDY_BLOCK_IDS.filter((block) => block !== 'reconsideration');

const SAID: Record<string, string> = { issued: '本年制发的', repealed: '本年废止的', effective: '现行有效的' };

/** A figure of documents in table two. */
export function ofDocuments(lines: readonly string[], figure: (typeof DOCUMENT_FIGURES)[number]): Expression {
  const named = TWO_LINES.filter(({ id }) => lines.includes(id)).map(({ label }) => label);
  return {
    what: `${SAID[figure]}${named.join('和')}`,
    cells: () => lines.map((line) => `two.${line}.${figure}`),
    value: ({ two }) => sum(lines.map((line) => two?.[line as 'rules']?.[figure])),
  };
}

/** Decisions counted in table two. */
export function ofActs(acts: readonly string[]): Expression {
  const named = TWO_LINES.filter(({ id }) => acts.includes(id)).map(({ label }) => label);
  return {
    what: `本年${named.join('和')}处理决定`,
    cells: () => acts.map((act) => `two.${act}`),
    value: ({ two }) => sum(acts.map((act) => two?.[act as 'licences'])),
  };
}

/** In 万元, a blank 0; null when it was not read or is no amount. */
function amountOf(read: unknown): number | null {
  if (read === null) return 0;
  const written = String(read ?? '');
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : null;
}

export const OF_FEES: Expression = {
  what: '本年行政事业性收费金额（万元）',
  cells: () => ['two.fees'],
  value: ({ two }) => amountOf(two?.fees),
};

/** As findings call all publications that the ledger counts. */
export const LEDGER = '台账登记的公开信息';

/** All publications that the ledger counts. @param channels by channel */
export const ofLedger = (channels: Record<string, number> | undefined): Expression => ({
  what: LEDGER,
  cells: () => [],
  value: () => {
    const all = channels && Object.values(channels);
    return all?.every(isCount) ? all.reduce((total, one) => total + one, 0) : null;
  },
});
