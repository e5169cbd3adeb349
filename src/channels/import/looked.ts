import type { Db } from '../../platform/database/index.ts';
import { FailureError } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { foundIn } from '../../publishing/index.ts';
import type { Fault } from '../tables.ts';
import type { GoodRow, Rules } from './check-row.ts';
import { type CheckedBundle, checkSheet, type Ending } from './check-sheet.ts';
import { headerNames } from './headers.ts';
import { addressOf, type Bundle } from './reading/row.ts';

/** What people write of their own in a row. */
const WORDS = ['title', 'note'] as const;

/** A bundle of rows, and what the automatic checks found in those that are no faults, by their keys. */
export interface LookedBundle extends CheckedBundle {
  found: ReadonlyMap<string, readonly Passage[]>;
}

/** Checks the tables of a file row by row, and looks into what their rows say as into any text for the public: what may
 *  never be public is a fault of its cell, for all else somebody must answer. 条例 arts. 14, 15, 17
 *  @returns at its end the sheets that were not read
 *  @throws Unreadable as checkSheet does; FailureError where it could not be looked at in time */
export async function* checkAndLook(
  db: Db,
  bundles: AsyncIterable<Bundle>,
  rules: Rules,
): AsyncGenerator<LookedBundle, Ending> {
  const checked = checkSheet(bundles, rules);
  try {
    for (;;) {
      const next = await checked.next();
      if (next.done) return next.value;
      yield await lookedAt(db, next.value, rules);
    }
  } finally {
    await checked.return({ unread: [] });
  }
}

async function lookedAt(db: Db, bundle: CheckedBundle, rules: Rules): Promise<LookedBundle> {
  const rows = [...bundle.good, ...bundle.again.map(({ good }) => good)];
  const parts = rows.flatMap((row) =>
    WORDS.filter((field) => row[field]).map((field) => ({
      where: `${bundle.sheet && `“${bundle.sheet}”`}第 ${row.number} 行${headerNames[field][0]}`,
      field: `${field} ${row.number}`,
      text: row[field],
    })),
  );
  if (!parts.length) return { ...bundle, found: new Map() };
  const of = {
    authorityId: rules.authorityId,
    columnId: null,
    parts: { written: [], beside: parts },
    how: 'all' as const,
  };
  const looked = await foundIn(db, of, rules.today);
  if (!looked.ok) throw new FailureError(looked);
  const byRow = new Map<number, Passage[]>();
  for (const one of looked.value) {
    const number = Number(one.field.split(' ')[1]);
    byRow.set(number, [...(byRow.get(number) ?? []), one]);
  }
  const ofRow = ({ number }: GoodRow) => byRow.get(number) ?? [];
  const stops = (row: GoodRow) => ofRow(row).some(({ severity }) => severity === 'block');
  const faults = rows.filter(stops).flatMap((row) => faultsOf(bundle, ofRow(row)));
  const left = (row: GoodRow) => !stops(row);
  return {
    ...bundle,
    good: bundle.good.filter(left),
    again: bundle.again.filter(({ good }) => left(good)),
    faults: [...bundle.faults, ...faults],
    found: new Map(rows.filter(left).map((row) => [row.key, ofRow(row).map((one) => ({ ...one, field: 'file' }))])),
  };
}

function faultsOf({ header, sheet }: CheckedBundle, found: readonly Passage[]): Fault[] {
  return found
    .filter(({ severity }) => severity === 'block')
    .map(({ field, text, message }) => {
      const [name = '', number = ''] = field.split(' ');
      const column = header.at[name as (typeof WORDS)[number]] ?? null;
      const row = Number(number);
      const at = column === null ? `第 ${row} 行` : addressOf(column, row);
      const remedy = '请隐去或者改写；确属涉密的，立即停止在本系统中处理，按保密规定报告';
      return { at: sheet ? `“${sheet}”${at}` : at, row, column, found: text.slice(0, 100), problem: message, remedy };
    });
}
