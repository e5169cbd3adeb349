import type { Channel } from '../../law/index.ts';
import { officesOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { askedOf, type Passage } from '../../platform/public-text/index.ts';
import type { Who } from '../../platform/roles.ts';
import { columnsOf } from '../../publishing/index.ts';
import { actsFor } from '../deliveries/rules.ts';
import type { Fault, Found } from '../tables.ts';
import type { GoodRow, Rules } from './check-row.ts';
import type { CheckedBundle } from './check-sheet.ts';
import { knownRows } from './known.ts';
import { checkAndLook } from './looked.ts';
import { finder } from './named.ts';
import { readSheet } from './sheet.ts';

/** Faults that are kept to be shown; the annotated copy has them all. */
const FAULTS_KEPT = 200;
/** Passages that are listed to be answered for one by one. */
const LOOKED_KEPT = 300;
/** Rows without a record that are named; empty ones are only counted. */
const SKIPPED_KEPT = 100;

/** Rows that look like records of the ledger and are offered one by one. */
const ALIKE_KEPT = 200;
/** Records of each sheet that are shown as they will be booked. */
const SAMPLES = 3;

/** What the file holds, before anything is written. */
export interface Survey extends Found {
  rows: number;
  /** rows that the ledger does not have yet */
  fresh: number;
  known: number;
  faultCount: number;
  /** the first of them */
  faults: Fault[];
  ignored: string[];
  /** fresh rows of each channel */
  channels: Partial<Record<Channel, number>>;
}

/** What the rows of this person's file are checked against. The program itself may import for every office. */
export async function rulesFor(
  db: Db,
  who: Who,
  given: { year: number; officeId: number | null; today: string },
): Promise<Rules> {
  const [offices, columns] = await Promise.all([officesOf(db, who.authorityId), columnsOf(db, who.authorityId)]);
  const theirs = offices.filter(
    ({ id }) => who.id === null || actsFor(who, { authorityId: who.authorityId, officeId: id }),
  );
  const any = finder(offices);
  return {
    ...given,
    authorityId: who.authorityId,
    officeId: theirs.some(({ id }) => id === given.officeId) ? given.officeId : null,
    office: finder(theirs),
    foreign: (name) => any(name) !== undefined,
    officeNames: theirs.map(({ name }) => name),
    column: finder(columns),
  };
}

/** Reads and checks the whole file; nothing is written. @throws Unreadable
 *  @param progress told the share done, 0 to 1; it may throw to stop */
export async function survey(
  db: Db,
  path: string,
  rules: Rules,
  progress: (done: number) => void = () => {},
): Promise<Survey> {
  const found: Survey = {
    rows: 0,
    fresh: 0,
    known: 0,
    faultCount: 0,
    faults: [],
    ignored: [],
    channels: {},
    sheets: [],
    unread: [],
    skipped: {},
    skippedRows: [],
    filled: 0,
    alike: 0,
    alikeRows: [],
    twice: 0,
    twiceRows: [],
    looked: [],
    lookedMore: {},
  };
  const known = knownRows(db, rules.authorityId);
  const bundles = checkAndLook(db, readSheet(path), rules);
  try {
    for (;;) {
      const next = await bundles.next();
      if (next.done) return { ...found, unread: next.value.unread };
      note(found, next.value);
      const { same, alike } = await known(next.value.good);
      const again = await noteAgain(found, next.value, known);
      const fresh = next.value.good.filter((row) => !same.has(row));
      noteLooked(
        found,
        [...fresh, ...again].flatMap(({ key }) => next.value.found.get(key) ?? []),
      );
      found.known += same.size;
      found.alike += alike.size;
      for (const [row, other] of [...alike].slice(0, ALIKE_KEPT - found.alikeRows.length)) {
        const { key, number, title, deliveredOn, channel } = row;
        found.alikeRows.push({ key, sheet: next.value.sheet, row: number, title, deliveredOn, channel, other });
      }
      for (const row of next.value.good)
        if (!same.has(row) && !alike.has(row)) {
          found.fresh += 1;
          found.channels[row.channel] = (found.channels[row.channel] ?? 0) + 1;
        }
      progress(next.value.done);
    }
  } finally {
    await bundles.return({ unread: [] });
  }
}

/** Rows that stand in the file already: told, unless the ledger has each of them. */
async function noteAgain(
  found: Survey,
  { again }: CheckedBundle,
  known: ReturnType<typeof knownRows>,
): Promise<GoodRow[]> {
  if (again.length === 0) return [];
  const { same } = await known(again.map(({ good }) => good));
  const open = again.filter(({ good }) => !same.has(good));
  found.known += again.length - open.length;
  found.twice += open.length;
  const named = open.slice(0, SKIPPED_KEPT - found.twiceRows.length);
  found.twiceRows.push(...named.map(({ at, firstAt, good }) => ({ at, firstAt, title: good.title })));
  return open.map(({ good }) => good);
}

/** What people must answer for: the first of it is listed, of the rest it is told how much of which kind there is. */
function noteLooked(found: Survey, passages: readonly Passage[]): void {
  for (const one of askedOf(passages)) {
    if (found.looked.length < LOOKED_KEPT) found.looked.push(one);
    else found.lookedMore[one.check] = (found.lookedMore[one.check] ?? 0) + 1;
  }
}

/** Adds what a bundle holds, as far as the ledger need not be asked. */
function note(found: Survey, bundle: CheckedBundle): void {
  found.ignored = [...new Set([...found.ignored, ...bundle.header.ignored])];
  found.rows += bundle.rows.length;
  found.filled += bundle.filled;
  found.faultCount += bundle.faults.length;
  found.faults.push(...bundle.faults.slice(0, FAULTS_KEPT - found.faults.length));
  for (const { kind, rows } of bundle.skipped) found.skipped[kind] = (found.skipped[kind] ?? 0) + rows;
  const named = bundle.skipped.filter(({ kind }) => kind !== 'blank').slice(0, SKIPPED_KEPT - found.skippedRows.length);
  found.skippedRows.push(...named.map(({ kind, at, text }) => ({ kind, at, text })));
  let sheet = found.sheets.at(-1);
  if (sheet?.name !== bundle.sheet) {
    sheet = { name: bundle.sheet, rows: 0, samples: [] };
    found.sheets.push(sheet);
  }
  sheet.rows += bundle.rows.length;
  for (const row of bundle.good.slice(0, Math.max(0, SAMPLES - sheet.samples.length))) {
    const { number, title, deliveredOn, channel, officeId, columnId } = row;
    sheet.samples.push({ row: number, title, deliveredOn, channel, officeId, columnId });
  }
}
