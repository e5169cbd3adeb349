import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Language } from '../../platform/languages/language.ts';
import { type PublicGuide, publicGuides } from '../list.ts';
import { type Standing, standingAt } from './hours.ts';
import { type ServiceWindow, windowsOf } from './store.ts';

/** A window as somebody who comes now finds it. */
export interface WindowNow {
  window: ServiceWindow;
  standing: Standing;
  /** the matters that it takes and that the public can read of */
  guides: PublicGuide[];
}

/** All windows of an authority at an instant, by their numbers. @param language of their guides */
export async function windowsNow(
  db: Db,
  authorityId: number,
  now: Date,
  language: Language = 'zh',
): Promise<WindowNow[]> {
  const [windows, guides, calendar] = await Promise.all([
    windowsOf(db, authorityId),
    publicGuides(db, authorityId, { language }),
    calendarOf(db),
  ]);
  const [day = '', clock = ''] = minuteOf(now).split(' ');
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return windows.map((window) => ({
    window,
    standing: standingAt(window.content, day, hour * 60 + minute, calendar),
    guides: guides.filter(({ id }) => window.guides.includes(id)),
  }));
}
