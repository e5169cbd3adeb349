import { type Calendar, createCalendar } from '../law/index.ts';

const published = createCalendar();

/** The working days by which the clocks of these books run. */
export function calendarOf(): Promise<Calendar> {
  return Promise.resolve(published);
}
