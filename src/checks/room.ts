import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';

/** 信息管理: what the machine looks at before a person does: texts and the inside of files. 条例 arts. 14, 15, 17 */
export const checks: Room = {
  name: 'checks',
  publicRoutes: noRoutes,
  staffRoutes: noRoutes,
  publicSide: {},
  places: [],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: { ...noAssets, workers: ['read-inside'] },
};
