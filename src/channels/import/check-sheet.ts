import type { Fault } from '../tables.ts';
import { checkRow, type GoodRow, type Rules } from './check-row.ts';
import { HEADER_WITHIN, type Header, headerIn, headerNames, missingFrom } from './headers.ts';
import { addressOf, type Bundle, type SheetRow } from './reading/row.ts';
import { Unreadable } from './reading/unreadable.ts';

/** What became of a bundle of rows. */
export interface CheckedBundle {
  header: Header;
  /** all rows as they stand in the file */
  rows: SheetRow[];
  good: GoodRow[];
  faults: Fault[];
  /** share of the file that was read, 0 to 1 */
  done: number;
}

/** Checks a table row by row, in bundles, without the database.
 *  @throws Unreadable when there is no header or no row below it */
export async function* checkSheet(bundles: AsyncIterable<Bundle>, rules: Rules): AsyncGenerator<CheckedBundle> {
  const seen = new Map<string, number>();
  let header: Header | undefined;
  let rows = 0;
  for await (const { rows: read, done } of bundles) {
    const checked: Omit<CheckedBundle, 'header'> = { rows: [], good: [], faults: [], done };
    for (const row of read) {
      if (!header) {
        header = headerIn(row);
        if (!header && row.number >= HEADER_WITHIN) throw noHeader();
        continue;
      }
      rows += 1;
      checked.rows.push(row);
      const outcome = checkRow(row, header, rules);
      if ('faults' in outcome) checked.faults.push(...outcome.faults);
      else take(outcome.good);
    }
    if (header) {
      const missing = missingFrom(header);
      if (missing.length) throw new Unreadable(`表头缺少“${missing.join('”“')}”，请补上这一列，或改用模板`);
      yield { header, ...checked };
    }

    function take(good: GoodRow): void {
      const first = seen.get(good.key);
      if (first === undefined) {
        seen.set(good.key, good.number);
        checked.good.push(good);
        return;
      }
      const column = header!.at.title!;
      checked.faults.push({
        at: addressOf(column, good.number),
        row: good.number,
        column,
        found: good.title.slice(0, 100),
        problem: `与第 ${first} 行重复（标题、日期、渠道相同）`,
        remedy: '请删去重复的一行；确属两条信息的，请在标题中写出区别',
      });
    }
  }
  if (!header) throw noHeader();
  if (!rows) throw new Unreadable('表头下面没有数据，请填写后再上传');
}

function noHeader(): Unreadable {
  const names = (['title', 'date', 'channel'] as const).map((field) => headerNames[field][0]);
  return new Unreadable(`前 ${HEADER_WITHIN} 行里没有找到表头，需要有“${names.join('”“')}”三列，请对照模板修改`);
}
