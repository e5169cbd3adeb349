import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';

/** What the machine looks at before a person does: texts and the inside of files. */
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
