import { minuteOf } from '../platform/dates.ts';
import type { Role } from '../platform/roles.ts';
import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { waitingReviews } from './index.ts';
import { staffRoutes } from './routes.tsx';
import { voidEdited } from './void.ts';

const reviewers: readonly Role[] = ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'];

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
      roles: reviewers,
      waiting: async ({ db, who }) => (await waitingReviews(db, who)).length,
    },
    { label: '审核环节设置', path: '/console/reviews/chain', roles: ['disclosureHead'], settings: true },
  ],
  desk: {
    lines: async ({ db, who }) =>
      (await waitingReviews(db, who)).map(({ documentId, title, step, office, submittedAt }) => ({
        title,
        href: `/console/reviews/${documentId}`,
        tag: step,
        note: office,
        time: minuteOf(submittedAt),
      })),
  },
  words: {
    actions: {
      'review.configureChain': '修改审核环节',
      'review.giveVerdict': '审核：出具意见',
      'review.recall': '审核：撤回',
      'review.submit': '审核：提交',
    },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: { document: voidEdited },
  assets: noAssets,
};
