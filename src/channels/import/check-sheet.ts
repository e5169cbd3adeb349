import type { Fault, NoRecord } from '../tables.ts';
import { checkRow, type GoodRow, type Rules } from './check-row.ts';
import { HEADER_WITHIN, type Header, headerIn, headerNames, missingFrom } from './headers.ts';
import { noRecords } from './no-record.ts';
import { type Bundle, type SheetRow, textOf, type Unread } from './reading/row.ts';
import { Unreadable } from './reading/unreadable.ts';

/** A row that is no record. */
export interface Skipped {
  kind: NoRecord;
  /** '第 17 行', with its sheet where there are several */
  at: string;
  /** what stands in it, shortened */
  text: string;
  /** more than one where empty rows follow one another */
  rows: number;
}

/** A record that is the same as one before it in the file (title, day, channel). */
export interface Again {
  /** with a key of its own */
  good: GoodRow;
  /** the key of the first */
  first: string;
  /** '“二月”第 7 行' */
  at: string;
  firstAt: string;
}

/** What became of a bundle of rows, all of one sheet and below one header. */
export interface CheckedBundle {
  /** '' where there is but one */
  sheet: string;
  header: Header;
  /** the records, faulty or not, as they stand in the file */
  rows: SheetRow[];
  good: GoodRow[];
  /** records that stand in the file already: taken too only where a person says that each is one of its own */
  again: Again[];
  faults: Fault[];
  skipped: Skipped[];
  /** cells of records whose value is that of the one above, which they are merged with */
  filled: number;
  /** share of the file that was read, 0 to 1 */
  done: number;
}

/** What is known of the file once all of it was read. */
export interface Ending {
  unread: Unread[];
}

/** Checks the tables of a file row by row, in bundles, without the database.
 *  @returns at its end the sheets that were not read
 *  @throws Unreadable when no sheet has a header, or none a row below it */
export async function* checkSheet(bundles: AsyncIterable<Bundle>, rules: Rules): AsyncGenerator<CheckedBundle, Ending> {
  const seen: Seen = new Map();
  const unread: Unread[] = [];
  let faultOfFirst: string | undefined;
  let rows = 0;
  let table: Table | undefined;

  function close(): void {
    if (!table) return;
    const { name, why } = { name: table.name, why: table.fault() };
    if (why) unread.push({ name, why });
    if (why) faultOfFirst ??= table.refusal();
    table = undefined;
  }

  let at = -1;
  for await (const { sheet, name, rows: read, done, unread: left = [] } of bundles) {
    unread.push(...left);
    if (sheet !== at) close();
    if (sheet !== at) table = new Table(name, rules, seen);
    at = sheet;
    for (const checked of table!.take(read)) {
      rows += checked.rows.length;
      yield { ...checked, done };
    }
  }
  close();
  if (!rows) throw new Unreadable(faultOfFirst ?? '表头下面没有数据，请填写后再上传');
  return { unread };
}

/** Of the records of a file, by their key: where each stands first, and how often. */
type Seen = Map<string, { at: string; times: number }>;

/** One sheet. */
class Table {
  readonly name: string;
  private header: Header | undefined;
  private given = false;
  private last = 0;
  private records = 0;
  private isNone = noRecords();
  private readonly rules: Rules;
  private readonly seen: Seen;

  constructor(name: string, rules: Rules, seen: Seen) {
    this.name = name;
    this.rules = rules;
    this.seen = seen;
  }

  take(rows: readonly SheetRow[]): Omit<CheckedBundle, 'done'>[] {
    const bundles: Omit<CheckedBundle, 'done'>[] = [];
    for (const row of rows) {
      this.given = true;
      if (!this.header && row.number > HEADER_WITHIN) continue;
      const header = headerIn(row);
      if (!this.header || (header && !missingFrom(header).length && !sameColumns(header, this.header))) {
        // a second table below the first may have other columns
        this.header = header ?? this.header;
        if (this.header) this.last = row.number;
        continue;
      }
      if (missingFrom(this.header).length) continue;
      let bundle = bundles.at(-1);
      if (bundle?.header !== this.header) {
        bundle = {
          sheet: this.name,
          header: this.header,
          rows: [],
          good: [],
          again: [],
          faults: [],
          skipped: [],
          filled: 0,
        };
        bundles.push(bundle);
      }
      this.check(row, bundle);
    }
    return bundles;
  }

  private check(row: SheetRow, bundle: Omit<CheckedBundle, 'done'>): void {
    const [from, to] = [this.last + 1, row.number - 1];
    this.last = row.number;
    if (from <= to)
      bundle.skipped.push({
        kind: 'blank',
        at: this.where(from === to ? `第 ${from} 行` : `第 ${from}—${to} 行`),
        text: '',
        rows: to - from + 1,
      });
    const kind = this.isNone(row, bundle.header);
    if (kind)
      return void bundle.skipped.push({ kind, at: this.where(`第 ${row.number} 行`), text: shown(row), rows: 1 });
    const outcome = checkRow(row, bundle.header, this.rules);
    const first = 'good' in outcome ? this.seen.get(outcome.good.key) : undefined;
    this.records += 1;
    bundle.rows.push(row);
    const meant = new Set(Object.values(bundle.header.at));
    bundle.filled += (row.filled ?? []).filter((column) => meant.has(column)).length;
    if ('faults' in outcome)
      bundle.faults.push(...outcome.faults.map((fault) => ({ ...fault, at: this.where(fault.at) })));
    else if (first) bundle.again.push(this.again(outcome.good, first));
    else {
      this.seen.set(outcome.good.key, { at: this.where(`第 ${row.number} 行`), times: 1 });
      bundle.good.push(outcome.good);
    }
  }

  private again(good: GoodRow, first: { at: string; times: number }): Again {
    first.times += 1;
    return {
      good: { ...good, key: `${good.key} ${first.times}` },
      first: good.key,
      at: this.where(`第 ${good.number} 行`),
      firstAt: first.at,
    };
  }

  private where(place: string): string {
    return this.name ? `“${this.name}”${place}` : place;
  }

  /** why nothing was taken from it; undefined: something was */
  fault(): string | undefined {
    if (this.records) return undefined;
    if (!this.given) return '是空表';
    if (!this.header) return `前 ${HEADER_WITHIN} 行里没有台账的表头`;
    const missing = missingFrom(this.header);
    return missing.length ? `表头缺少“${missing.join('”“')}”` : '表头下面没有数据';
  }

  /** The same for the person whose whole file cannot be read for it. */
  refusal(): string {
    const missing = this.header ? missingFrom(this.header) : [];
    const names = (['title', 'date', 'channel'] as const).map((field) => headerNames[field][0]);
    if (!this.header) return `前 ${HEADER_WITHIN} 行里没有找到表头，需要有“${names.join('”“')}”三列，请对照模板修改`;
    return missing.length
      ? `表头缺少“${missing.join('”“')}”，请补上这一列，或改用模板`
      : '表头下面没有数据，请填写后再上传';
  }
}

function sameColumns(a: Header, b: Header): boolean {
  return JSON.stringify(Object.entries(a.at).sort()) === JSON.stringify(Object.entries(b.at).sort());
}

function shown(row: SheetRow): string {
  return row.cells
    .filter((cell) => cell !== undefined)
    .map(textOf)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
}
