import { noAssets, noLimits, noRoutes, type Room } from '../../src/platform/room.ts';

/** A room that brings only what the test says. */
export function testRoom(parts: Partial<Room>): Room {
  return {
    name: 'test',
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
    assets: noAssets,
    ...parts,
  };
}
