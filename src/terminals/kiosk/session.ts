import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { countUse, usesOn } from './uses.ts';

/** Sheets that one person may print, and that one kiosk prints in a day. */
export const PAGES_PER_SESSION = 10;
const PAGES_PER_DAY = 200;

/** One use of a kiosk. */
export interface Session {
  beganAt: Date;
  pagesPrinted: number;
}

/** The use that is going on; one begins with the first page that is asked for. */
export async function sessionAt(db: Db, terminalId: number, now: Date): Promise<Session> {
  const row = { terminal_id: terminalId, began_at: now };
  const begun = await db
    .insertInto('kiosk_sessions')
    .values(row)
    .onConflict((oc) => oc.column('terminal_id').doNothing())
    .returning('terminal_id')
    .executeTakeFirst();
  if (begun) await countUse(db, terminalId, dayOf(now), 'session');
  return db
    .selectFrom('kiosk_sessions')
    .select(['began_at as beganAt', 'pages_printed as pagesPrinted'])
    .where('terminal_id', '=', terminalId)
    .executeTakeFirst()
    .then((kept) => kept ?? { beganAt: now, pagesPrinted: 0 });
}

/** Whether a use is going on. */
export async function isUsed(db: Db, terminalId: number): Promise<boolean> {
  const row = await db
    .selectFrom('kiosk_sessions')
    .select('terminal_id')
    .where('terminal_id', '=', terminalId)
    .executeTakeFirst();
  return row !== undefined;
}

/** It is over: what was bound to it holds no more. */
export async function endSession(db: Db, terminalId: number): Promise<void> {
  await db.deleteFrom('kiosk_sessions').where('terminal_id', '=', terminalId).execute();
}

/** What may still be printed. */
export interface Left {
  session: number;
  day: number;
}

export async function leftToPrint(db: Db, terminalId: number, now: Date): Promise<Left> {
  const { pagesPrinted } = await sessionAt(db, terminalId, now);
  const today = await usesOn(db, terminalId, dayOf(now), 'page');
  return { session: Math.max(0, PAGES_PER_SESSION - pagesPrinted), day: Math.max(0, PAGES_PER_DAY - today) };
}

/** Why so many sheets are not printed, in a sentence; undefined: they may be. */
export function printFault(pages: number, { session, day }: Left): string | undefined {
  if (pages > PAGES_PER_SESSION)
    return `这份文件有 ${pages} 页，每次使用最多打印 ${PAGES_PER_SESSION} 页。可以用手机扫码查看`;
  if (pages > session) return `这次使用还可以打印 ${session} 页，这份文件有 ${pages} 页。可以用手机扫码查看`;
  if (pages > day) return '这台终端今天的打印纸已用到上限，请到窗口打印，或者用手机扫码查看';
  return undefined;
}

/** Takes sheets off what may be printed. @returns why not; the count is taken and kept in one transaction */
export async function takePages(tx: Tx, terminalId: number, pages: number, now: Date): Promise<string | undefined> {
  await tx.selectFrom('terminals').select('id').where('id', '=', terminalId).forUpdate().execute(); // one at a time
  const fault = printFault(pages, await leftToPrint(tx, terminalId, now));
  if (fault) return fault;
  await tx
    .updateTable('kiosk_sessions')
    .set((eb) => ({ pages_printed: eb('pages_printed', '+', pages) }))
    .where('terminal_id', '=', terminalId)
    .execute();
  await countUse(tx, terminalId, dayOf(now), 'printed');
  await countUse(tx, terminalId, dayOf(now), 'page', pages);
  return undefined;
}
