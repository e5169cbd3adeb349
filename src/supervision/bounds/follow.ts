import { putReminders } from '../../mail/index.ts';
import { holdersOf } from '../../organizations/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Measure } from '../../platform/measures.ts';
import type { JobContext } from '../../platform/room.ts';
import { beyondInWords } from '../city/pages/parts.tsx';
import { periodOf } from '../city/period.ts';
import { cityTable, knownOf } from '../city/table.ts';
import { BEYOND } from '../paths.ts';
import { cityOffice } from '../rules.ts';
import { readable } from '../settings/rules.ts';
import { settingsOf } from '../settings/store.ts';
import { cities, type Found, keepCrossings } from './store.ts';

export const BOUNDS_MAIL = 'supervision:bounds';

/** Looks, for every office, which authorities went beyond a bound of this year's figures, and tells the office of those that
 *  are new, in one mail. While months of the year are not counted yet nothing is looked at: half a year's figures would say
 *  what is not so. @returns how many are new */
export async function followBounds({ db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>): Promise<number> {
  let fresh = 0;
  for (const cityId of await cities(db)) fresh += await followCity(db, cityId, house.brought('measures'), now);
  return fresh;
}

async function followCity(db: Db, cityId: number, measures: readonly Measure[], now: Date): Promise<number> {
  const settings = await settingsOf(db, cityId);
  const table = await cityTable(db, measures, cityId, settings, periodOf('', dayOf(now)));
  if (table.uncounted > 0 || !table.countedAt) return 0;
  const known = new Map(measures.map((one) => [one.id, one]));
  const found = table.rows.flatMap((row) =>
    row.beyond.map((id): Found & { name: string } => ({
      ...{ authorityId: row.authority.id, measure: id, name: row.authority.name, bound: settings.bounds[id]! },
      value: readable(known.get(id)!, knownOf(known.get(id)!, row.kept.get(id), table.period)!),
    })),
  );
  return db.transaction().execute(async (tx) => {
    const fresh = await keepCrossings(tx, cityId, found, now);
    if (fresh.length) await tell({ db: tx, now }, cityId, fresh as typeof found, known);
    return fresh.length;
  });
}

/** Lines of a mail; who is beyond besides stands on the page. */
const MOST = 30;

async function tell(
  { db, now }: { db: Tx; now: Date },
  cityId: number,
  fresh: readonly (Found & { name: string })[],
  known: ReadonlyMap<string, Measure>,
): Promise<void> {
  const holders = await holdersOf(db, cityId);
  const to = new Map(holders.filter(({ role }) => cityOffice.includes(role)).map(({ id, name }) => [id, name]));
  const units = new Set(fresh.map(({ authorityId }) => authorityId)).size;
  const lines = fresh.slice(0, MOST).map(({ name, measure, bound }) => {
    const one = known.get(measure)!;
    return `${name}：${one.label}${beyondInWords(one, bound)}`;
  });
  await putReminders(
    { db, now },
    [...to].map(([staffId, name]) => ({
      ...{ authorityId: cityId, room: 'supervision', kind: 'bounds', about: `authority:${cityId}` },
      ...{ key: `${BOUNDS_MAIL}:${cityId}:${now.toISOString()}:${staffId}`, to: { staffId, name } },
      what: `【超出界线】${units} 个单位新超出界线`,
      lines: fresh.length > MOST ? [...lines, `……共 ${fresh.length} 项`] : lines,
      href: BEYOND,
    })),
  );
}
