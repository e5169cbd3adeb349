/** 条例 art. 48 asks that those who do disclosure work are trained at intervals (定期) and names no interval. ○ Here: once in
 *  each calendar year; who came after this day (month and day) of a year has until the end of the next. */
export const TRAINING_JOINED_BY = '09-30';

/** Since when somebody does disclosure work, and the last day on which they did; days 'YYYY-MM-DD'. */
export interface Service {
  since: string;
  /** null: they still do */
  left: string | null;
}

/** Whether somebody is to be trained in a year: there by 30 September, and still there when it ends. 条例 art. 48 */
export function dueForTraining(year: number, { since, left }: Service): boolean {
  return since <= `${year}-${TRAINING_JOINED_BY}` && (left === null || left > `${year}-12-31`);
}

/** Whether what somebody attended in a year is enough. 条例 art. 48
 *  @param hours 学时 that they attended @param wanted 学时 that the year's plan asks of everybody; null: it names none, and
 *  whatever was attended is enough */
export function isTrained(hours: number, wanted: number | null): boolean {
  return wanted === null ? hours > 0 : hours >= wanted;
}
