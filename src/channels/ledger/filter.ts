import { type Channel, disclosureItem, isChannel } from '../../law/index.ts';
import { monthEnd } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import { stateNames } from '../names.ts';
import type { DeliveryState } from '../tables.ts';

/** open: something is still to be done; followUp: out, but to be replaced or taken down; late: out after the limit of 条例
 *  art. 26; slow: later than the authority itself asks; all: everything. */
export type LedgerState = DeliveryState | 'open' | 'followUp' | 'late' | 'slow' | 'all';

/** Which rows of the ledger are meant. Without `state`: those that count (confirmed). */
export interface LedgerFilter {
  year?: number | undefined;
  /** 1–12 */
  month?: number | undefined;
  channel?: Channel | undefined;
  officeId?: number | undefined;
  /** 'none': rows without a column */
  columnId?: number | 'none' | undefined;
  /** '20.7'; 'none': rows without an item */
  articleItem?: string | undefined;
  state?: LedgerState | undefined;
  words?: string | undefined;
  /** rows of one import */
  importId?: number | undefined;
}

export const ledgerStates: Record<LedgerState, string> = {
  confirmed: stateNames.confirmed,
  planned: stateNames.planned,
  sending: stateNames.sending,
  sent: stateNames.sent,
  failed: stateNames.failed,
  open: '还没有办完',
  followUp: '待替换、待撤下',
  late: '超过法定时限',
  slow: '发布不及时',
  removed: stateNames.removed,
  all: '全部',
};

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
}

function id(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** The filter of an address; what makes no sense is left out. */
export function filterIn(query: Typed): LedgerFilter {
  const text = (name: string) => one(query[name]);
  const month = id(text('month'));
  const item = text('item');
  const state = text('state');
  const filter: LedgerFilter = {
    year: /^20\d\d$/.test(text('year')) ? Number(text('year')) : undefined,
    month: month && month <= 12 ? month : undefined,
    channel: isChannel(text('channel')) ? (text('channel') as Channel) : undefined,
    officeId: id(text('office')),
    columnId: text('column') === 'none' ? 'none' : id(text('column')),
    articleItem: item === 'none' || disclosureItem(item) ? item : undefined,
    state: Object.hasOwn(ledgerStates, state) ? (state as LedgerState) : undefined,
    words: text('words').slice(0, 100) || undefined,
    importId: id(text('import')),
  };
  if (filter.year === undefined) delete filter.month;
  return filter;
}

/** Address of the list behind a figure. @param path another page with the same filter, e.g. an export */
export function ledgerHref(filter: LedgerFilter, path = '/console/ledger'): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined) query.set(name, String(value));
  };
  put('year', filter.year);
  put('month', filter.month);
  put('channel', filter.channel);
  put('office', filter.officeId);
  put('column', filter.columnId);
  put('item', filter.articleItem);
  put('state', filter.state === 'confirmed' ? undefined : filter.state);
  put('words', filter.words);
  put('import', filter.importId);
  return query.size ? `${path}?${query}` : path;
}

/** First and last day of the filter's year or month; undefined without a year. */
export function periodOf({ year, month }: LedgerFilter): [from: string, to: string] | undefined {
  if (!year) return undefined;
  if (!month) return [`${year}-01-01`, `${year}-12-31`];
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return [first, monthEnd(first)];
}
