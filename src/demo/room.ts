import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';

/** 演示数据: what its loading left in the audit log is read even where it is loaded no more. */
export const demo: Room = {
  name: 'demo',
  publicRoutes: noRoutes,
  staffRoutes: noRoutes,
  publicSide: {},
  places: [],
  desk: {},
  words: { actions: { 'demo.load': '载入演示数据' } },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: noAssets,
};
