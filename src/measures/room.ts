import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { countMonth } from './counting.ts';
import { staffRoutes } from './routes.tsx';

const COUNT_EVERY_MS = 60_000;

/** 工作指标: what the rooms' measures come to, month by month, and the records behind each. 条例 arts. 46–50 */
export const measures: Room = {
  name: 'measures',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [{ name: 'countMeasures', everyMs: COUNT_EVERY_MS, run: countMonth }],
  tells: [],
  on: {},
  brings: {},
  assets: noAssets,
};
