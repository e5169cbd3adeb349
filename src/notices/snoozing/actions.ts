import { recheckReminders } from '../../mail/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { noticesOf } from '../notices.ts';
import { type Snooze, snoozeUntil } from './rules.ts';
import { dropSnooze, keepSnoozes, type SnoozeRow } from './store.ts';

interface SnoozeInput {
  keys: readonly string[];
  snooze: Snooze;
  /** the day that was chosen, 'YYYY-MM-DD' */
  on: string;
}

/** 暂缓提醒: these are told no more until a day; what they are and by when stays as it is. All of them or none.
 *  @returns how many */
export const snoozeNotices = action<SnoozeInput, number>('notices.snooze', ['anyone'], async (act, input) => {
  const { db, house, who, now, today } = act;
  if (who.id === null) return notFound();
  const wanted = new Set(input.keys);
  if (wanted.size === 0) return invalid('请先勾选要暂缓的提醒', { keys: '请先勾选要暂缓的提醒' });
  const [all, calendar] = await Promise.all([noticesOf({ db, house, who, now, today }), calendarOf(db)]);
  const chosen = all.filter(({ key }) => wanted.has(key));
  if (chosen.length === 0) return conflict('勾选的事项已经办完或者有了变化，请看最新的提醒');
  const rows: SnoozeRow[] = [];
  for (const { key, href, title, dueOn, stage, size, urgency } of chosen) {
    if (urgency === 'late') return invalid(`“${title}”已超期，不能暂缓，请尽快办理`);
    const until = snoozeUntil(input, dueOn, today, calendar);
    if (!until.ok) return chosen.length > 1 ? { ...until, message: `“${title}”：${until.message}` } : until;
    rows.push({ staffId: who.id, key, href, dueOn, stage, size, until: until.value });
  }
  await keepSnoozes(db, rows, now);
  return done(rows.length, `staff:${who.id}`, { snoozed: rows.length, toldAgain: rows[0]!.until });
});

/** 恢复提醒: told again from now on. */
export const wakeNotice = action<{ key: string }, void>(
  'notices.wake',
  ['anyone'],
  async ({ db, who, now }, { key }) => {
    if (who.id === null) return notFound();
    if (!(await dropSnooze(db, who.id, key))) return conflict('这一项没有在暂缓');
    await recheckReminders(db, who.id, now);
    return done(undefined, `staff:${who.id}`);
  },
);
