import type { Db } from '../platform/database/index.ts';
import { minuteOf } from '../platform/dates.ts';
import { has, type Who } from '../platform/roles.ts';
import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { stepRoles } from './chain/rules.ts';
import { handOverRounds } from './rounds/office-closed.ts';
import { waitingReviews } from './rounds/waiting.ts';
import { stuckAt } from './rounds/whose-turn.ts';
import { staffRoutes } from './routes.tsx';
import type { SubjectKind } from './subjects.ts';

/** To the head of disclosure work, who has it mended: what stands still because nobody can take a step, such as after its only holder's account was
 *  closed. */
async function standingStill(db: Db, kinds: readonly SubjectKind[], who: Who) {
  if (!has(who, 'disclosureHead')) return [];
  const steps = new Map<string, { roles: string; n: number }>();
  for (const { step, roles } of await stuckAt(db, kinds, who.authorityId))
    steps.set(step, { roles, n: (steps.get(step)?.n ?? 0) + 1 });
  return [...steps].map(([step, { roles, n }]) => ({
    title: `${n} 份文稿停在“${step}”：没有人能办理`,
    href: '/console/reviews',
    tag: '无人办理',
    note: `须有在用账号的${roles}；请安全管理员授权，或恢复停用的账号`,
  }));
}

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
      waiting: async ({ db, house, who }) => (await waitingReviews(db, house.brought('reviewed'), who)).length,
    },
    { label: '审核环节设置', path: '/console/reviews/chain', roles: ['disclosureHead'], settings: true },
  ],
  desk: {
    // what is reviewed on a page of its room is on that room's desk
    lines: async ({ db, house, who }) => {
      const kinds = house.brought('reviewed');
      const here = kinds.filter(({ page }) => page);
      const waiting = (await waitingReviews(db, here, who)).map(({ title, href, step, office, submittedAt }) => ({
        title,
        href,
        tag: step,
        note: office,
        time: minuteOf(submittedAt),
      }));
      return [...(await standingStill(db, kinds, who)), ...waiting];
    },
  },
  words: {
    actions: {
      'review.configureChain': '修改审核环节',
      'review.giveVerdict': '审核：出具意见',
    },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: { officeClosed: handOverRounds },
  brings: {},
  assets: { ...noAssets, consoleStyles: ['console.css'], workers: ['compare'] },
};
