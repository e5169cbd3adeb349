import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { HOME, TITLE } from './paths.ts';
import { phrases } from './phrases.ts';
import { publicRoutes } from './public/routes.tsx';

/** 征集调查: the public is asked before it is decided, and told what was adopted. */
export const consultations: Room = {
  name: 'consultations',
  publicRoutes,
  staffRoutes: noRoutes,
  publicSide: { phrases, navigation: [{ label: TITLE, href: HOME }], pages: async () => [HOME] },
  places: [],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: { styles: ['consultations.css'], consoleStyles: [], islands: [], workers: [] },
};
