import type { Db } from '../../platform/database/index.ts';
import { deliveringIn } from '../../publishing/index.ts';

/** ○ Days for which a notice hangs where nothing else is said: 公示期 of seven days is what most of the town's rules ask. */
const TERM_DAYS = 7;

/** For how many days what stands in a column hangs on a board: as its rules say. */
export async function boardTerm(db: Db, columnId: number | null): Promise<number> {
  return (await deliveringIn(db, columnId)).boardDays ?? TERM_DAYS;
}

/** Last day of a posting: the day on which it begins does not count (民法典 art. 201).
 *  @param postedOn YYYY-MM-DD */
export function endsOn(postedOn: string, days: number): string {
  return new Date(Date.parse(postedOn) + days * 86_400_000).toISOString().slice(0, 10);
}
