import { minuteOf } from '../platform/dates.ts';
import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { stepRoles } from './chain/rules.ts';
import { remindReviewers } from './reminders.ts';
import { heldReviews } from './rounds/held.ts';
import { moveLimits } from './rounds/limits.ts';
import { handOverRounds } from './rounds/office-closed.ts';
import { waitingReviews } from './rounds/waiting.ts';
import { staffRoutes } from './routes.tsx';

const REMIND_EVERY_MS = 60_000;

/** 分级审核、先审后发 (条例 art. 17): the chain, its rounds and verdicts, bound to the content that was read. */
export const review: Room = {
  name: 'review',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [
    {
      label: '审核',
      path: '/console/reviews',
      roles: stepRoles,
      deputies: true,
      waiting: async ({ db, house, who }) => (await waitingReviews(db, house.brought('reviewed'), who)).length,
    },
    { label: '审核环节设置', path: '/console/reviews/chain', roles: ['disclosureHead'], settings: true },
  ],
  desk: {
    // what is reviewed on a page of its room is on that room's desk
    lines: async ({ db, house, who }) => {
      const here = house.brought('reviewed').filter(({ page }) => page);
      return (await waitingReviews(db, here, who)).map(({ title, href, step, office, submittedAt, due }) => ({
        title,
        href,
        tag: step,
        note: office,
        time: due ? `${due.by} 前办理` : minuteOf(submittedAt),
        ...(due && { by: due.by.slice(0, 10) }),
      }));
    },
  },
  words: {
    actions: {
      'review.configureChain': '修改审核环节',
      'review.giveVerdict': '审核：出具意见',
      'review.removeChain': '取消单独设置的审核环节',
    },
    details: { for: '代谁签', together: '集中审核' },
  },
  limits: noLimits,
  jobs: [{ name: 'remindReviewers', everyMs: REMIND_EVERY_MS, run: remindReviewers }],
  tells: [],
  on: { officeClosed: handOverRounds, calendar: moveLimits },
  brings: {
    articles,
    held: [heldReviews],
    mails: [
      {
        mail: 'review:step',
        label: '审核时限',
        help: '等您审核的，到时限前和超过时限时各发一封',
        roles: [...new Set([...stepRoles, 'disclosureHead' as const])],
      },
      { mail: 'review:deputy', label: '请假代理', help: '您代理的人有事项要审核时', roles: 'everybody' },
    ],
  },
  assets: { ...noAssets, styles: ['review.css'], consoleStyles: ['console.css'], workers: ['compare'] },
};
