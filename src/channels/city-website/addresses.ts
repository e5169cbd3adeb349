import type { Caller } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { isDay } from '../../platform/dates.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { confirmDelivery } from '../deliveries/actions.ts';
import type { Delivery } from '../deliveries/store.ts';

/** Why an address cannot be where a piece of information stands on the city's site; undefined: it can.
 *  @param host of the city's site, with its port if it has one; '': not told */
export function addressFault(url: string, host: string): string | undefined {
  if (url.length > 500 || !/^https?:\/\/[^\s<>"]+$/.test(url) || !URL.canParse(url))
    return '网址应以 https:// 或 http:// 开头，请从浏览器的地址栏复制';
  const { host: there, pathname, search } = new URL(url);
  if (host && there !== host) return `网址不在市政府网站（${host}）下`;
  return pathname === '/' && !search ? '这是首页的网址，请填写这条信息自己的网址' : undefined;
}

/** What came of a form: how many are recorded, and what is wrong with each other row, by its field. */
export interface Registered {
  recorded: number;
  faults: Record<string, string>;
}

/** Records where each stands, row by row: one that is at fault keeps no other back.
 *  @param typed `url.ID`, and `on.ID` where it came out on another day than `on` */
export async function registerAddresses(
  caller: Caller,
  deliveries: readonly Delivery[],
  { typed, on, host }: { typed: Typed; on: string; host: string },
): Promise<Registered> {
  const came: Registered = { recorded: 0, faults: {} };
  const seen = new Set<string>();
  for (const { id } of deliveries.filter(({ state }) => state === 'planned' || state === 'failed')) {
    const url = first(typed, `url.${id}`).trim();
    if (!url) continue;
    const day = first(typed, `on.${id}`).trim() || on;
    const fault =
      addressFault(url, host) ??
      (seen.has(url) ? '和上面一条的网址相同' : await takenBy(caller.db, caller.who.authorityId, url)) ??
      (isDay(day) ? undefined : `日期“${day}”无效，请按 2023-12-29 的样子填写`);
    seen.add(url);
    if (fault) {
      came.faults[`url.${id}`] = fault;
      continue;
    }
    const done = await confirmDelivery(caller, { id, deliveredOn: day, url, note: '', evidence: [] });
    if (done.ok) came.recorded += 1;
    else came.faults[`url.${id}`] = Object.values(done.fields ?? {})[0] ?? done.message;
  }
  return came;
}

async function takenBy(db: Db, authorityId: number, url: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select('title')
    .where('authority_id', '=', authorityId)
    .where('channel', '=', 'website')
    .where('state', '=', 'confirmed')
    .where('url', '=', url)
    .executeTakeFirst();
  return row && `这个网址已经登记给《${row.title}》`;
}
