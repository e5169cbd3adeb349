import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { useDueNames } from './actions.ts';
import { articles } from './articles.ts';
import { onlineProfile } from './online.ts';
import { profileRoutes } from './routes.tsx';
import { profiles } from './subject.tsx';
import { waitingProfile } from './waiting.ts';

/** 机关信息 (条例 arts. 12, 20(二)): what an authority says of itself, written, reviewed and signed; 公开指南 and 公开制度. */
export const profile: Room = {
  name: 'profile',
  publicRoutes: noRoutes,
  staffRoutes: profileRoutes,
  publicSide: {},
  places: [{ label: '机关信息', path: '/console/authority', roles: ['disclosureHead'], settings: true }],
  desk: { lines: waitingProfile },
  words: {
    actions: {
      'profile.discard': '机关信息：放弃修改',
      'profile.recall': '机关信息：撤回送审',
      'profile.save': '机关信息：填写',
      'profile.submit': '机关信息：送审',
      'profile.useNames': '机关信息：启用新名称',
    },
    subjects: { profile: '机关信息' },
    details: { changes: '改动', since: '自何日起' },
  },
  limits: noLimits,
  jobs: [{ name: 'useDueNames', everyMs: 600_000, run: useDueNames }],
  tells: [],
  on: {},
  brings: { articles, reviewed: [profiles], online: [onlineProfile] },
  assets: noAssets,
};
