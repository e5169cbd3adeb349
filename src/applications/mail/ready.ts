import type { Db } from '../../platform/database/index.ts';

type Works = (db: Db) => Promise<boolean>;
let works: Works | undefined;

/** Who carries mails says here how to know whether it does. */
export function whenMailWorks(tell: Works): void {
  works = tell;
}

/** Whether notices by mail may be offered. */
export async function mailWorks(db: Db): Promise<boolean> {
  return (await works?.(db)) ?? false;
}
