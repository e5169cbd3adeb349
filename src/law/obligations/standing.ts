/** How one due stands on a day. Early counts; met late stays late; excused only when another person agreed. */
export type DueStanding = 'met' | 'metLate' | 'excused' | 'late' | 'open';

/** What decides it. @param due `on`: its last day; `met`: the day on which it was met first, or null; `excused`: an excuse was
 *  agreed to @param today all 'YYYY-MM-DD' */
export function dueStanding(due: { on: string; met: string | null; excused: boolean }, today: string): DueStanding {
  if (due.met !== null) return due.met > due.on ? 'metLate' : 'met';
  if (due.excused) return 'excused';
  return today > due.on ? 'late' : 'open';
}

/** 覆盖率: of what was to be public by now, excused dues left out, how much is; null where nothing was.
 *  @returns 0–1 */
export function coverageOf({ met, metLate, late }: { met: number; metLate: number; late: number }): number | null {
  const owed = met + metLate + late;
  return owed === 0 ? null : (met + metLate) / owed;
}

/** 及时率: of what was met or is late, how much was met in time; null where nothing was.
 *  @returns 0–1 */
export function timelinessRate({ met, metLate, late }: { met: number; metLate: number; late: number }): number | null {
  const owed = met + metLate + late;
  return owed === 0 ? null : met / owed;
}
