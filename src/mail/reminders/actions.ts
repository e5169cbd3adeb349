import { action, done } from '../../platform/action.ts';
import { notFound } from '../../platform/outcome.ts';
import { clockOf, MODE_NAMES, type Wish } from './rules.ts';
import { keepWish } from './wishes.ts';

/** 提醒怎么发: as they come, once a day or not at all, and the hours in which none comes. */
export const chooseWish = action<Wish, void>('mail.chooseWish', ['anyone'], async ({ db, who, now }, wish) => {
  if (who.id === null) return notFound();
  await keepWish(db, who.id, wish, now);
  const { mode, quiet, from, to, daysOff } = wish;
  const hours = quiet ? `${clockOf(from)}—${clockOf(to)}${daysOff ? '，非工作日' : ''}` : '无';
  return done(undefined, `staff:${who.id}`, { mode: MODE_NAMES[mode], hours });
});
