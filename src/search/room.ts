import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { followDocument } from './keep.ts';
import { publicRoutes } from './routes.tsx';

/** Full-text search over what the site shows (条例 art. 24: a site has search, look-up, download). */
export const search: Room = {
  name: 'search',
  publicRoutes,
  staffRoutes: noRoutes,
  publicSide: { parameters: ['q', 'column', 'year', 'office', 'sort', 'page'] },
  places: [],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: { document: followDocument },
  brings: {},
  assets: { styles: ['search.css'], consoleStyles: [], islands: [], workers: [] },
};
